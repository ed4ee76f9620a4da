// While presenting: the keys of a clicker, the full screen, and three buttons that come when the pointer moves. The rest of
// the page is put away by App; canvas and sentence are the same as ever, only larger.
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Command } from '../../core/command/catalogue'
import { commandNamed } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import { presenterKeys } from '../command/hands'
import { spell } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import { useCursor, useDerived } from '../state/derived'
import { useOpenDocument } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { stepBy } from '../state/stepping'
import { keymapNow } from '../state/view'
import styles from './Presenter.module.css'

const present = commandNamed('view.present') as Command

const leave = (): void => changeSession({ isPresenting: false })

/** Shown for so long after the pointer has moved, in milliseconds. */
const awake = 2500

export function Presenter() {
  const isPresenting = useSession((session) => session.isPresenting)
  return isPresenting ? <Presenting /> : null
}

function Presenting() {
  const name = useOpenDocument((state) => state.name)
  const cursor = useCursor()
  const last = useDerived().trace.steps.length
  const isAwake = useAwake()
  useEffect(listenToClicker, [])
  useEffect(fillScreen, [])
  return (
    <header className={`${styles.controls} ${isAwake ? '' : styles.asleep}`} data-panel>
      <h1 className={styles.heading}>{name}</h1>
      <div role="toolbar" aria-label="Presentation" className={styles.buttons}>
        <IconButton icon={ChevronLeft} name="Step back" size={22} disabled={cursor === 0} onClick={() => stepBy(-1)} />
        <span className={styles.place}>
          {cursor} / {last}
        </span>
        <IconButton icon={ChevronRight} name="Step on" size={22} disabled={cursor >= last} onClick={() => stepBy(1)} />
        <IconButton icon={X} name="Stop presenting" keys="Escape" size={22} onClick={leave} />
      </div>
    </header>
  )
}

/** Heard before everything else, but not instead of a dialog or of a field that is being typed in. */
function listenToClicker(): () => void {
  const hear = (event: KeyboardEvent): void => {
    const { activeElement } = document
    if (document.querySelector('dialog[open]') || activeElement?.matches('input, textarea, select')) return
    const keys = spell(event) ?? ''
    if (keys === 'Space' && activeElement?.matches('button')) return
    const begins = keysOf(present, keymapNow()).includes(keys)
    const does = begins ? 'leave' : presenterKeys.find((row) => row.keys.includes(keys))?.does
    if (does === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (does === 'leave') leave()
    else void runCommand(does)
  }
  window.addEventListener('keydown', hear, true)
  return () => window.removeEventListener('keydown', hear, true)
}

/** The full screen where the system gives it; who leaves that leaves the presentation. */
function fillScreen(): () => void {
  const page = document.documentElement
  const whenChanged = (): void => {
    if (document.fullscreenElement === null) leave()
  }
  // A browser may refuse, for example in a frame: then the presentation fills the window.
  void page.requestFullscreen?.().catch(() => undefined)
  document.addEventListener('fullscreenchange', whenChanged)
  return () => {
    document.removeEventListener('fullscreenchange', whenChanged)
    if (document.fullscreenElement !== null) void document.exitFullscreen()
  }
}

function useAwake(): boolean {
  const [isAwake, setAwake] = useState(true)
  useEffect(() => {
    let timer = window.setTimeout(() => setAwake(false), awake)
    const wake = (): void => {
      setAwake(true)
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setAwake(false), awake)
    }
    window.addEventListener('pointermove', wake)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('pointermove', wake)
    }
  }, [])
  return isAwake
}
