// Ctrl+K: every command that can run now, every node and every operation, found by a few letters.
import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { CommandId } from '../../core/command/catalogue'
import { commands, menuNames } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import { writeKeys } from '../command/keys'
import { canRun, runCommand } from '../command/run'
import { Modal } from '../parts/Modal'
import { canvas } from '../state/canvas'
import { opsHere } from '../state/functions'
import { addOperation } from '../state/selection-edits'
import { changeSession, helpWith, selectNode } from '../state/session'
import { useKeymap } from '../state/view'
import { ranked } from '../words/rank'
import styles from './CommandPalette.module.css'
import { findNodes } from './find-nodes'

interface Choice {
  readonly id: string
  readonly title: string
  readonly aside: string
  readonly keys?: string
  readonly run: () => void
}

interface Group {
  readonly title: string
  readonly choices: readonly Choice[]
  /** How well its first choice is meant. */
  readonly score: number
}

/** More of one kind are a list to read, not to choose from. */
const most = 12

const close = (): void => changeSession({ dialog: null })

const focusSoon = (id: string): void => void requestAnimationFrame(() => canvas()?.focusNode(id))

export function CommandPalette() {
  const [typed, setTyped] = useState('')
  const groups = useGroups(typed)
  return (
    <Modal title="Commands" showsTitle={false} onClose={close} className={styles.dialog}>
      <Command label="Commands" loop shouldFilter={false}>
        <Command.Input
          className={styles.input}
          placeholder="Search or run a command, find a node, add an operation"
          value={typed}
          onValueChange={setTyped}
          data-first
        />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>No command, node or operation has these letters.</Command.Empty>
          {groups.map(({ title, choices }) => (
            <Command.Group key={title} heading={title} className={styles.group}>
              {choices.map((choice) => (
                <Row key={choice.id} choice={choice}>
                  {choice.title}
                </Row>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  )
}

function Row({ choice, children }: { readonly choice: Choice; readonly children: ReactNode }) {
  return (
    <Command.Item
      value={choice.id}
      className={styles.item}
      onSelect={() => {
        close()
        choice.run()
      }}
    >
      <span className={styles.title}>{children}</span>
      <span className={styles.aside}>{choice.aside}</span>
      {choice.keys !== undefined && <kbd>{choice.keys}</kbd>}
    </Command.Item>
  )
}

/** Commands stand in their menus until something is typed; then the best of each kind, and the best kind first. */
function useGroups(typed: string): readonly Group[] {
  const keymap = useKeymap()
  const open = commands
    .filter(({ id }) => id !== 'view.commands' && canRun(id))
    .map((command) => ({ command, keys: keysOf(command, keymap) }))
  const choiceOf = ({ command, keys }: (typeof open)[number]): Choice => ({
    id: command.id,
    title: command.title,
    aside: typed === '' ? '' : (command.menu?.menu ?? ''),
    ...(keys.length > 0 ? { keys: keys.map(writeKeys).join(' or ') } : {}),
    run: () => void runCommand(command.id satisfies CommandId),
  })
  if (typed.trim() === '')
    return menuNames
      .map((menu) => ({
        title: menu,
        choices: open.filter(({ command }) => command.menu?.menu === menu).map(choiceOf),
        score: 1,
      }))
      .filter(({ choices }) => choices.length > 0)
  const found = ranked(typed, open, ({ command: { title, menu, words = [] } }) => [title, menu?.menu ?? '', ...words])
  const groups: Group[] = [
    { title: 'Commands', choices: found.map(({ thing }) => choiceOf(thing)), score: found[0]?.score ?? 0 },
    nodesFound(typed),
    opsFound(typed),
  ]
  return groups.filter(({ choices }) => choices.length > 0).sort((a, b) => b.score - a.score)
}

function nodesFound(typed: string): Group {
  const found = [...findNodes(typed)].sort((a, b) => b.score - a.score)
  const choices = found.slice(0, most).map(({ node, about }): Choice => ({
    id: `node ${node.id}`,
    title: node.name,
    aside: about,
    run: () => {
      selectNode(node.id)
      canvas()?.reveal([node.id])
      focusSoon(node.id)
    },
  }))
  return { title: 'Nodes', choices, score: found[0]?.score ?? 0 }
}

/** "help exp" tells about an operation, everything else adds one. */
function opsFound(typed: string): Group {
  const [, wanted = typed] = /^help(?: with)? +(.+)$/i.exec(typed) ?? []
  const isHelp = wanted !== typed
  const found = ranked(wanted, opsHere(), (op) => [op.title, op.name, ...(op.calls ?? [])]).filter(
    ({ score }) => score >= 3,
  )
  const choices = found.slice(0, most).map(({ thing: op }): Choice => ({
    id: `op ${op.name}`,
    title: `${isHelp ? 'Help with' : 'Add'} ${op.title}`,
    aside: op.about,
    run: () => (isHelp ? helpWith(op.name) : focusSoon(addOperation(op))),
  }))
  return { title: 'Operations', choices, score: found[0]?.score ?? 0 }
}
