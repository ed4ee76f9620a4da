// What the numbers of a run say: domain errors, kinks, the first NaN or infinity. Facts only; the sentences are in words/.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import type { EdgeId } from '../graph/document'
import { functionOf } from '../graph/function-op'
import type { Instruction } from '../graph/program'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Birth, Births } from './births'
import { birthsOf, tangentBirthOf } from './births'
import { agreement } from './check'
import type { Direction } from './derivative'
import { runOfUse } from './inside'
import { endOfWire, localRow } from './local'
import { checkRule } from './own-rule'
import type { Outside } from './points'
import { kinkedOp, outsideDomain } from './points'
import { pushForward } from './tangents'
import type { Trace } from './trace'

/** What a node is up against. */
interface Standing {
  readonly outside: Outside | null
  /** The op on whose kink it stands. */
  readonly kinked: OpDefinition | null
  /** What is found inside, where the node uses a function. */
  readonly inside: readonly Diagnostic[]
}

/**
 * Findings of a trace: of each node in topological order its domain error, the birth of a bad number and its kink; then
 * the first bad number of the backward pass. Cost: one look per value; where one is not finite, a few dozen rules per node.
 */
export function findingsOf(trace: Trace): readonly Diagnostic[] {
  const standings = standingsIn(trace)
  const births = birthsOf(trace, explainedBy(trace, standings))
  const born = births.forward?.slot
  const slots = born === undefined || standings.has(born) ? [...standings.keys()] : inOrder(standings, born)
  const forward = slots.flatMap((slot) => nodeFindings(trace, slot, standings.get(slot) ?? plain, births))
  return births.backward ? [...forward, backwardFinding(trace, births.backward)] : forward
}

/** The first rate of change along `direction` that is not finite, where one is born. Cost: one rule per wire, and a few
 * dozen more where a rate is not finite. */
export function tangentFindingOf(trace: Trace, direction: Direction): Diagnostic | null {
  const { tangents } = pushForward(trace, direction)
  if (tangents.every((rate) => !rate || rate.data.every(Number.isFinite))) return null
  const birth = tangentBirthOf(trace, direction, explainedBy(trace, standingsIn(trace)))
  if (!birth) return null
  const { slot, port, entry, reason, isSum } = birth
  const { node, name, inputs } = instructionAt(trace, slot)
  const slopes = localRow(trace, { slot, port }, entry)
  const rates = tangents[inputs[port] as number]?.data ?? new Float64Array(slopes.length)
  const at = Math.max(
    0,
    slopes.findIndex((slope, i) => !Number.isFinite(slope * (rates[i] as number))),
  )
  const factors = { upstream: rates[at] as number, local: slopes[at] as number }
  const facts = { node: name, wire: wireText(trace, slot, port), ...factors, reason, isTangent: true as const }
  return diagnostic('E303', { ...facts, ...(isSum ? { isSum } : {}) }, { node, port })
}

const plain: Standing = { outside: null, kinked: null, inside: [] }

const inOrder = (standings: ReadonlyMap<number, Standing>, other: number): readonly number[] =>
  [...standings.keys(), other].sort((a, b) => a - b)

/** Slots at which something can be found, by list of instructions: a run at other values has the same ones. */
const exposed = new WeakMap<Trace['program']['instructions'], readonly number[]>()

const canHaveFindings = ({ op }: Instruction): boolean =>
  op.domain !== undefined || op.kink !== undefined || op.kinkedStep !== undefined || functionOf(op) !== undefined

function exposedIn(instructions: Trace['program']['instructions']): readonly number[] {
  const known = exposed.get(instructions)
  if (known) return known
  const found = [...instructions.keys()].filter((slot) => canHaveFindings(instructions[slot] as Instruction))
  exposed.set(instructions, found)
  return found
}

/** By slot, in order, of those at which something can be found. */
function standingsIn(trace: Trace): ReadonlyMap<number, Standing> {
  const { instructions } = trace.program
  return new Map(
    exposedIn(instructions).map((slot) => [slot, standingOf(trace, instructions[slot] as Instruction, slot)]),
  )
}

/** Slots whose bad numbers have a finding of their own. */
function explainedBy({ program }: Trace, standings: ReadonlyMap<number, Standing>): (slot: number) => boolean {
  const hasNoSlope = program.convention === 'mathematics'
  return (slot) => {
    const standing = standings.get(slot)
    return (
      standing !== undefined &&
      (standing.outside !== null ||
        (hasNoSlope && standing.kinked !== null) ||
        standing.inside.some(({ severity }) => severity === 'error'))
    )
  }
}

function standingOf(trace: Trace, instruction: Instruction, slot: number): Standing {
  if (isSource(instruction.op)) return plain
  const { readings } = trace
  const inputs = instruction.inputs.map(readings.valueAt)
  const outside = outsideDomain(instruction, inputs, readings.valueAt(slot))
  return { outside, kinked: kinkedOp(instruction, inputs), inside: findingsInside(trace, slot) }
}

