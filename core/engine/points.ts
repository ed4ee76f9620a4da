// The exceptional points of one node: arguments outside the domain of its op, entries on a kink. It looks at numbers only;
// what is said about them stands in findings.ts.
import { numbers } from '../algebra/numbers'
import { bodyOfOp } from '../graph/function-op'
import type { Instruction } from '../graph/program'
import { valuesOf } from '../ops/body'
import { pullBackWith } from '../ops/chain'
import { asWritten } from '../ops/convention'
import type { OpDefinition } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import { full } from '../tensor'

/** An argument outside a domain. */
export interface Outside {
  readonly port: number
  /** The entry, or −1 and the shape of an input that is outside as a whole. */
  readonly entry: number
  readonly value: number | Shape
}

/**
 * The first argument outside the op's domain; null where there is none. A NaN is never one: it came from upstream.
 * Cost: one look per entry; one backward rule where the domain is lenient.
 */
export function outsideDomain(
  instruction: Pick<Instruction, 'op' | 'attributes'>,
  inputs: readonly Tensor[],
  output: Tensor,
): Outside | null {
  const { domain } = instruction.op
  if (!domain) return null
  const port = domain.port ?? 0
  const { data } = inputs[port] as Tensor
  if (domain.admits?.(inputs, instruction.attributes) === false)
    return { port, entry: -1, value: (inputs[port] as Tensor).shape }
  const isOutside = (x: number): boolean => !Number.isNaN(x) && domain.allows?.(x, instruction.attributes) === false
  const first = data.findIndex(isOutside)
  if (first < 0) return null
  if (domain.isLenient !== true) return { port, entry: first, value: data[first] as number }
  const suffers = sufferingAt(instruction, inputs, output)
  const entry = data.findIndex((x, at) => isOutside(x) && suffers(at, x))
  return entry < 0 ? null : { port, entry, value: data[entry] as number }
}

/**
 * Whether a value or slope is lost at an entry, for a reason that lies there: a NaN, or an infinite value at 0. A large
 * negative number that overflows, or a NaN from elsewhere, is no domain error, nor is an infinite slope, as of a^0.5 at 0.
 */
function sufferingAt(
  { op, attributes }: Pick<Instruction, 'op' | 'attributes'>,
  inputs: readonly Tensor[],
  output: Tensor,
): (entry: number, x: number) => boolean {
  const cotangent = full(output.shape, 1)
  const slopes = pullBackWith(numbers, asWritten(op), { inputs, output, cotangent, attributes })
  const at = ({ data }: Tensor, entry: number): number => (data.length === 1 ? data[0] : data[entry]) as number
  return (entry, x) => {
    if (inputs.some((input) => Number.isNaN(at(input, entry)))) return false
    if (x === 0 && !Number.isFinite(at(output, entry))) return true
    return [output, ...slopes].some((t) => Number.isNaN(at(t, entry)))
  }
}

/** What of an instruction tells where it stands. */
type Place = Pick<Instruction, 'op' | 'attributes' | 'moves'>

/**
 * The op on whose kink an entry of this node stands: its own, or that of a step of its formula. Null where there is none,
 * and for a node that hangs on no input.
 */
export function kinkedOp({ op, attributes, moves }: Place, inputs: readonly Tensor[]): OpDefinition | null {
  if (!moves) return null
  if (!op.kink) return op.kinkedStep?.(inputs, attributes) ?? null
  return op.kink.on(numbers, inputs, attributes).data.some((stands) => stands !== 0) ? op : null
}

/** Does an entry of this node stand on a kink? */
export const standsOnKink = (instruction: Place, inputs: readonly Tensor[]): boolean =>
  kinkedOp(instruction, inputs) !== null

type Test = (instruction: Place, inputs: readonly Tensor[], output: Tensor) => boolean

/**
 * Would a strict run stop here: outside a domain, on a kink, or at such a point inside a function? Cost: one look per entry;
 * the rules inside of a function once more.
 */
export const stopsAt: Test = (instruction, inputs, output) =>
  holdsHere(
    instruction,
    inputs,
    output,
    (at, given, made) => outsideDomain(at, given, made) !== null || standsOnKink(at, given),
  )

/** Does an entry of this node stand on a kink, or does one of a step inside a function? Cost: as of `stopsAt`. */
export const standsOnKinkInside: Test = (instruction, inputs, output) =>
  holdsHere(instruction, inputs, output, standsOnKink)

/** Of a node, or, where it uses a function, of a step inside. */
function holdsHere(instruction: Place, inputs: readonly Tensor[], output: Tensor, test: Test): boolean {
  const body = bodyOfOp(instruction.op)
  if (!body) return test(instruction, inputs, output)
  const values = valuesOf(numbers, body, inputs)
  return body.uses.some(({ op, attributes, inputs: from }, slot) => {
    if (from.length === 0) return false
    const given = from.map((at) => values[at] as Tensor)
    const moves = instruction.moves && body.moves[slot] === true
    return holdsHere({ op, attributes, moves }, given, values[slot] as Tensor, test)
  })
}
