// The laws of the three conventions, over every op that has a kink, as plain functions: for the unit tests and the
// mutation run.
import { dualOf } from '../algebra/dual'
import { lanes, uniform } from '../algebra/lanes'
import { numbers } from '../algebra/numbers'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { pullBackWith } from '../ops/chain'
import { underConvention } from '../ops/convention'
import { defaultAttributes } from '../ops/catalogue'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Tensor } from '../tensor'
import { full, sizeOf } from '../tensor'
import { casesOf, computing } from './cases'
import type { Point } from './convention-points'
import { kinkPoints, manyPoints } from './convention-points'

/** Ops whose rule a convention changes. */
export const kinked: readonly OpDefinition[] = computing.filter((op) => op.kink && op.blocks !== 'all')

/** An op, its rule under “mathematics”, and points on its kink, with settings under which it has one. */
interface Kinked {
  readonly op: OpDefinition
  readonly mathematical: OpDefinition
  readonly attributes: Attributes
  readonly points: readonly Point[]
}

const found = new Map<OpDefinition, Kinked>()

/** Found once per op, since every law asks. */
function kinkedAt(op: OpDefinition): Kinked {
  const known = found.get(op) ?? kinkOf(op)
  found.set(op, known)
  return known
}

function kinkOf(op: OpDefinition): Kinked {
  // With some settings there is no kink, as in an elu with α = 1.
  const settings = [{}, ...(op.testSettings ?? [])].map((chosen) => ({ ...defaultAttributes(op), ...chosen }))
  const attributes = settings.find((each) => kinkPoints(op, each).length > 0) ?? {}
  return { op, attributes, mathematical: underConvention(op, 'mathematics'), points: kinkPoints(op, attributes) }
}

const bitOf = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))
const bits = (t: Tensor): string => [...t.data].map(bitOf).join()
/** Which entries are no number: not which, since ±0 and the last bits are nothing to this. */
const blanks = (t: Tensor): string => [...t.data].map((x) => (Number.isNaN(x) ? 'NaN' : '·')).join()
const duals = dualOf(numbers)
const shown = (inputs: readonly Tensor[]): string => inputs.map(({ data }) => `[${data.join()}]`).join(' ')
const pullBackAt = (rule: OpDefinition, { inputs, output }: Point, cotangent: Tensor, attributes: Attributes) =>
  pullBackWith(numbers, rule, { inputs, output, cotangent, attributes })

type Law = (given: Kinked) => Iterable<string>

function* isStoodOn({ points }: Kinked): Generator<string> {
  if (points.length === 0) yield 'no point stands on the kink'
}

function* changesNoOtherRule({ op }: Kinked): Generator<string> {
  if (underConvention(op, 'pytorch') !== op || underConvention(op, 'strict') !== op) yield 'another rule'
}

function* changesNoValue({ points, mathematical, attributes }: Kinked): Generator<string> {
  for (const { inputs, output } of points) {
    const found = mathematical.forward(numbers, inputs, attributes)
    if (bits(found) !== bits(output)) yield `${shown(inputs)}: [${bits(found)}], not [${bits(output)}]`
  }
}

function* isUndefinedThereOnly({ op, points, mathematical, attributes }: Kinked): Generator<string> {
  for (const point of points) {
    const one = full(point.output.shape, 1)
    const chosen = pullBackAt(op, point, one, attributes)
    for (const [port, part] of pullBackAt(mathematical, point, one, attributes).entries()) {
      const { shape } = point.inputs[port]!
      const { mask } = point
      const stands = mask.data.length > sizeOf(shape) ? numbers.collapse(mask, shape) : numbers.expand(mask, shape)
      for (const [at, x] of part.data.entries()) {
        const wanted = stands.data[at] !== 0 ? NaN : chosen[port]!.data[at]
        if (!Object.is(x, wanted)) yield `${shown(point.inputs)}: port ${port}[${at}] is ${x}, not ${wanted}`
      }
    }
  }
}

function* isNothingToZero({ op, points, mathematical, attributes }: Kinked): Generator<string> {
  for (const point of points) {
    for (const part of pullBackAt(mathematical, point, full(point.output.shape, 0), attributes)) {
      const isSpoilt = [...part.data].some(Number.isNaN)
      if (isSpoilt !== (op.kink!.isUnbounded === true)) yield `${shown(point.inputs)}: [${part.data.join()}]`
    }
    if (op.kink!.isUnbounded === true) continue
    const [found, own] = [mathematical, op].map((rule) =>
      pullBackAt(rule, point, full(point.output.shape, -0), attributes).map(bits).join(' '),
    )
    if (found !== own) yield `${shown(point.inputs)}: to −0 ${found}, not ${own}`
  }
}

