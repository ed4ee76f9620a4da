// One op by itself, as a help page writes it: its value and what its backward rule sends, over the names of its ports.
import { shapes } from '../algebra/shapes'
import { caught, isDiagnostic } from '../diagnostic'
import { defaultAttributes, isOfArrays, portsOf } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Shape } from '../tensor'
import type { WrittenRule } from './latex'
import { ruleLatex, slotTerm } from './latex'
import { nameLatex } from './names'

export interface OpRule extends WrittenRule {
  /** Names of the ports, in LaTeX. */
  readonly inputs: readonly string[]
  /** Shapes of the inputs that it is written for. */
  readonly shapes: readonly Shape[]
}

/** The output is called f, unless a port is. */
const outputName = 'f'

const portName = (port: string): string => (/^\d+$/.test(port) ? `x_{${port}}` : nameLatex(port))

/** Shapes that suit the op: numbers where these are its subject, else the first that it takes with two entries or more. */
function suitableShapes(op: OpDefinition, count: number): { given: readonly Shape[]; output: Shape } | null {
  const each = (shape: Shape): readonly Shape[] => Array.from({ length: count }, () => shape)
  const isLarge = (shape: Shape): boolean => shape.length > 0 && shape.every((size) => size > 1)
  const arrays = [...(op.testShapes ?? []).filter((given) => given.every(isLarge)), each([3])]
  const tried = isOfArrays(op) ? [...arrays, each([2, 2]), each([])] : [each([]), ...arrays]
  for (const given of [...tried, ...(op.testShapes ?? [])]) {
    if (given.length !== count) continue
    const output = caught(() => op.forward(shapes, given, defaultAttributes(op)))
    if (!isDiagnostic(output)) return { given, output }
  }
  return null
}

const known = new Map<OpDefinition, OpRule | null>()

/** The rule of an op with its default settings; null for a source and for an op without a formula of its own. */
export function opRule(op: OpDefinition): OpRule | null {
  const before = known.get(op)
  if (before !== undefined) return before
  const made = readRule(op)
  known.set(op, made)
  return made
}

function readRule(op: OpDefinition): OpRule | null {
  if (isSource(op)) return null
  const inputs = portsOf(op, defaultAttributes(op)).map(portName)
  const suitable = suitableShapes(op, inputs.length)
  if (!suitable) return null
  const { given, output } = suitable
  const rule = ruleLatex(
    op,
    {},
    inputs.map((name, port) => slotTerm(name, given[port] ?? [])),
    slotTerm(outputName, output),
    slotTerm(`\\bar{${outputName}}`, output),
  )
  return rule && { ...rule, inputs, shapes: given }
}
