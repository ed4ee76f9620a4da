// Every command with its keys, and a place to press others. What is chosen is kept in the user's settings.
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import type { Command } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'
import { bind, holderOf, keysOf, mayBind, unbind } from '../../core/command/keymap'
import { spell, writeKeys } from '../command/keys'
import { Button } from '../parts/Button'
import { Modal } from '../parts/Modal'
import { announce } from '../state/announce'
import { changeSession } from '../state/session'
import { changeKeymap, useKeymap } from '../state/view'
import { ranked } from '../words/rank'
import styles from './Shortcuts.module.css'

const close = (): void => changeSession({ dialog: null })

const changeable = commands.filter(({ byBrowser }) => !byBrowser)

export function Shortcuts() {
  const keymap = useKeymap()
  const [typed, setTyped] = useState('')
  const [asking, setAsking] = useState<Command | null>(null)
  const found = ranked(typed, changeable, (command) => [
    command.title,
    command.menu?.menu ?? '',
    ...keysOf(command, keymap).map(writeKeys),
  ])
  return (
    <Modal title="Your own shortcuts" onClose={close} className={styles.wide}>
      <div className={styles.head}>
        <input
          className={styles.search}
          aria-label="Find a command"
          placeholder="Find a command"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-first
        />
        <button
          type="button"
          className={styles.plain}
          disabled={keymap.size === 0}
          onClick={() => {
            changeKeymap(new Map())
            announce('All shortcuts are as at first')
          }}
        >
          Reset all
        </button>
      </div>
      <ul className={styles.list}>
        {found.map(({ thing: command }) => (
          <Row
            key={command.id}
            command={command}
            isAsking={asking?.id === command.id}
            onAsk={(isAsking) => setAsking(isAsking ? command : null)}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <Button isMain onClick={close}>
          Close
        </Button>
      </div>
    </Modal>
  )
}

interface RowProps {
  readonly command: Command
  readonly isAsking: boolean
  readonly onAsk: (isAsking: boolean) => void
}

function Row({ command, isAsking, onAsk }: RowProps) {
  const keymap = useKeymap()
  const keys = keysOf(command, keymap)
  const written = keys.map(writeKeys).join(' or ')
  return (
    <li className={styles.row}>
      <span className={styles.menu}>{command.menu?.menu}</span>
      <span className={styles.title}>{command.title}</span>
      {isAsking ? (
        <Asking command={command} onDone={() => onAsk(false)} />
      ) : (
        <>
          <button
            type="button"
            className={styles.keys}
            aria-label={`Change the keys of ${command.title}: ${written === '' ? 'none' : written}`}
            onClick={() => onAsk(true)}
          >
            {keys.length === 0 ? '–' : keys.map((spelt) => <kbd key={spelt}>{writeKeys(spelt)}</kbd>)}
          </button>
          <button
            type="button"
            className={styles.reset}
            aria-label={`Reset the keys of ${command.title}`}
            disabled={!keymap.has(command.id)}
            onClick={() => changeKeymap(unbind(keymap, command.id))}
          >
            Reset
          </button>
        </>
      )}
    </li>
  )
}

/** Waits for a key press; a press that another command has names it and offers to take it. */
function Asking({ command, onDone }: { readonly command: Command; readonly onDone: () => void }) {
  const keymap = useKeymap()
  const [wanted, setWanted] = useState<string | null>(null)
  const holder = wanted === null ? undefined : holderOf(wanted, keymap, command.id)
  const take = (keys: string): void => {
    changeKeymap(bind(keymap, command.id, keys))
    announce(`${command.title} has the keys ${writeKeys(keys)}`)
    onDone()
  }
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const keys = spell(event.nativeEvent)
    if (keys === 'Tab' || keys === 'Shift+Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (keys === 'Escape') onDone()
    else if (keys !== null && mayBind(keys)) {
      if (holderOf(keys, keymap, command.id)) setWanted(keys)
      else take(keys)
    }
  }
  return (
    <span className={styles.asking}>
      <button
        type="button"
        className={styles.listening}
        aria-label={`Press the new keys of ${command.title}, Escape to leave them`}
        onKeyDown={press}
        onClick={(event) => event.currentTarget.focus()}
        ref={(button) => {
          if (wanted === null) button?.focus()
        }}
      >
        {wanted === null ? 'Press the new keys' : writeKeys(wanted)}
      </button>
      {wanted !== null && holder && (
        <span role="alert" className={styles.conflict}>
          <span>
            {writeKeys(wanted)} runs “{holder.title}”{holder.byBrowser ? ', which cannot be changed.' : '.'}
          </span>
          {!holder.byBrowser && (
            <button type="button" className={styles.plain} onClick={() => take(wanted)}>
              Take it from there
            </button>
          )}
          <button type="button" className={styles.plain} onClick={onDone}>
            Leave it
          </button>
        </span>
      )}
    </span>
  )
}
