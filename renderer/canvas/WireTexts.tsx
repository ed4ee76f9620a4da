// The texts on a wire: value or contribution at its middle, the local derivative near its head. Each reads its own number.
import { Scissors } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { headOf, portOf } from '../../core/graph/document'
import { nameOf, nodeOf } from '../../core/graph/look'
import type { Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { nameLatex } from '../../core/language/names'
import { formatFactor, formatNumber, formatSigned } from '../../core/words/numbers'
import { numberWriter } from '../parts/number-writer'
import { Raised } from '../parts/Raised'
import { backwardTex } from '../parts/rules'
import { barTex } from '../parts/tex'
import { Tex } from '../parts/Tex'
import { useDigits } from '../state/digits'
import { presentDocument } from '../state/document'
import { HeatMap } from './HeatMap'
import { fitPill, fitSigned, fitsPill, padding } from './number-room'
import { readShapeText, useAxesText, useContribution, useContributionNumber, useNumber, useValue } from './shown'
import { useShown } from './shown-now'
import type { Shown } from './shown-now'
import { shortShape } from './TensorLines'
import { useJacobianSize, useLocalNumber, useUpstreamNumber } from './wire-facts'
import { useWritten } from './written'
import styles from './Wire.module.css'

interface PlacedProps {
  readonly x: number
  readonly y: number
  readonly className: string
  readonly children: ReactNode
  /** The wire at whose middle it stands. */
  readonly wire?: EdgeId
  /** Stands behind the point, not round it. */
  readonly begins?: boolean
}

/** Centred on a point of the canvas. */
export function Placed({ x, y, className, children, wire, begins = false }: PlacedProps) {
  const style = { transform: `translate(${x}px, ${y}px) translate(${begins ? 0 : '-50%'}, -50%)` }
  return (
    <div className={`${styles.placed} ${className}`} style={style} aria-hidden="true" data-wire-text={wire}>
      {children}
    </div>
  )
}

interface PlaceProps {
  readonly x: number
  readonly y: number
}

export interface PillProps extends PlaceProps {
  /** Between the two nodes. */
  readonly room: number
  readonly isRunning: boolean
  readonly isSelected: boolean
}

interface WirePillProps extends PillProps {
  readonly id: EdgeId
}

type PillLook = Pick<PillProps, 'isRunning' | 'isSelected'>

const pillLook = (kind: string | undefined, { isRunning, isSelected }: PillLook): string =>
  `${styles.pill} ${isRunning ? styles.runningPill : kind} ${isSelected ? styles.selectedPill : ''}`

export const signLook = (x: number | null): string =>
  (x === null || Number.isNaN(x) ? '' : x > 0 ? styles.plus : x < 0 ? styles.minus : styles.nought) ?? ''

const picture = (value: Tensor): ReactNode => (
  <>
    <HeatMap value={value} width={48} height={26} largestCell={7} />
    <span className={styles.size}>{shortShape(value.shape)}</span>
  </>
)

function numberOn({ view }: Shown, id: EdgeId): number | null {
  const contribution = view.contributionOf(id)
  return (contribution && soleNumber(contribution)) ?? null
}

interface NumberPillProps extends WirePillProps {
  /** −1, 0 or 1; NaN where that is not known. */
  readonly sign: number
}

/** A contribution that is written, not rendered: a run changes them all at once. */
export function NumberPill({ id, x, y, room, sign, ...look }: NumberPillProps) {
  const digits = useDigits()
  const number = useCallback((shown: Shown) => numberOn(shown, id) ?? 0, [id])
  const writer = useCallback(
    (element: HTMLElement) => {
      const write = numberWriter(element)
      return (x: number): void => {
        const { said, look } = fitSigned(x, digits, room)
        write(said, look)
      }
    },
    [digits, room],
  )
  return (
    <Placed x={x} y={y} wire={id} className={pillLook(signLook(sign), look)}>
      <span ref={useWritten<HTMLSpanElement, number>(id, number, writer)} />
    </Placed>
  )
}

export function PicturePill({ id, x, y, ...look }: WirePillProps) {
  const contribution = useContribution(id)
  if (!contribution) return null
  return (
    <Placed x={x} y={y} wire={id} className={`${pillLook(styles.picture, look)} ${styles.picture}`}>
      <span className={styles.stack}>{picture(contribution)}</span>
    </Placed>
  )
}

/** Set smaller, and with fewer digits, where two nodes are close together. */
export function PillText({ write, room }: { readonly write: (digits: number) => string; readonly room: number }) {
  const digits = useDigits()
  const { said, look } = fitPill(write, digits, room)
  return (
    <span className={look}>
      <Raised text={said} />
    </span>
  )
}

/** "328 × 20" above, "+6560" below; of a matrix the product that the backward rule makes. */
export function ProductPill({ id, x, y, room, ...look }: WirePillProps) {
  const contribution = useContribution(id)
  const number = useContributionNumber(id)
  const upstream = useUpstreamNumber(id)
  const local = useLocalNumber(id)
  if (!contribution) return null
  const isNumbers = number !== null && upstream !== null && local !== null
  const kind = number === null ? styles.picture : signLook(number)
  return (
    <Placed x={x} y={y} wire={id} className={`${pillLook(kind, look)} ${styles.product}`}>
      {isNumbers ? (
        <>
          <span className={styles.factors} style={{ maxWidth: room - padding }}>
            <PillText write={(n) => formatFactor(upstream, n)} room={room} />
            <PillText write={(n) => `× ${formatFactor(local, n)}`} room={room} />
          </span>
          <PillText write={(n) => `= ${formatSigned(number, n)}`} room={room} />
        </>
      ) : (
        <>
          <Sent id={id} />
          {number === null ? picture(contribution) : <PillText write={(n) => formatSigned(number, n)} room={room} />}
        </>
      )}
    </Placed>
  )
}

/** A wire that is cut: nothing comes back here. */
export function CutMark({ x, y }: PlaceProps) {
  return (
    <Placed x={x} y={y} className={styles.cutMark ?? ''}>
      <Scissors size={13} />
    </Placed>
  )
}

/** A longer rule would cover the neighbours; the details have it whole. */
const longestRule = 100

/** What the backward rule of the wire's head sends through it, in names. */
function Sent({ id }: { readonly id: EdgeId }) {
  const tex = useShown(({ program }) => {
    const { graph } = presentDocument()
    const head = nodeOf(graph, headOf(id))
    const rule = (head && backwardTex(graph, program, head, portOf(id), false)) ?? ''
    return head && rule.length > longestRule ? `${barTex(nameOf(graph, head.id))}\\,J` : rule
  })
  return <Tex tex={tex} label="" />
}

/** What is to be predicted. */
export function AskedPill({ id, x, y, isRunning, isSelected }: WirePillProps) {
  return (
    <Placed x={x} y={y} wire={id} className={pillLook('', { isRunning, isSelected })}>
      ?
    </Placed>
  )
}

/** "× 20": by what an adjoint is multiplied on its way back; of a matrix the size of its Jacobian. */
export function LocalPill({ id, x, y, room, ...look }: WirePillProps) {
  const local = useLocalNumber(id)
  const size = useJacobianSize(id)
  if (local === null && size === null) return null
  return (
    <Placed x={x} y={y} wire={id} className={pillLook(styles.plain, look)}>
      {local === null ? <span>J {size}</span> : <PillText write={(n) => `× ${formatNumber(local, n)}`} room={room} />}
    </Placed>
  )
}

export function ValuePill({ id, node, x, y, room, ...look }: WirePillProps & { readonly node: NodeId }) {
  const value = useValue(node)
  const number = useNumber(node)
  if (!value) return null
  const kind = look.isRunning ? '' : styles.plain
  return (
    <Placed x={x} y={y} wire={id} className={`${pillLook(kind, look)} ${number === null ? styles.picture : ''}`}>
      <span className={styles.stack}>
        {number === null ? picture(value) : <PillText write={(n) => formatNumber(number, n)} room={room} />}
      </span>
    </Placed>
  )
}

interface ShapeTextProps extends PlaceProps {
  readonly source: NodeId
  readonly shape: string
  readonly room: number
}

/** The names of the axes where the nodes leave room for them, else the sizes alone. */
export function ShapeText({ source, shape, x, y, room }: ShapeTextProps) {
  const axes = useAxesText(source)
  const said = axes !== null && fitsPill(axes, room) ? axes : shortShape(readShapeText(shape))
  // It lies under the nodes, so what reaches over them is lost.
  const { look } = fitPill(() => said, 1, room - padding)
  return (
    <Placed x={x} y={y} className={`${styles.shape ?? ''} ${look}`}>
      {said}
    </Placed>
  )
}

/** ∂p/∂a with its number, and once it has flowed the product that it is a factor of; for tensors the size of the Jacobian. */
export function NearHead({ id, x, y }: PlaceProps & { readonly id: EdgeId }) {
  const digits = useDigits()
  const local = useLocalNumber(id)
  const size = useJacobianSize(id)
  const upstream = useUpstreamNumber(id)
  const product = useContributionNumber(id)
  const [to = '', from = ''] = useWireValue(id).split('>')
  if (local === null && size === null) return null
  const hasFlowed = local !== null && upstream !== null && product !== null
  return (
    <Placed x={x} y={y} className={`${styles.local} ${hasFlowed ? styles.twoLines : ''}`}>
      <span>
        <Tex tex={`\\partial ${from}/\\partial ${to}`} />
        {local === null ? size : <Raised text={` = ${formatNumber(local, digits)}`} />}
      </span>
      {hasFlowed && (
        <span>
          <Raised
            text={`${formatFactor(upstream, digits)} × ${formatFactor(local, digits)} = ${formatSigned(product, digits)}`}
          />
        </span>
      )}
    </Placed>
  )
}

/** Names of tail and head as LaTeX, "a>p". */
const useWireValue = (id: EdgeId): string =>
  useShown(({ program }) => {
    const { graph } = presentDocument()
    const slot = program.slotOf.get(headOf(id))
    const tail = slot === undefined ? undefined : program.instructions[slot]?.inputs[portOf(id)]
    const tailNode = tail === undefined ? '' : (program.instructions[tail]?.node ?? '')
    return `${nameLatex(nameOf(graph, tailNode))}>${nameLatex(nameOf(graph, headOf(id)))}`
  })
