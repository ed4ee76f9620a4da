// Which one or two numbers the picture is drawn over, and between what.
import { SlidersHorizontal, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useMemo } from 'react'
import { defaultRange, entryName, entryValue, isSameEntry } from '../../../core/calculus/axes'
import { entriesOf } from '../../../core/engine/derivative'
import type { Axis, Entry, PictureChoice, Study } from '../../../core/graph/document'
import type { Program } from '../../../core/graph/program'
import { leaveTakenFocus } from '../../parts/focus'
import { IconButton } from '../../parts/IconButton'
import { goUpTo, useOpenFunctions } from '../../state/functions'
import { newGesture } from '../gestures'
import { NumberField } from './NumberField'
import { spokenName } from '../picture'
import { HeightRow } from './HeightRow'
import { PlaneChooser } from './PlaneChooser'
import styles from './controls.module.css'

interface AxisChooserProps {
  readonly program: Program
  /** Null while a plane is cut: then the axes are its own. */
  readonly axes: readonly Axis[] | null
  /** True while the program chooses the axes. */
  readonly isAutomatic: boolean
  readonly choice: PictureChoice
  readonly onStudy: (change: Partial<Study>, gesture: string) => void
  readonly onChoice: (change: PictureChoice) => void
}

/** A list of thousands helps nobody; larger matrices are reached by their first entries. */
const mostEntries = 400

export function AxisChooser({ program, axes, isAutomatic, choice, onStudy, onChoice }: AxisChooserProps) {
  const choose = (next: readonly Axis[]): void => {
    const { isCurve, ...picture } = choice
    // Whoever takes the second axis away wants a curve; that there are no two numbers is no such wish.
    const isWanted = next.length === 1 && (isCurve || axes?.length === 2)
    onStudy({ axes: next, picture: isWanted ? { ...picture, isCurve: true } : picture }, newGesture('axes'))
  }
  const isInside = useOpenFunctions().length > 0
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton icon={SlidersHorizontal} name="Axes and ranges" size={16} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          align="end"
          sideOffset={4}
          aria-label="Axes and ranges"
          onCloseAutoFocus={leaveTakenFocus}
        >
          <div className={styles.popoverHead}>
            <h2>Axes and ranges</h2>
            <Popover.Close asChild>
              <IconButton icon={X} name="Close" size={14} />
            </Popover.Close>
          </div>
          {isInside && <InsideNote />}
          {axes && <AxisRows program={program} axes={axes} isFixed={isInside} onAxes={choose} />}
          <HeightRow choice={choice} onChoice={onChoice} />
          {axes && (
            <>
              <PlaneChooser />
              <button
                type="button"
                className={styles.plainButton}
                disabled={isAutomatic || isInside}
                onClick={() => choose([])}
              >
                Choose for me
              </button>
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Axes are numbers of the document, and are kept with it; each use of a function would have others. */
const InsideNote = () => (
  <div className={styles.inside}>
    <p>
      Inside a function the surface stands over its first two ports. Its axes can be chosen in the document: go up, and
      choose them there.
    </p>
    <button type="button" className={styles.plainButton} onClick={() => goUpTo(0)}>
      Go up to the document
    </button>
  </div>
)

interface AxisRowsProps {
  readonly program: Program
  readonly axes: readonly Axis[]
  /** Nothing can be chosen here. */
  readonly isFixed: boolean
  readonly onAxes: (axes: readonly Axis[]) => void
}

function AxisRows({ program, axes, isFixed, onAxes }: AxisRowsProps) {
  const entries = useMemo(() => entriesOf(program, program.sources).slice(0, mostEntries), [program])
  const titles = ['First axis', 'Second axis']
  const change = (which: number, axis: Axis | null): void => {
    const next = axes.slice()
    if (axis) next[which] = axis
    else next.splice(which, 1)
    // The same number on both axes is no plane: the two change places.
    const other = 1 - which
    if (axis && next[other] && isSameEntry(next[other], axis)) {
      const before = axes[which]
      if (before) next[other] = before
      else next.splice(other, 1)
    }
    onAxes(next)
  }
  const ranged = (entry: Entry): Axis =>
    axes.find((axis) => isSameEntry(axis, entry)) ?? { ...plainEntry(entry), ...defaultRange(program, entry) }
  return titles.map((title, which) => {
    const axis = axes[which]
    if (which > axes.length || (which === 1 && entries.length < 2)) return null
    return (
      <fieldset key={title} className={styles.axisRow} disabled={isFixed}>
        <legend>{title}</legend>
        <select
          aria-label={title}
          value={axis ? entries.findIndex((entry) => isSameEntry(entry, axis)) : -1}
          onChange={(event) => {
            const entry = entries[Number(event.target.value)]
            change(which, entry ? ranged(entry) : null)
          }}
        >
          {which === 1 && <option value={-1}>none: a curve</option>}
          {entries.map((entry, i) => (
            <option key={`${entry.node}.${entry.index}`} value={i}>
              {spokenName(entryName(program, entry))}
            </option>
          ))}
        </select>
        {axis && <RangeFields title={title} axis={axis} onAxis={(next) => change(which, next)} />}
        {axis && isOutside(program, axis) && <p className={styles.hint}>The point lies outside this range.</p>}
      </fieldset>
    )
  })
}

const plainEntry = ({ node, index }: Entry): Entry => ({ node, index })

function isOutside(program: Program, axis: Axis): boolean {
  const value = entryValue(program, program.sources, axis)
  return value !== undefined && (value < axis.low || value > axis.high)
}

interface RangeFieldsProps {
  readonly title: string
  readonly axis: Axis
  readonly onAxis: (axis: Axis) => void
}

/** An end that is typed beyond the other one takes it along: the window moves, as wide as it was. */
function RangeFields({ title, axis, onAxis }: RangeFieldsProps) {
  const { low, high } = axis
  const width = high - low
  return (
    <span className={styles.range}>
      <NumberField
        label={`${title} from`}
        value={low}
        accepts={(from) => from < Math.max(high, from + width)}
        onValue={(from) => onAxis({ ...axis, low: from, high: from < high ? high : from + width })}
      />
      <span aria-hidden="true">to</span>
      <NumberField
        label={`${title} to`}
        value={high}
        accepts={(to) => to > Math.min(low, to - width)}
        onValue={(to) => onAxis({ ...axis, low: to > low ? low : to - width, high: to })}
      />
    </span>
  )
}
