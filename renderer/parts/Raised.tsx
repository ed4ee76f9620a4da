// A number's text with its power of ten raised by the page: the interface's letters have no small digits beyond ¹²³.
import { Fragment } from 'react'
import styles from './Raised.module.css'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = (text: string): string =>
  text.replace(/./g, (sign) => (sign === '⁻' ? '−' : String(raised.indexOf(sign))))

/** Exponents are few, and a run writes hundreds of them. */
const known = new Map<string, string>()

/** The signs of a raised power as the page writes them where it raises them itself: ⁻¹² -> −12. */
export function plainPower(text: string): string {
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
        {plainPower(part)}
      </sup>
    ) : (
      <Fragment key={i}>{part}</Fragment>
    ),
  )
}

/** Puts words into an element that React leaves alone; its text, where that is all it has, is only changed. */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element
  if (!(firstChild instanceof Text) || firstChild !== element.lastChild) element.textContent = text
  // To write costs more than to look.
  else if (firstChild.data !== text) firstChild.data = text
}

/** The same with powers raised. */
export function writeRaised(element: Element, text: string): void {
  const parts = text.split(powers)
  if (parts.length === 1) writeText(element, text)
  else element.replaceChildren(...parts.map((part, at) => (at % 2 === 1 ? raisedPart(plainPower(part)) : part)))
}

/** Raised by the page. */
export function raisedPart(text: string): HTMLElement {
  const made = document.createElement('sup')
  made.className = styles.raised ?? ''
  made.textContent = text
  return made
}
