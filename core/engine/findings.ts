// What the numbers of a run say: domain errors, kinks, the first NaN or infinity. Facts only; the sentences are in words/.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import type { Instruction } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { localDerivative } from './local'
import type { Trace } from './trace'

/** Findings of a trace in topological order, then the first bad number of the backward pass. Cost: one look per value. */
export function findingsOf(trace: Trace): readonly Diagnostic[] {
  const found = trace.program.instructions.flatMap((instruction, slot) => nodeFindings(trace, instruction, slot))
  const birth = found.some((finding) => finding.severity === 'error') ? null : firstBadContribution(trace)
  return birth ? [...found, birth] : found
}

function nodeFindings(trace: Trace, { op, node, name, inputs, varies }: Instruction, slot: number): Diagnostic[] {
  if (isSource(op)) return []
  const given = inputs.map((from) => (trace.values[from] as Tensor).data)
  const outside = op.domain && given[op.domain.port ?? 0]?.find((x) => !Number.isNaN(x) && !op.domain?.allows(x))
  const suffers = (): boolean =>
    [trace.values[slot] as Tensor, ...partsOf(trace, slot)].some((t) => !t.data.every(Number.isFinite))
  if (op.domain && outside !== undefined && (!op.domain.isLenient || suffers())) {
    return [diagnostic('E301', { node: name, op: op.title, needs: op.domain.needs, value: outside }, { node })]
  }
  const found: Diagnostic[] = []
  const wasFine = given.every((data) => data.every(Number.isFinite))
  const bad = (trace.values[slot] as Tensor).data.find((x) => !Number.isFinite(x))
  if (bad !== undefined && wasFine) found.push(diagnostic('E302', { node: name, op: op.title, value: bad }, { node }))
  if (op.kink && varies && op.kink.at(given)) {
    const { where, slopes, chosen } = op.kink
    found.push(diagnostic('E304', { node: name, op: op.title, where, slopes, chosen }, { node }, 'note'))
  }
  return found
}

/** What a node sent back in this trace. */
const partsOf = (trace: Trace, slot: number): Tensor[] =>
  (trace.program.instructions[slot] as Instruction).edges.flatMap((edge) => trace.contributions.get(edge) ?? [])

/** The wire on which the backward pass first stopped being finite. */
function firstBadContribution(trace: Trace): Diagnostic | null {
  const { program } = trace
  for (const step of trace.steps) {
    if (step.kind !== 'backward') continue
    const entry = step.contribution.data.findIndex((x) => !Number.isFinite(x))
    if (entry < 0) continue
    const head = program.slotOf.get(step.from) as number
    const tail = program.slotOf.get(step.to) as number
    const wire = `${program.instructions[head]?.name} → ${program.instructions[tail]?.name}`
    const upstream = trace.adjoints[head]?.data[0] ?? NaN
    const local = localDerivative(trace, step.edge)?.data[entry] ?? NaN
    return diagnostic(
      'E303',
      { node: program.instructions[head]?.name ?? '', wire, upstream, local },
      { node: step.from, port: step.port },
    )
  }
  return null
}
