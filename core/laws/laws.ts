// The laws that every op keeps, as plain functions: the unit tests, the mutation run and a real browser all ask these.
import { broadcastShapes } from '../algebra/broadcast'
import { numbers } from '../algebra/numbers'
import { shapes } from '../algebra/shapes'
import { pullBack } from '../engine/backward'
import { firstWrong } from '../engine/blame'
import { checkInput, checkWire } from '../engine/check'
import { gradient, hessian, hvp, jvp, vjp } from '../engine/derivative'
import { forward } from '../engine/forward'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Program } from '../graph/program'
import type { OpDefinition } from '../ops/op'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { isSameShape } from '../tensor'
import type { Case } from './cases'
import { eachCase, eachFurtherCase } from './cases'

/** One broken promise: which law of which op, at which case. */
export interface Failure {
  readonly op: string
  readonly law: string
  readonly title: string
  readonly found: string
}

/** What a law finds wrong with one case, in words; nothing where the law holds. */
type Law = (given: Case) => Iterable<string>

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)

/** Not below: true for a NaN too, so that a law cannot be kept by a number that is none. */
const exceeds = (error: number, bound: number): boolean => !(error < bound)

const programOf = ({ document }: Case): Program => compile(document.graph).program

/** Slot of the op under test. */
function slotUnderTest({ document }: Case, program: Program): number {
  const node = document.graph.nodes.find(({ name }) => name === 'y')
  return program.slotOf.get(node?.id ?? '') as number
}

function* compiles({ document }: Case): Generator<string> {
  for (const { code, facts } of compile(document.graph).diagnostics) yield `${code} ${JSON.stringify(facts)}`
}

function* keepsItsShape({ op, inputs, attributes }: Case): Generator<string> {
  const given = inputs.map((t) => t.shape)
  const promised = op.forward(shapes, given, attributes)
  const { shape } = op.forward(numbers, inputs, attributes)
  if (!isSameShape(shape, promised)) yield `promised [${promised.join()}], gave [${shape.join()}]`
}

function* sendsBackInputShapes(given: Case): Generator<string> {
  const program = programOf(given)
  const slot = slotUnderTest(given, program)
  const values = forward(numbers, program, program.sources)
  const instruction = program.instructions[slot]!
  const inputs = instruction.inputs.map((from) => values[from]!)
  const parts = pullBack(numbers, instruction, inputs, values[slot]!, values[slot]!)
  if (parts.length !== inputs.length) yield `${parts.length} cotangents for ${inputs.length} inputs`
  // What comes from a rule is summed to its input's shape, never stretched to it.
  const rule = { inputs, output: values[slot]!, cotangent: values[slot]!, attributes: instruction.attributes }
  for (const [port, { shape }] of instruction.op.vjp(numbers, rule).entries()) {
    const wanted = given.inputs[port]?.shape ?? []
    if (!isSameShape(broadcastShapes(shape, wanted), shape))
      yield `port ${port}: a rule's [${shape.join()}] for [${wanted.join()}]`
  }
  for (const [port, part] of parts.entries()) {
    const wanted = given.inputs[port]?.shape ?? []
    if (!isSameShape(part.shape, wanted)) yield `port ${port}: [${part.shape.join()}] for [${wanted.join()}]`
  }
}

/** Too many entries to look at each. */
const isLarge = ({ inputs }: Case): boolean => inputs.some(({ data }) => data.length > 100)

/** A direction in which every entry of every input moves, or a sample of them where there are thousands. */
function directionOf(program: Program, seed: number): ReadonlyMap<number, Tensor> {
  const random = seeded(seed)
  // A condition stands still: no derivative says what happens where it jumps.
  const reached = gradient(program, program.sources)
  return new Map(
    program.inputs
      .filter((slot) => reached.has(slot))
      .map((slot) => {
        const { shape, data } = random.tensor(program.sources.get(slot)!.shape)
        const isSampled = (i: number): boolean => data.length <= 100 || i % 509 === 7
        return [slot, { shape, data: data.map((x, i) => (isSampled(i) ? x : 0)) }]
      }),
  )
}

const along = (parts: ReadonlyMap<number, Tensor>, direction: ReadonlyMap<number, Tensor>): number =>
  [...parts].reduce((sum, [slot, part]) => sum + dot(part, direction.get(slot)!), 0)

/** Sampled entries at once: the slope along a direction. What is held does not move there, so it is not asked. */
function* agreesAlongADirection(given: Case): Generator<string> {
  if (given.op.isHeld) return
  const program = programOf(given)
  const direction = directionOf(program, 21)
  const at = (step: number): number =>
    forward(numbers, program, moved(program, direction, step))[program.root!]!.data[0]!
  // A sum of thousands rounds coarsely, so the step is wide and the stencil of fourth order.
  const h = 1e-4
  const difference = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  const exact = along(gradient(program, program.sources), direction)
  if (exceeds(Math.abs(exact - difference) / Math.max(1, Math.abs(exact)), 1e-7)) yield `${exact}, not ${difference}`
}

function* agreesWithDifferences(given: Case): Generator<string> {
  if (isLarge(given)) return yield* agreesAlongADirection(given)
  const program = programOf(given)
  const trace = run(program)
  for (const slot of program.inputs) {
    const check = checkInput(trace, slot)
    if (check && exceeds(check.worst, 1e-7)) yield `input ${slot}: off by ${check.worst}`
  }
  for (const edge of trace.contributions.keys()) {
    const check = checkWire(trace, edge)
    if (!check || exceeds(check.worst, 1e-7)) yield `wire ${edge}: off by ${check?.worst}`
  }
}