function* isTheSameInLanes({ points, mathematical, attributes }: Kinked): Generator<string> {
  for (const point of points) {
    const [inputs, output] = [point.inputs.map(uniform), uniform(point.output)]
    const one = full(point.output.shape, 1)
    const wide = pullBackWith(lanes, mathematical, { inputs, output, cotangent: uniform(one), attributes })
    const narrow = pullBackAt(mathematical, point, one, attributes)
    for (const [port, part] of wide.entries())
      if ([...part.data].map(bitOf).join() !== bits(narrow[port]!)) yield `${shown(point.inputs)}: port ${port}`
  }
}

/** One basis cotangent per entry of an output. */
const unitsOf = ({ shape, data }: Tensor): readonly Tensor[] =>
  [...data.keys()].map((at) => ({ shape, data: data.map((_, i) => (i === at ? 1 : 0)) }))

/** Which entries of the output stand on the kink, or hang on entries of the inputs that do: those without a slope. */
function touchedEntries({ mathematical, attributes }: Pick<Kinked, 'mathematical' | 'attributes'>, point: Point) {
  const { inputs, mask, output } = point
  const isEntrywise = mask.data.length === output.data.length && inputs.every((x) => x.data.length <= mask.data.length)
  if (isEntrywise) return [...mask.data].map((stands) => stands !== 0)
  return unitsOf(output).map((unit) =>
    pullBackAt(mathematical, point, unit, attributes).some(({ data }) => data.some(Number.isNaN)),
  )
}

/** A cotangent of 0 that moves is no 0 to a slope that is undefined; one that does not touch the kink is nothing to it. */
function* hearsAZeroThatMoves({ op, points, mathematical, attributes }: Kinked): Generator<string> {
  if (op.kink!.isUnbounded === true) return
  for (const point of points) {
    const inputs = point.inputs.map((primal) => ({ primal, tangent: null }))
    const output = { primal: point.output, tangent: null }
    const touched = touchedEntries({ mathematical, attributes }, point)
    for (const [i, tangent] of unitsOf(point.output).entries()) {
      const cotangent = { primal: full(point.output.shape, 0), tangent }
      const parts = pullBackWith(duals, mathematical, { inputs, output, cotangent, attributes })
      const isHeard = parts.some((part) => part.tangent?.data.some(Number.isNaN))
      // Over an axis what moves is not told apart: who stands on a kink hears each.
      const isTold = point.mask.data.length === point.output.data.length
      if (touched[i] ? !isHeard : isTold && isHeard) yield `${shown(point.inputs)}: entry ${i}, heard: ${isHeard}`
    }
  }
}

function* hasNoRateThere({ op, points, mathematical, attributes }: Kinked): Generator<string> {
  for (const { inputs, mask, output } of points) {
    const moving = (rate: number) => inputs.map((primal) => ({ primal, tangent: full(primal.shape, rate) }))
    const moved = mathematical.forward(duals, moving(1), attributes)
    // Equal eigenvalues take the basis that the direction asks for, so their last bits may differ.
    const isKept =
      op.name === 'eigvalsh'
        ? moved.primal.data.every((x, i) => Math.abs(x - output.data[i]!) < 5e-13)
        : bits(moved.primal) === bits(output)
    if (!isKept) yield `${shown(inputs)}: the value became [${bits(moved.primal)}]`
    const own = op.forward(duals, moving(1), attributes).tangent
    for (const [i, isTouched] of touchedEntries({ mathematical, attributes }, { inputs, mask, output }).entries()) {
      const [rate, wanted] = [moved.tangent?.data[i], isTouched ? NaN : (own?.data[i] ?? 0)]
      if (!Object.is(rate, wanted)) yield `${shown(inputs)}: the rate of entry ${i} is ${rate}, not ${wanted}`
    }
    for (const port of inputs.keys()) {
      const alone = inputs.map((primal, i) => ({ primal, tangent: i === port ? full(primal.shape, 1) : null }))
      const rate = mathematical.forward(duals, alone, attributes).tangent?.data ?? []
      if (!rate.some(Number.isNaN)) yield `${shown(inputs)}: a rate of port ${port} alone, [${rate.join()}]`
    }
    const still = (rule: OpDefinition) =>
      blanks(rule.forward(duals, moving(0), attributes).tangent ?? full(output.shape, 0))
    if (still(mathematical) !== still(op)) yield `${shown(inputs)}: at rest ${still(mathematical)}`
  }
}