/** What the numbers inside a function say, with the name of the function before. Cost: one run more per use. */
function findingsInside(trace: Trace, slot: number): readonly Diagnostic[] {
  const inside = runOfUse(trace, slot)
  if (!inside) return []
  const { op, node } = instructionAt(trace, slot)
  return findingsOf(inside.trace)
    .filter(({ place }) => inside.program.slotOf.get(place.node ?? '') !== inside.program.root)
    .map((finding) => diagnostic('E114', { function: op.name, finding }, { node }, finding.severity))
}

function nodeFindings(trace: Trace, slot: number, { outside, kinked, inside }: Standing, births: Births): Diagnostic[] {
  const found: Diagnostic[] = []
  if (outside) found.push(domainFinding(trace, slot, outside, births))
  if (births.forward?.slot === slot) found.push(forwardFinding(trace, births.forward))
  const kink = kinked && kinkFinding(trace, slot, kinked)
  return [...found, ...(kink ? [kink] : []), ...ruleFindings(trace, slot), ...inside]
}

/** Inputs for which a backward rule of the user's own says something else than a difference does. */
function ruleFindings(trace: Trace, slot: number): Diagnostic[] {
  return checkRule(trace, slot).flatMap(({ port, input, check }) => {
    const wrong = check.comparisons.find(
      ({ error, difference }) => !(error <= agreement) && Number.isFinite(difference),
    )
    if (!wrong) return []
    const { node, name } = instructionAt(trace, slot)
    const facts = { node: name, input, rule: wrong.exact, difference: wrong.difference }
    return [diagnostic('E305', facts, { node, port })]
  })
}

const instructionAt = ({ program }: Trace, slot: number): Instruction => program.instructions[slot] as Instruction

const tailName = (trace: Trace, slot: number, port: number): string =>
  instructionAt(trace, instructionAt(trace, slot).inputs[port] as number).name

/** "tail → head". */
const wireText = (trace: Trace, slot: number, port: number): string =>
  `${tailName(trace, slot, port)} → ${instructionAt(trace, slot).name}`

function domainFinding(trace: Trace, slot: number, { port, entry, value }: Outside, births: Births): Diagnostic {
  const { op, node, name, inputs } = instructionAt(trace, slot)
  const origin = births.underflowOf(inputs[port] as number, entry)
  const facts = {
    node: name,
    op: op.title,
    needs: op.domain?.needs ?? '',
    value,
    wire: wireText(trace, slot, port),
    ...(origin === undefined ? {} : { underflow: instructionAt(trace, origin).name }),
    ...(isLeftOut(trace, slot) ? { isLeftOut: true as const } : {}),
  }
  return diagnostic('E301', facts, { node, port })
}

/** Do all paths of bad numbers from a slot end in choices that do not take them? Cost: one look per value after it. */
function isLeftOut({ program, values }: Trace, from: number): boolean {
  const isBad = new Set([from])
  const isFinite = (slot: number): boolean => values[slot]?.data.every(Number.isFinite) === true
  let isChosen = false
  for (const [slot, { op, inputs }] of program.instructions.entries()) {
    if (!inputs.some((input) => isBad.has(input))) continue
    if (!isFinite(slot)) isBad.add(slot)
    else if (op.taken) isChosen = true
    else return false
  }
  return isChosen && !isBad.has(program.root ?? from)
}

function forwardFinding(trace: Trace, { slot, port, entry, reason }: Birth): Diagnostic {
  const { op, node, name } = instructionAt(trace, slot)
  const value = trace.values[slot]?.data[entry] as number
  const facts = { node: name, op: op.title, value, reason, wire: wireText(trace, slot, port) }
  return diagnostic('E302', facts, { node, port })
}

/** What mathematics and the frameworks say at a kink: worth knowing, and in a strict document the end of the run. */
function kinkFinding(trace: Trace, slot: number, op: OpDefinition): Diagnostic | undefined {
  const { node, name } = instructionAt(trace, slot)
  const { convention } = trace.program
  if (!op.kink) return undefined
  const { where, slopes, chosen, tensorflow, jax } = op.kink
  const facts = { node: name, op: op.title, where, slopes, chosen, tensorflow, jax, convention }
  return diagnostic('E304', facts, { node }, convention === 'strict' ? 'error' : 'note')
}

function backwardFinding(trace: Trace, { slot, port, entry, reason, isSum }: Birth): Diagnostic {
  const { node, name, edges } = instructionAt(trace, slot)
  const factors = factorsOf(trace, edges[port] as EdgeId, entry)
  // Read as the gradient runs: from the head back to the tail.
  const wire = `${name} → ${tailName(trace, slot, port)}`
  const facts = { node: name, wire, ...factors, reason, ...(isSum ? { isSum } : {}) }
  return diagnostic('E303', facts, { node, port })
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
