// A number by slider: its range belongs to the document, so that a teacher can hand out a graph to play with.
import type { GraphNode } from '../../core/graph/document'
import { setEntries, setSlider } from '../../core/graph/edits'
import { soleNumber } from '../../core/tensor'
import { exactNumber, formatNumber } from '../../core/words/numbers'
import { commitEdit, endGesture } from '../state/document'
import { DraftField } from './DraftField'
import styles from './Inspector.module.css'
import { isUnreadable, readNumber } from '../parts/read-number'

export function Slider({ node }: { readonly node: GraphNode }) {
  const x = node.value?.shape.length === 0 ? soleNumber(node.value) : undefined
  if (x === undefined || !Number.isFinite(x)) return null
  if (!node.slider) {
    return (
      <button type="button" className={styles.action} onClick={() => change(node, rangeAround(x), 'add a slider to')}>
        Add a slider
      </button>
    )
  }
  return <Range node={node} x={x} slider={node.slider} />
}

interface RangeProps {
  readonly node: GraphNode
  readonly x: number
  readonly slider: readonly [low: number, high: number]
}

function Range({ node, x, slider: [low, high] }: RangeProps) {
  const { id, name } = node
  const take = (make: (end: number) => readonly [number, number]) => (text: string) => {
    const end = readNumber(text)
    if (isUnreadable(end)) return end.problem
    const [from, to] = make(end)
    if (!(from < to)) return 'A slider must end above where it begins.'
    change(node, [from, to], 'change the slider of')
    return null
  }
  return (
    <div role="group" aria-label={`Slider of ${name}`} className={styles.section}>
      <input
        type="range"
        className={styles.slider}
        aria-label={`${name} by slider`}
        aria-valuetext={formatNumber(x)}
        min={low}
        max={high}
        step={stepOf(low, high)}
        value={x}
        onChange={(event) => {
          const value = Number(event.currentTarget.value)
          commitEdit(`set ${name}`, (document) => setEntries(document, [{ node: id, index: 0, value }]), `slide ${id}`)
        }}
        onPointerUp={endGesture}
        onKeyUp={endGesture}
        onBlur={endGesture}
      />
      <DraftField name="from" value={exactNumber(low)} isCode onCommit={take((end) => [end, high])} />
      <DraftField name="to" value={exactNumber(high)} isCode onCommit={take((end) => [low, end])} />
      <button type="button" className={styles.action} onClick={() => change(node, null, 'take away the slider of')}>
        Take the slider away
      </button>
    </div>
  )
}

const change = ({ id, name }: GraphNode, slider: GraphNode['slider'] | null, verb: string): void =>
  void commitEdit(`${verb} ${name}`, (document) => setSlider(document, id, slider ?? null))

/** The same on both sides of 0: the next power of ten above the number. */
function rangeAround(x: number): readonly [number, number] {
  const size = x === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(x))) + 1)
  return [-size, size]
}

/** About 200 steps, each a power of ten. */
const stepOf = (low: number, high: number): number => 10 ** Math.floor(Math.log10((high - low) / 100))
