// Forward mode beside reverse mode: the direction, the rate of the root along it, the cut with its products, and the costs.
import type { Derived } from '../state/derived'
import { useDerived } from '../state/derived'
import type { Tensor } from '../../core/tensor'
import { describeShape, full, soleNumber } from '../../core/tensor'
import type { Instruction, Program } from '../../core/graph/program'
import { nameLatex } from '../../core/language/names'
import { Finding } from '../parts/Finding'
import { Name } from '../parts/Name'
import { Num } from '../parts/Num'
import { Tex } from '../parts/Tex'
import { ValueGrid } from '../parts/ValueGrid'
import type { Forward } from '../state/forward'
import { moveInput, moveOnly, useForward } from '../state/forward'
import { selectNode } from '../state/session'
import { Costs } from './Costs'
import { CutList } from './CutList'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Quantity, Section } from './Panel'
import { dotTex } from '../parts/tex'

export function ForwardView() {
  const derived = useDerived()
  const forward = useForward()
  const { program } = derived
  const root = program.root === null ? null : (program.instructions[program.root] as Instruction)
  if (program.inputs.length === 0)
    return <p className={styles.quiet}>There is no input that varies, so nothing can move.</p>
  const rate = program.root === null ? null : forward.tangents.tangents[program.root]
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>Forward mode</h2>
      {forward.finding && (
        <ul className={styles.findings} aria-label="Findings">
          <Finding finding={forward.finding} />
        </ul>
      )}
      <Section title="Direction">
        <Inputs derived={derived} forward={forward} />
      </Section>
      {root && <Quantity label="rate of the root" symbol={dotTex(root.name)} value={rate ?? null} kind="derivative" />}
      {root && !rate && <p className={styles.quiet}>Nothing that moves leads to {root.name}.</p>}
      <CutList />
      <Costs program={program} />
    </div>
  )
}

function Inputs({ derived: { program, trace }, forward }: { readonly derived: Derived; readonly forward: Forward }) {
  const root = program.root === null ? null : (program.instructions[program.root]?.name ?? null)
  return (
    <table className={look.table}>
      <thead>
        <tr>
          <th scope="col">input</th>
          <th scope="col">moves at</th>
          <th scope="col">
            {root === null ? '' : <Tex tex={`\\nabla ${nameLatex(root)}`} label={`gradient of ${root}`} />}
          </th>
          <th scope="col">
            <Tex tex="H\,\dot{x}" label="Hessian times direction" />
          </th>
        </tr>
      </thead>
      <tbody>
        {program.inputs.map((slot) => (
          <InputRow
            key={slot}
            program={program}
            slot={slot}
            forward={forward}
            gradient={trace.adjoints[slot] ?? null}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly program: Program
  readonly slot: number
  readonly forward: Forward
  readonly gradient: Tensor | null
}

function InputRow({ program, slot, forward, gradient }: RowProps) {
  const { node, name, shape } = program.instructions[slot] as Instruction
  const tangent = forward.direction.get(node) ?? full(shape, 0)
  return (
    <tr>
      <th scope="row">
        <button type="button" className={look.link} onClick={() => selectNode(node)}>
          <Name name={name} />
        </button>
        <button
          type="button"
          className={look.only}
          aria-label={`Move only ${name}`}
          title={`Move only ${name}, at rate 1`}
          onClick={() => moveOnly(node, shape)}
        >
          only
        </button>
      </th>
      <td className={look.field}>
        <ValueGrid
          name={`direction of ${name}`}
          value={tangent}
          isCompact
          onChange={(next) => moveInput(node, next, forward.direction)}
        />
      </td>
      <td>
        <Cell value={gradient} />
      </td>
      <td>
        <Cell value={forward.curvature?.get(slot) ?? null} />
      </td>
    </tr>
  )
}

/** A number, or the shape with the numbers on hover of the node: a table would not fit. */
function Cell({ value }: { readonly value: Tensor | null }) {
  if (!value) return <span className={styles.unknown}>–</span>
  const number = soleNumber(value)
  if (number !== undefined) return <Num value={number} kind="derivative" />
  if (value.data.length > 6) return <span className={styles.unknown}>{describeShape(value.shape)}</span>
  return (
    <span className={look.entries}>
      {Array.from(value.data, (x, at) => (
        <Num key={at} value={x} kind="derivative" />
      ))}
    </span>
  )
}
