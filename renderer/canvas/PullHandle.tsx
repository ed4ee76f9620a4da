// A number of a node that can be pulled sideways while the what-if lens is chosen; it is held until it is released. The
// keyboard pulls in the inspector.
import type { NodeId } from '../../core/graph/document'
import { scalar } from '../../core/tensor'
import type { NumberKind } from '../parts/Num'
import { Num } from '../parts/Num'
import { useScrub } from '../parts/scrub'
import { holdAdjoint, holdValue } from '../state/held'
import { useDigits } from '../state/digits'
import { useSession } from '../state/session'
import styles from './NodeBox.module.css'
import type { Line } from './number-room'
import { fitInto } from './number-room'
import type { Shown } from './shown-now'
import { useSteady } from './shown-now'

interface PullHandleProps {
  readonly id: NodeId
  readonly name: string
  readonly kind: NumberKind
  readonly value: number
  readonly line: Line
}

export function PullHandle({ id, name, kind, value, line }: PullHandleProps) {
  const liked = useDigits()
  const { digits, size } = fitInto(line, value, liked)
  const what = kind === 'value' ? name : `the adjoint of ${name}`
  const scrub = useScrub({
    value,
    name: `pull ${what}`,
    onChange: (next) => (kind === 'value' ? holdValue : holdAdjoint)(id, scalar(next), true),
  })
  return (
    <span
      className={`${styles.scrub} nodrag`}
      title={`Pull ${what} to another number`}
      data-pull={kind}
      {...scrub}
      onClick={(event) => event.stopPropagation()}
    >
      <Num value={value} mostDigits={digits} className={line.looks[size]} />
    </span>
  )
}

/** A value that a rule makes, an adjoint that has arrived in full. */
export function canBePulled({ program, view }: Shown, id: NodeId, kind: NumberKind): boolean {
  const instruction = program.instructions[program.slotOf.get(id) ?? -1]
  return kind === 'value' ? (instruction?.inputs.length ?? 0) > 0 : view.adjointOf(id)?.missing === 0
}

/** Whether the lens offers it. */
export function useCanPull(id: NodeId, kind: NumberKind): boolean {
  const isPulling = useSession(({ lens }) => lens === 'pull')
  return useSteady((shown) => canBePulled(shown, id, kind)) && isPulling
}
