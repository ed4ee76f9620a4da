// Nothing selected: the function as a whole, its inputs with their gradient, and what is to be mended.
import type { Instruction, Program } from '../../core/graph/program'
import { nameLatex } from '../../core/language/names'
import type { TraceView } from '../../core/engine/trace'
import type { Tensor } from '../../core/tensor'
import { describeShape, soleNumber } from '../../core/tensor'
import { ConventionChoice } from '../parts/ConventionChoice'
import { InsideNote } from '../parts/InsideNote'
import { Name } from '../parts/Name'
import type { NumberKind } from '../parts/Num'
import { Num } from '../parts/Num'
import { Tex } from '../parts/Tex'
import { useDerived, useShownTrace } from '../state/derived'
import { useGraph } from '../state/document'
import { selectNode } from '../state/session'
import { Findings } from './Findings'
import styles from './Inspector.module.css'
import table from './Overview.module.css'
import { Quantity, Section } from './Panel'

/** Names beyond this many are an ellipsis in f(…). */
const mostNames = 6

export function Overview() {
  const { nodes } = useGraph()
  const { program, diagnostics } = useDerived()
  const view = useShownTrace()
  const root = program.root === null ? undefined : program.instructions[program.root]
  if (nodes.length === 0) {
    return <p className={styles.quiet}>Select a node or a wire to see its formula, its numbers and its derivative.</p>
  }
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>Overview</h2>
      <Findings findings={diagnostics} canShow />
      {root && <Quantity label="root" symbol={callTex(program, root)} value={view.valueOf(root.node)} kind="value" />}
      <InsideNote className={styles.quiet} />
      {program.inputs.length > 0 && <Inputs program={program} view={view} root={root} />}
      <Section title="At a kink">
        <ConventionChoice />
      </Section>
    </div>
  )
}

/** "f(w, x, y)". */
function callTex({ inputs, instructions }: Program, root: Instruction): string {
  const names = inputs.map((slot) => nameLatex(instructions[slot]?.name ?? ''))
  const shown = names.length > mostNames ? [...names.slice(0, mostNames - 1), '\\ldots'] : names
  return `${nameLatex(root.name)}(${shown.join(', ')})`
}

interface InputsProps {
  readonly program: Program
  readonly view: TraceView
  readonly root: Instruction | undefined
}

function Inputs({ program, view, root }: InputsProps) {
  return (
    <Section title="Inputs and gradient">
      <table className={table.inputs}>
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">value</th>
            <th scope="col">
              {root ? (
                <Tex tex={`\\partial ${nameLatex(root.name)}/\\partial\\,\\cdot`} label="derivative" />
              ) : (
                'gradient'
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {program.inputs.map((slot) => {
            const { node, name } = program.instructions[slot] as Instruction
            const adjoint = view.adjointOf(node)
            return (
              <tr key={node}>
                <th scope="row">
                  <button type="button" className={table.link} onClick={() => selectNode(node)}>
                    <Name name={name} />
                  </button>
                </th>
                <td>
                  <Cell value={view.valueOf(node)} kind="value" />
                </td>
                <td>
                  <Cell value={adjoint?.sum ?? null} kind="derivative" />
                  {adjoint !== null && adjoint.missing > 0 && <span className={styles.waiting}> + ?</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}

function Cell({ value, kind }: { readonly value: Tensor | null; readonly kind: NumberKind }) {
  if (!value) return <span className={styles.unknown}>–</span>
  const number = soleNumber(value)
  return number === undefined ? (
    <span className={styles.unknown}>{describeShape(value.shape)}</span>
  ) : (
    <Num value={number} kind={kind} />
  )
}
