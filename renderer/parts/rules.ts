// An op's rule at one node, as LaTeX: with the names of its wires, and with their numbers. The text itself comes from core.
import { numbers } from '../../core/algebra/numbers'
import { binds } from '../../core/algebra/term'
import type { Term } from '../../core/algebra/term'
import { localRow } from '../../core/engine/local'
import type { Trace } from '../../core/engine/trace'
import type { Graph, GraphNode } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { functionOf } from '../../core/graph/function-op'
import { indexOf, nameOf, opOf, portsOfNode } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import type { WrittenRule } from '../../core/language/latex'
import { ruleLatex, slotTerm } from '../../core/language/latex'
import { nameLatex } from '../../core/language/names'
import type { Shape, Tensor } from '../../core/tensor'
import { barTex, equalTex, numberTex } from './tex'

const emptyPort = '\\square'

const shapeIn = ({ slotOf, instructions }: Program, node: string): Shape =>
  instructions[slotOf.get(node) ?? -1]?.shape ?? []

/** Name of what is wired into a port; null when nothing is. */
function tailOf(graph: Graph, node: GraphNode, port: number): string | null {
  const wire = indexOf(graph)
    .into.get(node.id)
    ?.find((edge) => edge.port === port)
  return wire ? wire.from : null
}

/** The rule with names in it; null when the shapes do not fit the op. */
function namedRule(graph: Graph, program: Program, node: GraphNode): WrittenRule | null {
  const op = opOf(node)
  if (!op) return null
  const inputs = portsOfNode(node).map((_, port): Term => {
    const tail = tailOf(graph, node, port)
    return tail === null ? slotTerm(emptyPort, []) : slotTerm(nameLatex(nameOf(graph, tail)), shapeIn(program, tail))
  })
  const shape = shapeIn(program, node.id)
  const output = slotTerm(nameLatex(node.name), shape)
  return ruleLatex(op, node.attributes ?? {}, inputs, output, slotTerm(barTex(node.name), shape))
}

/** "p = a + b". */
export function forwardTex(graph: Graph, program: Program, node: GraphNode): string {
  const rule = namedRule(graph, program, node)
  return rule ? `${nameLatex(node.name)} = ${rule.forward}` : nameLatex(node.name)
}

/** "ā += p̄" for one port, or "p̄" alone; null when there is no rule to show. */
export function backwardTex(
  graph: Graph,
  program: Program,
  node: GraphNode,
  port: number,
  isWhole = true,
): string | null {
  const tail = tailOf(graph, node, port)
  const sent = namedRule(graph, program, node)?.backward[port]
  if (sent === undefined) return null
  if (!isWhole) return sent
  return `${tail === null ? `\\bar{${emptyPort}}` : barTex(nameOf(graph, tail))} \\mathrel{+}= ${sent}`
}

/** A number put into a rule; a power of ten is a product and gets brackets where a product would. */
function numberTerm(t: Tensor): Term {
  const term = slotTerm(numberTex(t.data[0] as number), t.shape)
  return term.text.includes('\\cdot') ? { ...term, binds: Math.min(term.binds, binds.product) } : term
}

/** The rule with the numbers of a trace in it; null where something is not a single number. */
function numberRule(trace: Trace, node: GraphNode): WrittenRule | null {
  const slot = trace.program.slotOf.get(node.id)
  const instruction = slot === undefined ? undefined : trace.program.instructions[slot]
  if (slot === undefined || !instruction) return null
  const inputs = instruction.inputs.map((from) => trace.values[from] as Tensor)
  const output = madeBy(trace, node) ?? (trace.values[slot] as Tensor)
  if (![...inputs, output].every(({ shape }) => shape.length === 0)) return null
  const adjoint = trace.adjoints[slot] ?? null
  const cotangent = adjoint ? numberTerm(adjoint) : slotTerm(barTex(node.name), [])
  const rule = ruleLatex(instruction.op, instruction.attributes, inputs.map(numberTerm), numberTerm(output), cotangent)
  // A function writes its slopes as ∂s/∂x, which stand for functions: a number has none. In numbers they are numbers.
  if (!rule || !functionOf(instruction.op)) return rule
  const slopes = inputs.map((_, port) => numberTex(localRow(trace, { slot, port }, 0)[0] as number, true))
  return { ...rule, backward: slopes.map((slope) => `${cotangent.text} \\cdot ${slope}`) }
}

/** `text = result`, or ≈ where a number in it is rounded; the result alone where the text is nothing more. */
function equationTex(text: string, result: Tensor, given: readonly (Tensor | null | undefined)[]): string {
  const value = result.data[0] as number
  const end = numberTex(value)
  const shown = given.flatMap((t) => (t ? [t.data[0] as number] : [])).filter((x) => text.includes(numberTex(x)))
  return text === end ? end : `${text}${equalTex(value, ...shown)}${end}`
}

/** The numbers that stand at the ports of a node. */
const valuesInto = ({ program, values }: Trace, node: GraphNode): readonly (Tensor | undefined)[] =>
  program.instructions[program.slotOf.get(node.id) ?? -1]?.inputs.map((from) => values[from]) ?? []

/** What the rule of a node gives, whatever an experiment hands on in its place; null where it is not in the trace. */
function madeBy({ program, values }: Trace, node: GraphNode): Tensor | null {
  const instruction = program.instructions[program.slotOf.get(node.id) ?? -1]
  if (!instruction || instruction.inputs.length === 0) return null
  const inputs = instruction.inputs.map((from) => values[from] as Tensor)
  return instruction.op.forward(numbers, inputs, instruction.attributes)
}

/** "9 + 1 = 10"; null for anything but numbers. */
export function forwardNumbersTex(trace: Trace, node: GraphNode): string | null {
  const value = trace.values[trace.program.slotOf.get(node.id) ?? -1]
  const rule = numberRule(trace, node)
  if (!rule || !value) return null
  const made = madeBy(trace, node)
  const equation = equationTex(rule.forward, made ?? value, valuesInto(trace, node))
  const isHeld = made !== null && !Object.is(made.data[0], value.data[0])
  return isHeld ? `${equation},\\enspace\\text{held at } ${numberTex(value.data[0] as number)}` : equation
}

/** "328 · 2 · 10 = 6560": what one port receives; null for anything but numbers, or when nothing flows there. */
export function backwardNumbersTex(trace: Trace, node: GraphNode, port: number): string | null {
  const slot = trace.program.slotOf.get(node.id) ?? -1
  const contribution = trace.contributions.get(edgeId({ to: node.id, port }))
  const sent = numberRule(trace, node)?.backward[port]
  if (contribution?.shape.length !== 0 || sent === undefined) return null
  return equationTex(sent, contribution, [...valuesInto(trace, node), trace.values[slot], trace.adjoints[slot]])
}
