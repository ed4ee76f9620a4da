// What stands at the middle of a wire: on the way forward its value, on the way back what the lens asks for.
import { memo } from 'react'
import type { Lens } from '../../core/command/catalogue'
import type { EdgeId, NodeId } from '../../core/graph/document'
import type { WireFacts } from './wire-facts'
import { BothWays } from './BothWays'
import { AskedPill, LocalPill, NumberPill, PicturePill, ProductPill, ShapeText, ValuePill } from './WireTexts'
import { CheckPill } from './CheckMarks'

interface WireMiddleProps {
  readonly id: EdgeId
  readonly source: NodeId
  readonly x: number
  readonly y: number
  readonly room: number
  /** No room for more than one number: others stand close by, and nobody asks about this one. */
  readonly isBrief: boolean
  readonly tailX: number
  readonly tailY: number
  readonly isSelected: boolean
  readonly isQuiet: boolean
  readonly lens: Lens
  readonly facts: WireFacts
  /** Of its contribution: −1, 0 or 1; NaN where that is not known. */
  readonly sign: number
}

export const WireMiddle = memo(function WireMiddle(props: WireMiddleProps) {
  const { id, source, x, y, room, isBrief, tailX, tailY, isSelected, isQuiet, lens, facts, sign } = props
  const { flow, contribution, isStill, onPath, isAsked, showsValue, shape } = facts
  const place = { x, y, room, isSelected, isRunning: flow !== null }
  if (isAsked) return <AskedPill id={id} {...place} />
  if (lens === 'check') return <CheckPill id={id} {...place} />
  if (lens === 'forward') return <BothWays id={id} source={source} tailX={tailX} tailY={tailY} {...place} />
  if (onPath === 'off') return null
  if (lens === 'local' || onPath === 'on') return <LocalPill id={id} {...place} />
  if (!isStill && showsValue) return <ValuePill id={id} node={source} {...place} />
  if (isStill && lens === 'contribution' && shape !== null && shape !== '')
    return <ShapeText source={source} shape={shape} x={x} y={y} room={room} />
  if (contribution === null || isQuiet) return null
  if (lens === 'product' && !isBrief) return <ProductPill id={id} {...place} />
  return contribution === 'number' ? <NumberPill id={id} sign={sign} {...place} /> : <PicturePill id={id} {...place} />
})
