// A small list of operations at the pointer: a few letters, Enter, and the op stands there, selected, joined to the loose wire.
import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import { families } from '../../core/ops/catalogue'
import { allOps } from '../../core/ops/catalogue'
import type { Family, OpDefinition } from '../../core/ops/op'
import { isSource } from '../../core/ops/op'
import { Tex } from '../parts/Tex'
import { canvas } from '../state/canvas'
import { presentDocument } from '../state/document'
import { addOperation } from '../state/selection-edits'
import type { QuickAdd as Request } from '../state/session'
import { changeSession, useSession } from '../state/session'
import { Anchored } from './Anchored'
import styles from './Menu.module.css'
import { opsThatFit, wordsOf } from './ops-found'

const close = (): void => changeSession({ quickAdd: null })

export function QuickAdd() {
  const request = useSession((session) => session.quickAdd)
  return request && <QuickAddList key={JSON.stringify(request)} request={request} />
}

function QuickAddList({ request }: { readonly request: Request }) {
  const { from } = request
  const [at] = useState(() => (request.at === 'middle' ? (canvas()?.middle() ?? { x: 0, y: 0 }) : request.at))
  const ops = useMemo(() => (from ? opsThatFit(presentDocument(), from) : allOps), [from])
  const [text, setText] = useState('')
  const add = (op: OpDefinition): void => {
    close()
    const id = addOperation(op, { at: { x: at.x, y: at.y - 40 }, from })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  return (
    <Anchored at={{ x: at.x, y: at.y - 20 }} width={268} height={316}>
      <Command
        label="Add an operation"
        className={styles.menu}
        loop
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault()
            close()
          }
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) close()
        }}
      >
        <Command.Input
          className={styles.input}
          placeholder={from ? 'Join the wire to …' : 'Add an operation'}
          value={text}
          onValueChange={setText}
          ref={(field) => field?.focus()}
        />
        <Command.List className={styles.list} label="Operations">
          <Command.Empty className={styles.empty}>No operation has these letters.</Command.Empty>
          {text === '' ? inFamilies(ops, add) : ops.map((op) => <Item key={op.name} op={op} onChoose={add} />)}
        </Command.List>
      </Command>
    </Anchored>
  )
}

function inFamilies(ops: readonly OpDefinition[], onChoose: (op: OpDefinition) => void) {
  return (Object.entries(families) as [Family, string][]).map(([family, title]) => {
    const members = ops.filter((op) => op.family === family)
    if (members.length === 0) return null
    return (
      <Command.Group key={family} heading={title} className={styles.group}>
        {members.map((op) => (
          <Item key={op.name} op={op} onChoose={onChoose} />
        ))}
      </Command.Group>
    )
  })
}

interface ItemProps {
  readonly op: OpDefinition
  readonly onChoose: (op: OpDefinition) => void
}

function Item({ op, onChoose }: ItemProps) {
  return (
    <Command.Item
      value={op.name}
      keywords={wordsOf(op)}
      className={styles.item}
      onSelect={() => onChoose(op)}
      aria-label={op.title}
    >
      <span className={styles.sign}>
        <Tex tex={op.sign} label="" />
      </span>
      <span>{op.title}</span>
      {!isSource(op) && op.title !== op.name && <span className={styles.aside}>{op.name}</span>}
    </Command.Item>
  )
}
