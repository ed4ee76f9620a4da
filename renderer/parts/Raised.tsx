// A number's text with its power of ten raised by the page: the interface's letters have no small digits beyond ¹²³.
import { Fragment } from 'react'
import styles from './Raised.module.css'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const plain = (text: string): string =>
  [...text].map((sign) => (sign === '⁻' ? '−' : String(raised.indexOf(sign)))).join('')

export function Raised({ text }: { readonly text: string }) {
  const parts = text.split(/([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)/)
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