function* isTheSameOnTheTape({ op }: Kinked): Generator<string> {
  for (const { title, document } of casesOf(op, 1)) {
    const { program } = compile({ ...document.graph, convention: 'mathematics' })
    for (const x of [0, 1, -1]) {
      const sources = new Map([...program.sources].map(([slot, t]) => [slot, full(t.shape, x)]))
      const [tape, reference] = (['tape', 'reference'] as const).map((path) =>
        run(program, sources, {}, path)
          .adjoints.map((t) => t && bits(t))
          .join(' '),
      )
      if (tape !== reference) yield `${title} at ${x}: ${tape}, not ${reference}`
    }
  }
}

function* hasNoSecondDerivativeThere({ points, mathematical, attributes }: Kinked): Generator<string> {
  for (const point of points) {
    const inputs = point.inputs.map((primal) => ({ primal, tangent: full(primal.shape, 1) }))
    const cotangent = { primal: full(point.output.shape, 1), tangent: full(point.output.shape, 0) }
    const output = mathematical.forward(duals, inputs, attributes)
    for (const { tangent } of pullBackWith(duals, mathematical, { inputs, output, cotangent, attributes }))
      if (![...(tangent?.data ?? [])].some(Number.isNaN)) yield `${shown(point.inputs)}: [${tangent?.data.join()}]`
  }
}

/** What moves beside entries on a kink keeps its rate, and so does what hangs on others; along every axis. */
function* leavesOthersAlone({ op, mathematical }: Kinked): Generator<string> {
  for (const { attributes, point } of manyPoints(op)) {
    const { inputs, mask } = point
    if (!inputs.every(({ data }) => data.length === mask.data.length)) continue
    const filled = ({ shape, data }: Tensor, of: (stands: boolean, x: number) => number): Tensor => ({
      shape,
      data: data.map((x, i) => of(mask.data[i] !== 0, x)),
    })
    const ratesOf = (rule: OpDefinition, there: number): readonly number[] => {
      const moving = inputs.map((primal) => ({ primal, tangent: filled(primal, (stands) => (stands ? there : 1)) }))
      const { primal, tangent } = rule.forward(duals, moving, attributes)
      // −0 is a rate of 0.
      return [...(tangent ?? full(primal.shape, 0)).data].map((rate) => rate + 0)
    }
    const lost = inputs.map((x) => filled(x, (stands, entry) => (stands ? NaN : entry)))
    const hangs = [...op.forward(numbers, lost, attributes).data].map(Number.isNaN)
    for (const there of [0, 1]) {
      const own = ratesOf(op, there)
      for (const [i, rate] of ratesOf(mathematical, there).entries()) {
        const isAsked = there === 0 || hangs[i] === false
        if (isAsked && !Object.is(rate, own[i]))
          yield `${shown(inputs)}: the rate of entry ${i} is ${rate}, not ${own[i]}`
      }
    }
  }
}

/** Each law by the sentence that names it: “the kink of abs …”. */
const laws: Readonly<Record<string, Law>> = {
  'is stood on at some point of these laws': isStoodOn,
  'changes no rule under the other conventions': changesNoOtherRule,
  'changes no value': changesNoValue,
  'has an undefined slope, where it stands and nowhere else': isUndefinedThereOnly,
  'is nothing to a cotangent of 0, unless the slopes have no bound': isNothingToZero,
  'is the same in many lanes': isTheSameInLanes,
  'has no rate of change along a direction that moves, and the old one along none': hasNoRateThere,
  'has no second derivative where it stands': hasNoSecondDerivativeThere,
  'hears a cotangent of 0 that moves': hearsAZeroThatMoves,
  'leaves alone what moves beside it and what hangs on others': leavesOthersAlone,
  'is the same on the tape': isTheSameOnTheTape,
}

export const conventionLawNames: readonly string[] = Object.keys(laws)

/** What is wrong with the kink of an op, lazily. `only` keeps to one law. */
export function* breaksOfConventions(op: OpDefinition, only?: string): Generator<string> {
  const given = kinkedAt(op)
  for (const [name, law] of Object.entries(laws))
    if (only === undefined || only === name) for (const found of law(given)) yield `the kink ${name}: ${found}`
}
