// A number's text with its power of ten raised by the page: the interface's letters have no small digits beyond ¹²³.
import { Fragment } from 'react'
import styles from './Raised.module.css'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = (text: string): string =>
  text.replace(/./g, (sign) => (sign === '⁻' ? '−' : String(raised.indexOf(sign))))

/** Exponents are few, and a run writes hundreds of them. */
const known = new Map<string, string>()

function plain(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const made = lowered(text)
  known.set(text, made)
  return made
}

/** Every other part is a power. */
const powers = /([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/

export function Raised({ text }: { readonly text: string }) {
  const parts = text.split(powers)
  if (parts.length === 1) return text
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      <sup key={i} className={styles.raised}>
        {plain(part)}
      </sup>
    ) : (
      <Fragment key={i}>{part}</Fragment>
    ),
  )
}

/** To write costs more than to look. */
function writeData(place: Text, text: string): void {
  if (place.data !== text) place.data = text
}

/** Puts words into an element that React leaves alone; its text, where that is all it has, is only changed. */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element
  if (firstChild instanceof Text && firstChild === element.lastChild) writeData(firstChild, text)
  else element.textContent = text
}

const isRaised = (at: number): boolean => at % 2 === 1

/** The same with powers raised. */
export function writeRaised(element: Element, text: string): void {
  const parts = text.split(powers)
  if (parts.length === 1) return writeText(element, text)
  if (parts[parts.length - 1] === '') parts.pop()
  if (!rewrite(element, parts))
    element.replaceChildren(...parts.map((part, at) => (isRaised(at) ? above(plain(part)) : part)))
}

/** Writes into what stands there; false where it is otherwise built. */
function rewrite(element: Element, parts: readonly string[]): boolean {
  let place = element.firstChild
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string
    const words = isRaised(at) ? (place?.firstChild ?? null) : place
    if (!(words instanceof Text)) return false
    writeData(words, isRaised(at) ? plain(part) : part)
    place = place?.nextSibling ?? null
  }
  return place === null
}

function above(text: string): HTMLElement {
  const made = document.createElement('sup')
  made.className = styles.raised ?? ''
  made.textContent = text
  return made
}
