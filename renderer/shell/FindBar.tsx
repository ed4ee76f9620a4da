// Ctrl+F: nodes by name, operation or value. Enter goes on, Shift+Enter back, and the view goes along.
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { IconButton } from '../parts/IconButton'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { useGraph } from '../state/document'
import { changeSession, selectNode, useSession } from '../state/session'
import type { FoundNode } from './find-nodes'
import { findNodes } from './find-nodes'
import styles from './FindBar.module.css'

export function FindBar() {
  const isFinding = useSession((session) => session.isFinding)
  return isFinding ? <FindLine /> : null
}

function FindLine() {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  // The graph may change under an open line.
  useGraph()
  const found = typed.trim() === '' ? [] : findNodes(typed)
  const here = found.length === 0 ? 0 : Math.min(at, found.length - 1)
  const go = (to: number, among: readonly FoundNode[] = found): void => {
    if (among.length === 0) return
    const next = (to + among.length) % among.length
    setAt(next)
    visit(among[next], next, among.length)
  }
  const type = (text: string): void => {
    setTyped(text)
    const among = text.trim() === '' ? [] : findNodes(text)
    const best = Math.max(...among.map(({ score }) => score))
    go(
      among.findIndex(({ score }) => score === best),
      among,
    )
  }
  const close = (): void => {
    const node = found[here]?.node.id
    changeSession({ isFinding: false })
    if (node !== undefined) requestAnimationFrame(() => canvas()?.focusNode(node))
  }
  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = {
      Enter: () => go(here + (event.shiftKey ? -1 : 1)),
      F3: () => go(here + (event.shiftKey ? -1 : 1)),
      ArrowDown: () => go(here + 1),
      ArrowUp: () => go(here - 1),
      Escape: close,
    }
    const move = moves[event.key]
    if (!move || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  return (
    <div role="search" aria-label="Find a node" className={styles.bar} onKeyDown={press}>
      <Search size={16} aria-hidden="true" />
      <input
        type="text"
        aria-label="Name, operation or value"
        placeholder="Name, operation or value"
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        ref={(field) => field?.focus()}
      />
      <span className={styles.count}>
        {found.length > 0 ? `${here + 1} of ${found.length}` : typed.trim() === '' ? '' : 'none'}
      </span>
      <IconButton
        icon={ChevronUp}
        name="The one before"
        keys="Shift+Enter"
        size={16}
        disabled={found.length < 2}
        onClick={() => go(here - 1)}
      />
      <IconButton
        icon={ChevronDown}
        name="The next one"
        keys="Enter"
        size={16}
        disabled={found.length < 2}
        onClick={() => go(here + 1)}
      />
      <IconButton icon={X} name="Close" keys="Escape" size={16} onClick={close} />
    </div>
  )
}

function visit(found: FoundNode | undefined, at: number, count: number): void {
  if (!found) return announce('no node found')
  selectNode(found.node.id)
  canvas()?.reveal([found.node.id])
  announce(`${found.node.name}, ${found.about}, ${at + 1} of ${count}`)
}
