// A document inside an SVG figure, as the text of its metadata element: whoever has the figure can open what it was made of.
// Found by a look for its mark, not by reading XML: nothing else of the figure matters, and hostile text costs one pass.

/** The mark of our element among metadata of other programs. */
export const figureMark = 'gradwire-document'

const beginning = /^\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*|<!doctype svg[^>]*>\s*)*<svg/i

/** Is the text an SVG picture? */
export const isFigure = (text: string): boolean => beginning.test(text.slice(0, 2000))

/** A document's text as XML can hold it: two characters that JSON may have and XML may not are written as JSON escapes. */
export const forFigure = (document: string): string =>
  document.replaceAll(/[\ufffe\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`)

/** The text of the document inside an SVG picture; null where there is none. It is not yet known to be one. */
export function documentInFigure(svg: string): string | null {
  const mark = svg.indexOf(`id="${figureMark}"`)
  if (mark < 0) return null
  const start = svg.indexOf('>', mark) + 1
  const end = svg.indexOf('<', start)
  return start > 0 && svg.startsWith('</metadata', end) ? unescaped(svg.slice(start, end)) : null
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Named and numbered letters of XML; what is neither stays as it is. */
function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (all, name, decimal, hexadecimal) => {
      if (name) return entities[String(name).toLowerCase()] as string
      const code = decimal ? Number(decimal) : parseInt(String(hexadecimal), 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : String(all)
    },
  )
}
