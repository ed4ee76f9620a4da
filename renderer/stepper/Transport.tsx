// To the start, back, play, on, to the end. Arrow keys step while one of the buttons has the focus.
import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { IconButton } from '../parts/IconButton'
import { useSession } from '../state/session'
import { goTo, play, stepBy } from '../state/stepping'
import styles from './Stepper.module.css'

interface TransportProps {
  readonly cursor: number
  /** How many steps there are. */
  readonly last: number
}

export function Transport({ cursor, last }: TransportProps) {
  const isPlaying = useSession((session) => session.isPlaying)
  const isAtStart = cursor === 0
  const isAtEnd = cursor >= last
  return (
    <div role="toolbar" aria-label="Step through the graph" className={styles.transport} onKeyDown={walk}>
      <IconButton icon={SkipBack} name="To the start" keys="Home" disabled={isAtStart} onClick={() => goTo(0)} />
      <IconButton icon={StepBack} name="Step back" keys="←" disabled={isAtStart} onClick={() => stepBy(-1)} />
      <IconButton
        icon={isPlaying ? Pause : Play}
        name={isPlaying ? 'Pause' : 'Play'}
        keys="Space"
        isStrong
        disabled={last === 0}
        onClick={play}
      />
      <IconButton icon={StepForward} name="Step on" keys="→" disabled={isAtEnd} onClick={() => stepBy(1)} />
      <IconButton icon={SkipForward} name="To the end" keys="End" disabled={isAtEnd} onClick={() => goTo(Infinity)} />
    </div>
  )
}

const moves: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => stepBy(-1),
  ArrowRight: () => stepBy(1),
  Home: () => goTo(0),
  End: () => goTo(Infinity),
}

function walk(event: KeyboardEvent): void {
  const move = moves[event.key]
  if (!move || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  move()
}
