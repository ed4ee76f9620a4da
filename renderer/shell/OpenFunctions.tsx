// Above the canvas while a function stands open: where one is, from the document down to the use that was opened, and the way up.
import { ArrowUp, ChevronRight, Pencil } from 'lucide-react'
import type { GraphFunction } from '../../core/graph/document'
import { useKeysOf } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import { Name } from '../parts/Name'
import { useOpenDocument } from '../state/document'
import { goUpTo, nameFunction, usesText, useOpenFunctions } from '../state/functions'
import { changeSession, say, useSession } from '../state/session'
import styles from './OpenFunctions.module.css'

export function OpenFunctions() {
  const open = useOpenFunctions()
  const document = useOpenDocument((state) => state.name)
  const keys = useKeysOf('edit.goUp')
  const last = open[open.length - 1]
  if (!last) return null
  return (
    <nav className={styles.bar} aria-label="Open function" data-panel>
      <IconButton icon={ArrowUp} name="Go up" keys={keys} size={16} onClick={() => runCommand('edit.goUp')} />
      <ol className={styles.way}>
        <li>
          <button type="button" className={styles.level} onClick={() => goUpTo(0)}>
            {document}
          </button>
        </li>
        {open.map(({ fn, use }, level) => (
          <li key={`${level} ${fn.id}`}>
            <ChevronRight size={14} aria-hidden="true" />
            {fn === last.fn ? (
              <Current fn={fn} use={use} />
            ) : (
              <button type="button" className={styles.level} onClick={() => goUpTo(level + 1)}>
                <Name name={fn.name} />
              </button>
            )}
          </li>
        ))}
      </ol>
      <span className={styles.note}>{usesText(last.fn)}; a change here changes every use</span>
    </nav>
  )
}

function Current({ fn, use }: { readonly fn: GraphFunction; readonly use: string }) {
  const isTyping = useSession((session) => session.renamingFunction === fn.id && session.selection.nodes.length === 0)
  if (isTyping) return <NameField fn={fn} />
  return (
    <span className={styles.current} aria-current="location">
      <Name name={fn.name} />
      <span className={styles.use}>
        as <Name name={use} /> uses it
      </span>
      <IconButton
        icon={Pencil}
        name={`Rename the function ${fn.name}`}
        size={14}
        onClick={() => changeSession({ renamingFunction: fn.id })}
      />
    </span>
  )
}

const close = (): void => changeSession({ renamingFunction: null })

function NameField({ fn }: { readonly fn: GraphFunction }) {
  const take = (text: string): void => {
    const problem = text.trim() === fn.name ? null : nameFunction(fn, text.trim())
    if (problem) say(problem, 'error')
    else close()
  }
  return (
    <input
      className={styles.field}
      aria-label={`Name of the function ${fn.name}`}
      defaultValue={fn.name}
      autoFocus
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onBlur={close}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') take(event.currentTarget.value)
        if (event.key === 'Escape') close()
      }}
    />
  )
}
