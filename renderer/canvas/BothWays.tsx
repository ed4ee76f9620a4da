// Forward and reverse mode on one wire: above its tail the tangent that travels on, below its middle the contribution that
// comes back. All wires out of a node carry one tangent, so it stands once, where they begin.
import type { EdgeId, NodeId } from '../../core/graph/document'
import type { Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { HeatMap } from './HeatMap'
import { useContribution, useTangent } from './shown'
import type { PillProps } from './WireTexts'
import { formatSigned } from '../../core/words/numbers'
import { PillText, Placed, signLook } from './WireTexts'
import styles from './Wire.module.css'

interface BothWaysProps extends PillProps {
  readonly id: EdgeId
  readonly source: NodeId
  readonly tailX: number
  readonly tailY: number
}

/** From the wire to the middle of a pill. */
const lift = 12
/** From the output of the tail to the tangent's pill. */
const ahead = 8
/** All wires out of a node say it at one place, so it fits into the gap that the layout leaves. */
const aheadRoom = 74
/** With the blank behind it, less what this pill has a narrower edge. */
const arrowWidth = 5

export function BothWays({ id, source, x, y, tailX, tailY, room, isSelected }: BothWaysProps) {
  const tangent = useTangent(source)
  const contribution = useContribution(id)
  const ring = isSelected ? styles.selectedPill : ''
  return (
    <>
      {tangent && (
        <Placed x={tailX + ahead} y={tailY - lift} begins className={`${look(tangent)} ${ring}`}>
          <Way arrow="→" value={tangent} room={aheadRoom} />
        </Placed>
      )}
      {contribution && (
        <Placed x={x} y={y + lift} wire={id} className={`${look(contribution)} ${ring}`}>
          <Way arrow="←" value={contribution} room={room} />
        </Placed>
      )}
    </>
  )
}

const look = (t: Tensor): string => {
  const number = soleNumber(t)
  return `${styles.pill} ${styles.way} ${number === undefined ? styles.picture : signLook(number)}`
}

function Way({ arrow, value, room }: { readonly arrow: string; readonly value: Tensor; readonly room: number }) {
  const number = soleNumber(value)
  return (
    <>
      <span className={styles.arrow}>{arrow}</span>
      {number === undefined ? (
        <HeatMap value={value} width={40} height={14} largestCell={5} />
      ) : (
        <PillText write={(n) => formatSigned(number, n)} room={room - arrowWidth} />
      )}
    </>
  )
}
