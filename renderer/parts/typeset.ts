// What KaTeX has typeset once is copied, which costs a hundredth: a large graph says the same few signs, and names that
// differ by their index, on every node.
import type { KatexOptions } from 'katex'
import katex from 'katex'

const limits = { strict: 'ignore', maxExpand: 200, maxSize: 20 } as const

/** The only digits of a formula, standing as an index. All digits have one height and one depth. */
const onlyIndex = /^([^\d]*_\{)(\d+)(\}[^\d]*)$/

/** A formula in which only the index is another has the same picture but for that text. */
export function templateOf(tex: string): { readonly template: string; readonly index: string | null } {
  const [, before = '', index, after = ''] = onlyIndex.exec(tex) ?? []
  return index === undefined ? { template: tex, index: null } : { template: `${before}0${after}`, index }
}

const mostKept = 500
const kept = new Map<string, Element>()

/** Typesets into an element. Throws what KaTeX throws. */
export function typeset(tex: string, element: HTMLElement, options: KatexOptions): void {
  // MathML holds the formula as it was written.
  const { template, index } = options.output === 'html' ? templateOf(tex) : { template: tex, index: null }
  const key = `${options.output ?? ''} ${options.displayMode === true} ${template}`
  let made = options.trust ? undefined : kept.get(key)
  if (!made) {
    made = document.createElement('span')
    katex.render(template, made as HTMLElement, { ...limits, ...options })
    if (kept.size >= mostKept) kept.clear()
    if (!options.trust) kept.set(key, made)
  }
  element.replaceChildren(...made.cloneNode(true).childNodes)
  if (index !== null) writeIndex(element, index)
}

function writeIndex(element: HTMLElement, index: string): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) if (text.nodeValue === '0') text.nodeValue = index
}
