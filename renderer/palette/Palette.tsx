// The operations by family. Each is dragged onto the canvas, or put into the middle of the view by a click or Enter.
import { Search } from 'lucide-react'
import { useState } from 'react'
import { families } from '../../core/ops/catalogue'
import type { Family, OpDefinition } from '../../core/ops/op'
import { Tex } from '../parts/Tex'
import { canvas } from '../state/canvas'
import { useOpsHere } from '../state/functions'
import { helpWith } from '../state/session'
import { addOperation } from '../state/selection-edits'
import styles from './Palette.module.css'
import { glyphsIn, isSignShown, isWide, matches, shortTitle } from './titles'
import { useOpDrag } from './use-op-drag'

export function Palette() {
  const [text, setText] = useState('')
  const found = useOpsHere().filter((op) => matches(op, text))
  const [first] = found
  return (
    <div className={styles.palette}>
      <label className={styles.search}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          placeholder="Find an operation"
          aria-label="Find an operation"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text !== '' && first) addInMiddle(first)
            if (event.key === 'Escape') setText('')
          }}
        />
      </label>
      {(Object.entries(families) as [Family, string][]).map(([family, title]) => {
        const ops = found.filter((op) => op.family === family)
        return ops.length === 0 ? null : <FamilyList key={family} title={title} ops={ops} />
      })}
      {found.length === 0 && <p className={styles.none}>No operation has these letters.</p>}
    </div>
  )
}

function FamilyList({ title, ops }: { readonly title: string; readonly ops: readonly OpDefinition[] }) {
  return (
    <section aria-label={title}>
      <h2 className={styles.family}>{title}</h2>
      <div className={styles.ops}>
        {ops.map((op) => (
          <OpButton key={op.name} op={op} />
        ))}
      </div>
    </section>
  )
}

/** Adds the op and hands the keyboard to its node. */
function addInMiddle(op: OpDefinition): void {
  const id = addOperation(op)
  requestAnimationFrame(() => canvas()?.focusNode(id))
}

function OpButton({ op }: { readonly op: OpDefinition }) {
  const { events, ghost } = useOpDrag(op, () => addInMiddle(op))
  const look = [styles.op, isSignShown(op) ? '' : styles.unsigned, isWide(op) ? styles.wide : ''].join(' ')
  return (
    <>
      <button
        type="button"
        className={look}
        title={`${op.title}: ${op.about} F1 or a right click tells more.`}
        data-op={op.name}
        onContextMenu={(event) => {
          event.preventDefault()
          helpWith(op.name)
        }}
        {...events}
      >
        <Face op={op} />
      </button>
      {ghost && (
        <div className={`${look} ${styles.ghost}`} style={{ left: ghost.x, top: ghost.y }} aria-hidden="true">
          <Face op={op} />
        </div>
      )}
    </>
  )
}

function Face({ op }: { readonly op: OpDefinition }) {
  return (
    <>
      {isSignShown(op) && (
        <span className={`${styles.sign} ${glyphsIn(op.sign) > 3 ? styles.long : ''}`}>
          <Tex tex={op.sign} label="" />
        </span>
      )}
      <span className={shortTitle(op).length > 8 ? styles.small : ''}>{shortTitle(op)}</span>
    </>
  )
}
