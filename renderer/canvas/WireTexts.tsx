// The texts on a wire: value or contribution at its middle, the local derivative near its head. Each reads its own number.
import { Scissors } from 'lucide-react'
import type { ReactNode } from 'react'
import { localDerivative, localShape } from '../../core/engine/local'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { describeShape } from '../../core/tensor'
import { nameLatex } from '../../core/language/names'
import { formatNumber } from '../../core/words/numbers'
import { Num } from '../parts/Num'
import { Raised } from '../parts/Raised'
import { Tex } from '../parts/Tex'
import { presentDocument } from '../state/document'
import { useView } from '../state/view'
import { HeatMap } from './HeatMap'
import { readShapeText, useContribution, useContributionNumber, useNumber, useShown, useValue } from './shown'
import { shortShape } from './TensorLines'
import styles from './Wire.module.css'

interface PlacedProps {
  readonly x: number
  readonly y: number
  readonly className: string
  readonly children: ReactNode
}

/** Centred on a point of the canvas. */
function Placed({ x, y, className, children }: PlacedProps) {
  const style = { transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }
  return (
    <div className={`${styles.placed} ${className}`} style={style} aria-hidden="true">
      {children}
    </div>
  )
}

interface PillProps {
  readonly x: number
  readonly y: number
}

interface ContributionProps extends PillProps {
  readonly id: EdgeId
  readonly isRunning: boolean
  readonly isSelected: boolean
}

export function ContributionPill({ id, x, y, isRunning, isSelected }: ContributionProps) {
  const contribution = useContribution(id)
  const number = useContributionNumber(id)
  const digits = useView((view) => view.digits)
  if (!contribution) return null
  const sign = number === null ? '' : number > 0 ? styles.plus : number < 0 ? styles.minus : styles.nought
  const look = `${styles.pill} ${number === null ? styles.picture : ''} ${isRunning ? styles.runningPill : sign} ${isSelected ? styles.selectedPill : ''}`
  return (
    <Placed x={x} y={y} className={look}>
      <span data-contribution={id}>
        {number === null ? (
          <HeatMap value={contribution} width={48} height={26} largestCell={7} />
        ) : (
          <Raised text={`${number > 0 ? '+' : ''}${formatNumber(number, digits)}`} />
        )}
      </span>
    </Placed>
  )
}

export function ValuePill({ node, x, y }: PillProps & { readonly node: NodeId }) {
  const value = useValue(node)
  const number = useNumber(node)
  if (!value) return null
  return (
    <Placed x={x} y={y} className={`${styles.pill} ${number === null ? styles.picture : ''} ${styles.runningPill}`}>
      {number === null ? <HeatMap value={value} width={48} height={26} largestCell={7} /> : <Num value={number} />}
    </Placed>
  )
}

/** A wire that is cut: nothing comes back here. */
export function CutMark({ x, y }: PillProps) {
  return (
    <Placed x={x} y={y} className={styles.cutMark ?? ''}>
      <Scissors size={13} />
    </Placed>
  )
}

export function ShapeText({ shape, x, y }: PillProps & { readonly shape: string }) {
  return (
    <Placed x={x} y={y} className={styles.shape ?? ''}>
      {shortShape(readShapeText(shape))}
    </Placed>
  )
}

/** ∂p/∂a with its number; for tensors the size of the Jacobian. */
export function NearHead({ id, x, y }: PillProps & { readonly id: EdgeId }) {
  const trace = useShown((shown) => shown.trace)
  const digits = useView((view) => view.digits)
  const shape = localShape(trace, id)
  const value = useWireValue(id)
  if (!shape) return null
  const [to = '', from = ''] = value.split('>')
  // A number only: the Jacobian of a large matrix would hold the pointer up for minutes.
  const only = shape.length === 0 ? localDerivative(trace, id)?.data[0] : undefined
  return (
    <Placed x={x} y={y} className={styles.local ?? ''}>
      <Tex tex={`\\partial ${from}/\\partial ${to}`} />
      <span>{only === undefined ? describeShape(shape) : ` = ${formatNumber(only, digits)}`}</span>
    </Placed>
  )
}

/** Names of tail and head as LaTeX, "a>p". */
const useWireValue = (id: EdgeId): string =>
  useShown(({ program }) => {
    const { graph } = presentDocument()
    const dot = id.lastIndexOf('.')
    const slot = program.slotOf.get(id.slice(0, dot))
    const tail = slot === undefined ? undefined : program.instructions[slot]?.inputs[Number(id.slice(dot + 1))]
    const tailNode = tail === undefined ? '' : (program.instructions[tail]?.node ?? '')
    return `${nameLatex(nameOf(graph, tailNode))}>${nameLatex(nameOf(graph, id.slice(0, dot)))}`
  })
