// Puts the shown formula on the clipboard as NumPy text.
import { Check, Code } from 'lucide-react'
import { useEffect, useState } from 'react'
import { writeNumpy } from '../../core/language/write'
import type { Graph, NodeId } from '../../core/graph/document'
import { copyText } from '../bridge/clipboard'
import { announce } from '../state/announce'
import { say } from '../state/session'
import styles from './FormulaBar.module.css'

const thanksTime = 1600

export function CopyCode({ graph, node }: { readonly graph: Graph; readonly node: NodeId }) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const clock = setTimeout(() => setCopied(false), thanksTime)
    return () => clearTimeout(clock)
  }, [isCopied])
  const copy = async (): Promise<void> => {
    if (await copyText(writeNumpy(graph, node))) {
      setCopied(true)
      announce('Copied as NumPy')
    } else {
      say('The clipboard could not be reached, so nothing was copied.', 'error')
    }
  }
  const Icon = isCopied ? Check : Code
  return (
    <button type="button" className={styles.copy} title="Copy as NumPy" aria-label="Copy as NumPy" onClick={copy}>
      <Icon size={15} aria-hidden="true" />
      <span>{isCopied ? 'Copied' : 'NumPy'}</span>
    </button>
  )
}
