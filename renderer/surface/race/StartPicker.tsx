// A sheet over the picture while starts are picked: a click adds one where it falls. Escape, or the button that began it, ends
// it. By keyboard the ball is moved and its place added, which needs no sheet.
import { useEffect } from 'react'
import type { Axis } from '../../../core/graph/document'
import { useRace } from '../../state/race'
import { addStartAt } from '../../state/race-starts'
import { roundedPoint } from '../steps'
import styles from './race.module.css'

interface StartPickerProps {
  readonly axes: readonly Axis[]
  /** The numbers under a place in the window; null when nothing lies there. */
  readonly pointUnder: (x: number, y: number) => readonly number[] | null
}

const stopPicking = (): void => useRace.setState({ isPicking: false })

export function StartPicker({ axes, pointUnder }: StartPickerProps) {
  const isPicking = useRace((race) => race.isPicking)
  useEffect(() => {
    if (!isPicking) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      stopPicking()
    }
    globalThis.addEventListener('keydown', onKey, true)
    return () => globalThis.removeEventListener('keydown', onKey, true)
  }, [isPicking])
  if (!isPicking) return null
  return (
    <div
      className={styles.picker}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        const under = pointUnder(event.clientX, event.clientY)
        if (under && !addStartAt(axes, roundedPoint(axes, under))) stopPicking()
      }}
    />
  )
}
