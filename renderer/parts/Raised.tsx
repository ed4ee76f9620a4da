// A number's text with its power of ten raised by the page: the interface's letters have no small digits beyond ¹²³.
import { Fragment } from 'react'
import styles from './Raised.module.css'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const plain = (text: string): string =>
  [...text].map((sign) => (sign === '⁻' ? '−' : String(raised.indexOf(sign)))).join('')

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

/** The same, written into an element that React leaves alone. */
export function writeRaised(element: Element, text: string): void {
  const parts = text.split(powers)
  if (parts.length === 1) {
    element.textContent = text
    return
  }
  element.replaceChildren(
    ...parts.map((part, i) => {
      if (i % 2 === 0) return part
      const above = document.createElement('sup')
      above.className = styles.raised ?? ''
      above.textContent = plain(part)
      return above
    }),
  )
}
