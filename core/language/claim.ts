// A claimed derivative, held against the exact one at generic points: right, or a point at which it is wrong and the likely
// slip. The claim is a formula in the names of the graph. Facts only; the sentences stand in core/words.
import { numbers } from '../algebra/numbers'
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic } from '../diagnostic'
import { findingsOf } from '../engine/findings'
import { forward } from '../engine/forward'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import { rootOf } from '../graph/look'
import type { Instruction, Program } from '../graph/program'
import type { Random } from '../random'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import { full, isSameShape, tensor } from '../tensor'
import { readFormula } from './read'
import type { Sample, Slip } from './slips'
import { firstDifference, slipsOf } from './slips'

export interface Counterexample {
  /** Values of the inputs, by name. */
  readonly at: ReadonlyMap<string, Tensor>
  readonly claimed: Tensor
  readonly exact: Tensor
  /** The first entry that differs, in flat order. */
  readonly index: number
}

export type Judgement =
  | {
      readonly verdict: 'right'
      readonly points: number
      /** A far point at which the claim's own arithmetic breaks down although the derivative is finite. */
      readonly unstable: Counterexample | null
    }
  /** Right as long as these other inputs keep their values, and wrong where they do not. */
  | {
      readonly verdict: 'given'
      readonly points: number
      readonly given: ReadonlyMap<string, Tensor>
      readonly counterexample: Counterexample
      readonly slips: readonly Slip[]
    }
  | {
      readonly verdict: 'wrong'
      /** Null where the shape alone is wrong: there are no two numbers to compare. */
      readonly counterexample: Counterexample | null
      /** Likeliest first; empty where none fits. */
      readonly slips: readonly Slip[]
    }
  /** Too few points at which the graph has a derivative were found. */
  | { readonly verdict: 'undecided'; readonly points: number }

const fewest = 5
const wanted = 8
const attempts = 240

/**
 * Judges the claim that `text` is the derivative of the root in the input at `slot`. Errors: those of a formula, E201–E203
 * where its shapes do not meet, E419 for a name that the graph does not have. Cost: some ten runs where it is right; where it
 * is wrong a backward pass per wire and point more.
 */
export function judgeClaim(program: Program, slot: number, text: string): Judgement | Diagnostic {
  const claim = readClaim(program, text)
  if (isDiagnostic(claim)) return claim
  const shape = (program.instructions[slot] as Instruction).shape
  const all = samples(program, slot, claim, program.inputs, near)
  if (all.length < fewest) return { verdict: 'undecided', points: all.length }
  if (!isSameShape(claim.shape, shape)) return { verdict: 'wrong', counterexample: null, slips: slipsOf(all, slot) }
  const odd = firstOdd(all)
  if (odd === null) {
    const far = firstOdd(samples(program, slot, claim, program.inputs, wide))
    return { verdict: 'right', points: all.length, unstable: far && shown(program, far) }
  }
  const counterexample = shown(program, odd)
  const slips = slipsOf(all, slot)
  const others = program.inputs.filter((input) => input !== slot)
  const isRightWith = (moving: readonly number[]): readonly Sample[] | null => {
    const found = samples(program, slot, claim, moving, near)
    return found.length >= fewest && firstOdd(found) === null ? found : null
  }
  const held = others.length > 0 ? isRightWith([slot]) : null
  if (!held) return { verdict: 'wrong', counterexample, slips }
  // Those that break it alone, or all where it takes several.
  const breaking = others.filter((other) => !isRightWith([slot, other]))
  const given = (breaking.length > 0 ? breaking : others).map((input) => {
    const { name } = program.instructions[input] as Instruction
    return [name, program.sources.get(input) as Tensor] as const
  })
  return { verdict: 'given', points: held.length, given: new Map(given), counterexample, slips }
}

interface ReadClaim {
  readonly shape: Shape
  valueAt(trace: Trace): Tensor
}

/** The claim as a program of its own, whose inputs are nodes of the graph by name. */
function readClaim(program: Program, text: string): ReadClaim | Diagnostic {
  const names = new Map(program.instructions.map(({ name, shape }, slot) => [name, { slot, shape }]))
  const given = new Map([...names].map(([name, { shape }]) => [name, { value: full(shape, 1) }]))
  const read = readFormula(text, given)
  if (isDiagnostic(read)) return read
  const { graph } = read
  const stranger = graph.nodes.find(({ op, name }) => op === 'input' && !names.has(name))
  if (stranger) return diagnostic('E419', { name: stranger.name, known: [...names.keys()] })
  const { program: claim, diagnostics } = compile(graph)
  const root = rootOf(graph)
  const result = root === null ? undefined : claim.slotOf.get(root)
  if (result === undefined) return diagnostics[0] ?? diagnostic('E105', { nodes: graph.nodes.length })
  const places = claim.inputs.map((input) => {
    const { name } = claim.instructions[input] as Instruction
    return [input, names.get(name)?.slot as number] as const
  })
  return {
    shape: (claim.instructions[result] as Instruction).shape,
    valueAt: ({ values }) => {
      const moved = places.map(([input, from]) => [input, values[from] as Tensor] as const)
      return forward(numbers, claim, new Map([...claim.sources, ...moved]))[result] as Tensor
    },
  }
}

/** How one number of a point is drawn, in attempt `i`, given the number in the document. */
type Draw = (random: Random, given: number, i: number) => number

/** Round the document's own number, between borders such as 0, and on both sides of 0, in turn. */
const near: Draw = (random, given, i) => {
  if (i % 3 === 0) return given * (0.8 + 0.4 * random.uniform()) + 0.3 * random.normal()
  return i % 3 === 1 ? 0.2 + 2 * random.uniform() : 4 * random.uniform() - 2
}
const wide: Draw = (random) => 1000 * random.uniform() - 500

/** Points at which the graph has a value and a derivative and stands on no kink; `moving` inputs vary. */
function samples(
  program: Program,
  slot: number,
  claim: ReadClaim,
  moving: readonly number[],
  draw: Draw,
): readonly Sample[] {
  const random = seeded(20_260_101)
  const found: Sample[] = []
  for (let i = 0; i < attempts && found.length < wanted; i++) {
    const sources = new Map(program.sources)
    for (const input of moving) {
      const { shape, data } = program.sources.get(input) as Tensor
      sources.set(
        input,
        tensor(
          shape,
          data.map((x) => draw(random, Number.isFinite(x) ? x : 1, i)),
        ),
      )
    }
    const trace = run(program, sources)
    const exact = trace.adjoints[slot] ?? full((program.instructions[slot] as Instruction).shape, 0)
    if (findingsOf(trace).length > 0 || !exact.data.every(Number.isFinite)) continue
    found.push({ trace, exact, claimed: claim.valueAt(trace) })
  }
  return found
}

const firstOdd = (all: readonly Sample[]): Sample | null =>
  all.find(({ claimed, exact }) => firstDifference(claimed, exact) >= 0) ?? null

function shown(program: Program, { trace, claimed, exact }: Sample): Counterexample {
  const at = program.inputs.map(
    (input) => [(program.instructions[input] as Instruction).name, trace.values[input] as Tensor] as const,
  )
  return { at: new Map(at), claimed, exact, index: firstDifference(claimed, exact) }
}
