// The further questions of `check`: every wire against differences and the first node whose rule is wrong, and the V-curve of
// one number.
import { firstWrong } from '../../core/engine/blame'
import { checkWire } from '../../core/engine/check'
import type { Trace } from '../../core/engine/trace'
import type { Branch } from '../../core/engine/vcurve'
import { inputCurve } from '../../core/engine/vcurve'
import type { Instruction } from '../../core/graph/program'
import { sizeOf } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { inputNamed, unusable } from './unusable'
import type { Written } from './written'
import { writtenNumber } from './written'

export interface WireCheck {
  readonly from: string
  readonly to: string
  readonly port: number
  readonly agrees: boolean
  readonly worst: Written
}

export interface WiresAnswer {
  readonly wires: readonly WireCheck[]
  /** The first node whose backward rule is not the derivative of its forward rule. */
  readonly firstWrong: { readonly node: string; readonly port: number } | null
}

/** Checks every wire on which something flows back. Cost: two forward passes per number on a wire. */
export function wiresChecked(trace: Trace): WiresAnswer {
  const { instructions } = trace.program
  const wires = instructions.flatMap(({ name, inputs, edges }) =>
    inputs.flatMap((tail, port): WireCheck[] => {
      const check = checkWire(trace, edges[port] as string)
      const from = (instructions[tail] as Instruction).name
      return check ? [{ from, to: name, port, agrees: check.agrees, worst: writtenNumber(check.worst) }] : []
    }),
  )
  const blame = firstWrong(trace)
  const named = blame && { node: (instructions[blame.slot] as Instruction).name, port: blame.port }
  return { wires, firstWrong: named }
}

export interface CurveAnswer {
  readonly exact: Written
  readonly points: readonly {
    readonly step: number
    readonly difference: Written
    readonly error: Written
    readonly regime: string
  }[]
  readonly best: { readonly step: number; readonly error: Written } | null
  /** Slopes in log–log of both regimes; null where one does not show. */
  readonly truncation: Written | null
  readonly rounding: Written | null
}

/** The V-curve of `x`, or of one entry: `v[2]`, `A[1, 0]`. */
export function curveOf(trace: Trace, text: string): CurveAnswer {
  const { program } = trace
  const [, name = '', places] = /^\s*([^[\]]+?)\s*(?:\[([\d\s,]+)\])?\s*$/.exec(text) ?? []
  const slot = inputNamed(program, name)
  const { shape } = program.instructions[slot] as Instruction
  const index = flatOf(places?.split(',').map(Number) ?? [], shape)
  if (index === null) throw unusable(`${text} is no entry of ${name}. Give one index per axis, counted from 0.`)
  const curve = inputCurve(trace, slot, index)
  if (!curve) throw unusable(`No path leads from ${name} to the root, so there is no derivative to compare with.`)
  const slopeOf = (branch: Branch | null): Written | null => branch && writtenNumber(branch.slope)
  return {
    exact: writtenNumber(curve.exact),
    points: curve.points.map(({ step, difference, error, regime }) => ({
      step,
      difference: writtenNumber(difference),
      error: writtenNumber(error),
      regime,
    })),
    best: curve.best && { step: curve.best.step, error: writtenNumber(curve.best.error) },
    truncation: slopeOf(curve.truncation),
    rounding: slopeOf(curve.rounding),
  }
}

function flatOf(places: readonly number[], shape: readonly number[]): number | null {
  if (places.length !== shape.length || sizeOf(shape) === 0) return null
  if (places.some((at, axis) => !(at < (shape[axis] as number)))) return null
  return places.reduce((flat, at, axis) => flat * (shape[axis] as number) + at, 0)
}

const short = (x: Written): string => (typeof x === 'number' ? formatNumber(x, 3) : String(x))

/** The wires as lines. */
export function wireLines({ wires, firstWrong: wrong }: WiresAnswer): readonly string[] {
  const rows = wires.map(
    ({ from, to, port, agrees, worst }) =>
      `${from} → ${to}, port ${port + 1}  error ${short(worst)}  ${agrees ? 'agrees' : 'DISAGREES'}`,
  )
  const verdict = wrong
    ? `The first wrong rule is that of ${wrong.node}, port ${wrong.port + 1}.`
    : 'Every rule that can be judged here is the derivative of its operation.'
  return [...rows, verdict]
}

/** The curve as lines. */
export function curveLines({ exact, points, best, truncation, rounding }: CurveAnswer): readonly string[] {
  const rows = points.map(({ step, difference, error, regime }) => {
    const mark = best?.step === step ? '  best' : ''
    return `h = ${step.toExponential(0).padEnd(6)}  ${String(difference).padEnd(22)}  error ${short(error).padEnd(12)}  ${regime}${mark}`
  })
  const slope = (name: string, found: Written | null): string =>
    found === null ? `no ${name} error shows` : `${name} error goes with h^${short(found)}`
  return [`exact ${String(exact)}`, ...rows, `${slope('truncation', truncation)}; ${slope('rounding', rounding)}`]
}
