// A small list of operations at the pointer: a few letters, Enter, and the op stands there, selected, joined to the loose wire.
// A number or a formula is taken as well: its nodes then stand there.
import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import { latexOf } from '../../core/language/latex'
import { opRule } from '../../core/language/op-rule'
import { families } from '../../core/ops/catalogue'
import type { Family, OpDefinition } from '../../core/ops/op'
import { Tex } from '../parts/Tex'
import { canvas } from '../state/canvas'
import { presentDocument } from '../state/document'
import { opsHere } from '../state/functions'
import { recentOps } from '../state/recent-ops'
import { addOperation } from '../state/selection-edits'
import type { QuickAdd as Request } from '../state/session'
import { changeSession, useSession } from '../state/session'
import type { Typed } from '../state/typed-nodes'
import { addTyped, isWord, readAdded } from '../state/typed-nodes'
import { Anchored } from './Anchored'
import styles from './Menu.module.css'
import { isBegun, opsMeant, opsThatFit } from './ops-found'

const close = (): void => changeSession({ quickAdd: null })

export function QuickAdd() {
  const request = useSession((session) => session.quickAdd)
  return request && <QuickAddList key={JSON.stringify(request)} request={request} />
}

function QuickAddList({ request }: { readonly request: Request }) {
  const { from } = request
  const [at] = useState(() => (request.at === 'middle' ? (canvas()?.middle() ?? { x: 0, y: 0 }) : request.at))
  const ops = useMemo(() => (from ? opsThatFit(presentDocument(), from, opsHere()) : opsHere()), [from])
  const [recent] = useState(recentOps)
  const [text, setText] = useState('')
  const add = (op: OpDefinition): void => {
    close()
    // Asked for by key, it has no place of its own: a free one, so that the next does not cover it.
    const place = request.at === 'middle' ? {} : { at: { x: at.x, y: at.y - 40 } }
    const id = addOperation(op, { ...place, from })
    requestAnimationFrame(() => canvas()?.focusNode(id))
  }
  const typed = useMemo(() => readAdded(text, from), [text, from])
  const meant = useMemo(() => (text.trim() === '' ? [] : opsMeant(text, ops, recent)), [text, ops, recent])
  // e is a number and begins the exponential: while it is a word, an operation that it begins comes first.
  const isOpFirst = isWord(text) && meant[0] !== undefined && isBegun(text, meant[0])
  const offer = typed && typed.kind !== 'refused' && (
    <TypedItem
      typed={typed}
      text={text}
      onChoose={() => {
        close()
        addTyped(typed, at, from)
      }}
    />
  )
  return (
    <Anchored at={{ x: at.x, y: at.y - 20 }} width={316} height={356}>
      <Command
        label="Add an operation"
        className={styles.menu}
        loop
        shouldFilter={false}
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
          placeholder={from ? 'Join the wire to …' : 'Operation, number or formula'}
          value={text}
          onValueChange={setText}
          ref={(field) => field?.focus()}
        />
        <Command.List className={styles.list} label="Operations">
          <Command.Empty className={styles.empty}>
            {typed?.kind === 'refused' ? typed.reason : `No operation${from ? ' that fits' : ''} has these letters.`}
          </Command.Empty>
          {text.trim() === '' ? (
            <>
              <Group
                title="Used lately"
                ops={recent.flatMap((name) => ops.find((op) => op.name === name) ?? [])}
                onChoose={add}
                place="recent"
              />
              {(Object.entries(families) as [Family, string][]).map(([family, title]) => (
                <Group
                  key={family}
                  title={title}
                  ops={ops.filter((op) => op.family === family)}
                  onChoose={add}
                  place={family}
                />
              ))}
            </>
          ) : (
            <>
              {!isOpFirst && offer}
              {meant.map((op) => (
                <Item key={op.name} op={op} value={op.name} onChoose={add} />
              ))}
              {isOpFirst && offer}
            </>
          )}
        </Command.List>
      </Command>
    </Anchored>
  )
}

interface GroupProps {
  readonly title: string
  readonly ops: readonly OpDefinition[]
  /** An op may stand in two groups; each of its lines needs a name of its own. */
  readonly place: string
  readonly onChoose: (op: OpDefinition) => void
}

function Group({ title, ops, place, onChoose }: GroupProps) {
  if (ops.length === 0) return null
  return (
    <Command.Group heading={title} className={styles.group}>
      {ops.map((op) => (
        <Item key={op.name} op={op} value={`${place} ${op.name}`} onChoose={onChoose} />
      ))}
    </Command.Group>
  )
}

interface ItemProps {
  readonly op: OpDefinition
  readonly value: string
  readonly onChoose: (op: OpDefinition) => void
}

function Item({ op, value, onChoose }: ItemProps) {
  const formula = opRule(op)?.forward ?? op.sign
  return (
    <Command.Item value={value} className={styles.item} onSelect={() => onChoose(op)} aria-label={op.title}>
      <span className={styles.title}>{op.title}</span>
      <span className={styles.formula}>
        <Tex tex={formula.length > longest ? op.sign : formula} label="" />
      </span>
    </Command.Item>
  )
}

interface TypedItemProps {
  readonly typed: Exclude<Typed, { kind: 'refused' }>
  readonly text: string
  readonly onChoose: () => void
}

/** What was typed itself: the number, or the formula as a book writes it. */
function TypedItem({ typed, text, onChoose }: TypedItemProps) {
  const title = typed.kind === 'formula' ? 'formula' : typed.read.value.shape.length === 0 ? 'constant' : 'input'
  return (
    <Command.Item value="typed" className={styles.item} onSelect={onChoose} aria-label={`${title} ${text.trim()}`}>
      <span className={styles.title}>{title}</span>
      <span className={styles.formula}>{typed.kind === 'formula' ? <TypedTex typed={typed} /> : text.trim()}</span>
    </Command.Item>
  )
}

function TypedTex({ typed: { nodes, result } }: { readonly typed: Extract<Typed, { kind: 'formula' }> }) {
  const { formula } = latexOf(nodes.placed.graph, result)
  return formula.length > longest ? '…' : <Tex tex={formula} label="" />
}

/** LaTeX longer than this does not fit beside the title; its sign does. */
const longest = 90