/** The rule by itself, as paths and local derivatives ask it, where no choice hides what is not taken. */
function* isNotBlamed(given: Case): Generator<string> {
  if (isLarge(given)) return
  const blame = firstWrong(run(programOf(given)))
  if (blame) yield `port ${blame.port} of slot ${blame.slot}: off by ${blame.check.worst}`
}

function* keepsTheAdjointIdentity(given: Case): Generator<string> {
  const program = programOf(given)
  const random = seeded(99)
  const slot = slotUnderTest(given, program)
  const tangents = new Map(program.inputs.map((input) => [input, random.tensor(program.sources.get(input)!.shape)]))
  const out = jvp(program, program.sources, tangents)[slot]!
  const cotangent = random.tensor(out.shape)
  const back = vjp(program, program.sources, slot, cotangent)
  const left = dot(cotangent, out)
  const right = [...back].reduce((sum, [input, part]) => sum + dot(part, tangents.get(input)!), 0)
  const size = dot(cotangent, cotangent) + [...back.values()].reduce((sum, part) => sum + dot(part, part), 1)
  const error = Math.abs(left - right) / size
  if (exceeds(error, 1e-12)) yield `${left} forwards, ${right} backwards`
}

/** The sources moved by `h` along a direction. */
const moved = (program: Program, direction: ReadonlyMap<number, Tensor>, h: number): ReadonlyMap<number, Tensor> =>
  new Map(
    [...program.sources].map(([slot, t]) => {
      const along = direction.get(slot)
      return [slot, along ? { shape: t.shape, data: t.data.map((x, i) => x + h * along.data[i]!) } : t]
    }),
  )

/** ⟨v, H u⟩ = ⟨u, H v⟩, where the matrix itself would be too large. */
function* isSymmetricAlongDirections(program: Program): Generator<string> {
  const [u, v] = [directionOf(program, 31), directionOf(program, 32)]
  const [left, right] = [along(hvp(program, program.sources, u), v), along(hvp(program, program.sources, v), u)]
  if (exceeds(Math.abs(left - right) / Math.max(1, Math.abs(left)), 1e-10)) yield `${left} is not ${right}`
}

function* hasATrueHessian(given: Case): Generator<string> {
  const program = programOf(given)
  if (isLarge(given)) yield* isSymmetricAlongDirections(program)
  const { matrix } = isLarge(given) ? { matrix: [] } : hessian(program, program.sources)
  const largest = matrix.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 1)
  for (const [i, row] of matrix.entries()) {
    for (const [j, entry] of row.entries()) {
      const mirrored = matrix[j]![i]!
      if (exceeds(Math.abs(entry - mirrored) / largest, 1e-12)) yield `[${i}, ${j}] ${entry} is not ${mirrored}`
    }
  }
  const direction = directionOf(program, 5)
  const h = 1e-5
  const [up, down] = [gradient(program, moved(program, direction, h)), gradient(program, moved(program, direction, -h))]
  for (const [slot, product] of hvp(program, program.sources, direction)) {
    for (const [i, entry] of product.data.entries()) {
      const difference = (up.get(slot)!.data[i]! - down.get(slot)!.data[i]!) / (2 * h)
      const error = Math.abs(entry - difference) / Math.max(1, Math.abs(entry), largest)
      if (exceeds(error, 1e-6)) yield `hvp ${slot}[${i}] ${entry}, by differences ${difference}`
    }
  }
}

/** Each law by the sentence that names it, and at how many random points per shape it is asked; the sharpest first. */
const laws: readonly { readonly name: string; readonly seeds: number; readonly law: Law }[] = [
  { name: 'agrees with central differences on every input and wire', seeds: 5, law: agreesWithDifferences },
  { name: 'keeps ⟨c, J t⟩ = ⟨Jᵀ c, t⟩', seeds: 5, law: keepsTheAdjointIdentity },
  { name: 'has a symmetric Hessian that agrees with differences of the gradient', seeds: 1, law: hasATrueHessian },
  { name: 'has a rule that nobody blames, asked by itself', seeds: 1, law: isNotBlamed },
  { name: 'compiles on every test shape', seeds: 5, law: compiles },
  { name: 'gives the shape that the shape rule promises', seeds: 5, law: keepsItsShape },
  { name: 'sends back cotangents of its inputs’ shapes', seeds: 5, law: sendsBackInputShapes },
]

export const lawNames: readonly string[] = laws.map(({ name }) => name)

/** What a law finds at one case; an exception is a finding too. */
function findingsOf(law: Law, given: Case): readonly string[] {
  try {
    return [...law(given)]
  } catch (reason) {
    return [`threw ${reason instanceof Error ? reason.message : JSON.stringify(reason)}`]
  }
}

/** What is asked of an op: one law, or at fewer random points than that law's own. */
interface Asking {
  readonly only?: string
  readonly seeds?: number | undefined
  /** At the first so many cases of each kind only. */
  readonly cases?: number | undefined
}

/** Failures of one op, lazily: who wants to know only whether there is one stops at the first. */
export function* failuresOf(
  op: OpDefinition,
  { only, seeds: most = Infinity, cases: first = Infinity }: Asking = {},
): Generator<Failure> {
  for (const { name, seeds: own, law } of laws) {
    if (only !== undefined && only !== name) continue
    const seeds = Math.min(own, most)
    for (const cases of [eachCase(op, seeds), eachFurtherCase(op, seeds)]) {
      let left = first
      for (const given of cases) {
        if (left-- <= 0) break
        for (const found of findingsOf(law, given)) yield { op: op.name, law: name, title: given.title, found }
      }
    }
  }
}
