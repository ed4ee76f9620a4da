// What the numbers of a run say: domain errors, kinks, the first NaN or infinity. Facts only; the sentences are in words/.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction } from '../graph/program'
import type { Convention } from '../convention'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { endOfWire, localRow } from './local'
import { outsideDomain, standsOnKink } from './points'
import type { Trace } from './trace'

/** Findings of a trace in topological order, then the first bad number of the backward pass. Cost: one look per value. */
export function findingsOf(trace: Trace): readonly Diagnostic[] {
  const found = trace.program.instructions.flatMap((instruction, slot) => nodeFindings(trace, instruction, slot))
  const birth = found.some((finding) => finding.severity === 'error') ? null : firstBadContribution(trace)
  return birth ? [...found, birth] : found
}

function nodeFindings(trace: Trace, instruction: Instruction, slot: number): Diagnostic[] {
  const { op, node, name, inputs } = instruction
  if (isSource(op)) return []
  const values = inputs.map((from) => trace.values[from] as Tensor)
  const output = trace.values[slot] as Tensor
  const outside = outsideDomain(instruction, values, output)
  const found: Diagnostic[] = []
  if (outside && op.domain) {
    const facts = { node: name, op: op.title, needs: op.domain.needs, value: outside.value }
    found.push(diagnostic('E301', facts, { node, port: outside.port }))
  } else {
    const given = values.map(({ data }) => data)
    const bad = bornHere(given, output.data)
    if (bad !== undefined) found.push(diagnostic('E302', { node: name, op: op.title, value: bad }, { node }))
  }
  const kink = standsOnKink(instruction, values) && kinkFinding(instruction, trace.program.convention)
  return kink ? [...found, kink] : found
}

/** What mathematics and the frameworks say at a kink; worth knowing, and in a strict document the end of the run. */
function kinkFinding({ op, node, name }: Instruction, convention: Convention): Diagnostic | undefined {
  if (!op.kink) return undefined
  const { where, slopes, chosen, tensorflow, jax } = op.kink
  const facts = { node: name, op: op.title, where, slopes, chosen, tensorflow, jax, convention }
  return diagnostic('E304', facts, { node }, convention === 'strict' ? 'error' : 'note')
}

/**
 * The number that an op spoilt: an infinity out of finite inputs, or a NaN out of inputs that are none. ∞ − ∞ and 0 × ∞
 * are born where they meet, not where the infinity came from.
 */
function bornHere(given: readonly Float64Array[], made: Float64Array): number | undefined {
  if (given.every((data) => data.every(Number.isFinite))) return made.find((x) => !Number.isFinite(x))
  if (given.some((data) => data.some(Number.isNaN))) return undefined
  return made.find(Number.isNaN)
}

/** The wire on which the backward pass first stopped being finite. */
function firstBadContribution(trace: Trace): Diagnostic | null {
  const { program } = trace
  for (const step of trace.steps) {
    if (step.kind !== 'backward') continue
    const entry = step.contribution.data.findIndex((x) => !Number.isFinite(x))
    if (entry < 0 || isUndefinedByKink(trace, step.from)) continue
    const head = program.slotOf.get(step.from) as number
    const tail = program.slotOf.get(step.to) as number
    const wire = `${program.instructions[head]?.name} → ${program.instructions[tail]?.name}`
    const { upstream, local } = factorsOf(trace, step.edge, entry)
    return diagnostic(
      'E303',
      { node: program.instructions[head]?.name ?? '', wire, upstream, local },
      { node: step.from, port: step.port },
    )
  }
  return null
}

/** Under "mathematics" a kink has no slope to send: its own finding says so. */
function isUndefinedByKink({ program, values }: Trace, node: NodeId): boolean {
  const instruction = program.instructions[program.slotOf.get(node) as number] as Instruction
  const inputs = instruction.inputs.map((from) => values[from] as Tensor)
  return program.convention === 'mathematics' && standsOnKink(instruction, inputs)
}

interface Factors {
  readonly upstream: number
  readonly local: number
}

/** A wire that joins more rows than this is not searched to its end: one factor is enough to see what happened. */
const mostRows = 16

/**
 * Adjoint of the head's entry, and its slope in the tail's `entry`, whose product is the first that is not finite. In an op
 * that works entry by entry it is the entry itself, so it is looked at first. Cost: at most `mostRows` backward rules.
 */
function factorsOf(trace: Trace, edge: EdgeId, entry: number): Factors {
  const end = endOfWire(trace, edge)
  const adjoint = end && trace.adjoints[end.slot]?.data
  if (!end || !adjoint) return { upstream: NaN, local: NaN }
  const rows = [...new Set([...(entry < adjoint.length ? [entry] : []), ...adjoint.slice(0, mostRows).keys()])]
  const factors = rows.map((row) => ({
    upstream: adjoint[row] as number,
    local: localRow(trace, end, row)[entry] as number,
  }))
  return factors.find(({ upstream, local }) => !Number.isFinite(upstream * local)) ?? (factors[0] as Factors)
}
