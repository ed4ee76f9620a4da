// What a text is that is not ours: said by name, so that a person knows which file was picked.

const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\s*<!doctype html|^\s*<html/i, 'an HTML page'],
  // In place of a document inside a figure; the figure itself has been looked into before.
  [/^\s*(?:<\?xml[^>]*>\s*)?<svg/i, 'an SVG picture'],
  [/^\s*<\?xml/i, 'an XML file'],
  [/^PK[\u0003\u0005]/, 'a ZIP archive'],
  [/^.PNG\r?\n/, 'a PNG picture'],
  [/^.{0,3}JFIF|^\ufffd\ufffd\ufffd/, 'a picture or another binary file'],
  [/^GIF8/, 'a GIF picture'],
  [/^%PDF-/, 'a PDF file'],
  [/^version https:\/\/git-lfs/, 'a Git LFS pointer, not the file itself'],
  [/^{\\rtf/, 'a text-processor file'],
  [/^(?:import|from|def|#!)\s/, 'a program text'],
]

/** What a text that is no JSON object of ours looks like; null when it may be a document. */
export function strangerOf(text: string): string | null {
  const start = text.slice(0, 400)
  const known = beginnings.find(([pattern]) => pattern.test(start))
  if (known) return known[1]
  if (start.includes('\u0000')) return 'a binary file, or text in UTF-16'
  const first = start.trimStart()[0]
  return first === '{' || first === '[' ? null : 'plain text'
}

/** What parsed JSON is when it does not say that it is ours. */
export function strangeJson(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'a list of values'
  const keys = new Set(Object.keys(value))
  if (keys.has('nbformat') && keys.has('cells')) return 'a Jupyter notebook'
  if (keys.has('tldrawFileFormatVersion')) return 'a tldraw drawing'
  if ((value as { type?: unknown }).type === 'excalidraw') return 'an Excalidraw drawing'
  if (keys.has('dependencies') || keys.has('devDependencies')) return 'a package description'
  return 'a JSON file of another program'
}
