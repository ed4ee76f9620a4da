// Each use of an op comes to the same instructions as any other use with the same settings and shapes. They are found once,
// from the op's own rule, and stamped for every node: that is what makes a large graph cheap to lower after an edit.
import { pullBack } from '../engine/backward'
import type { Instruction } from '../graph/program'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import * as code from './codes'
import type { Lowered } from './lowering'
import { registersIn } from './lowering'
import { neededBy, sideOf } from './operands'
import type { Register, Side } from './registers'
import { none, RegisterFile } from './registers'

/**
 * Instructions over local numbers: first the inputs, then the constants, then what each instruction makes. Operands are
 * local numbers plus one, so that 0 is "none".
 */
export interface Template {
  /** Counts templates from 0. */
  readonly id: number
  readonly inputs: number
  readonly constants: readonly number[]
  /** Instruction after instruction: `stepLength` numbers each, its code, operands, extra and size. */
  readonly steps: Int32Array
  /** By instruction; null where none has a side. */
  readonly sides: readonly (Side | undefined)[] | null
  /** Local numbers plus one; 0 where nobody wants the result. */
  readonly outputs: Int32Array
}

/** Numbers per instruction of a template. */
export const stepLength = 6

let made = 0

/** Keeps what is needed, numbered anew. The first `inputs` registers of the file are the inputs. */
function compacted(file: RegisterFile, inputs: number, outputs: readonly Register[]): Template {
  const needed = neededBy(file, outputs)
  const all = Array.from({ length: file.count }, (_, r) => r)
  const isConstant = (r: Register): boolean => file.code[r] === code.constant
  const constants = all.filter((r) => needed[r] === 1 && isConstant(r))
  const steps = all.filter((r) => needed[r] === 1 && r >= inputs && !isConstant(r))
  const order = [...all.slice(0, inputs), ...constants, ...steps]
  const local = new Map(order.map((r, at) => [r, at + 1]))
  const numbered = (r: Register): number => local.get(r) ?? 0
  const sides = steps.map((r) => {
    const side = sideOf(file, r)
    return side?.parts ? { ...side, parts: side.parts.map(numbered) } : side
  })
  return {
    id: made++,
    inputs,
    constants: constants.map((r) => file.constantAt(r) as number),
    steps: Int32Array.from(
      steps.flatMap((r) => {
        const [a, b, c] = [file.a[r], file.b[r], file.c[r]] as [Register, Register, Register]
        return [file.code[r], numbered(a), numbered(b), numbered(c), file.extra[r], file.size[r]] as number[]
      }),
    ),
    sides: sides.some((side) => side !== undefined) ? sides : null,
    outputs: Int32Array.from(outputs, numbered),
  }
}

/** Runs a rule over fresh inputs of the given shapes. */
function record(
  shapes: readonly Shape[],
  rule: (m: ReturnType<typeof registersIn>, given: readonly Lowered[]) => readonly (Lowered | null)[],
): Template {
  const file = new RegisterFile(32)
  const given = shapes.map((shape) => ({ register: file.source(sizeOf(shape)), shape }))
  const outputs = rule(registersIn(file), given)
  return compacted(
    file,
    shapes.length,
    outputs.map((output) => output?.register ?? none),
  )
}

/** Templates of one op. Those of plain numbers without settings, which most nodes are, are found without a key. */
export interface OpTemplates {
  /** By rule; undefined until made. Null for an op with settings. */
  readonly plain: (Template | undefined)[] | null
  readonly others: Map<string, Template>
}

const templates = new WeakMap<OpDefinition, OpTemplates>()
const keys = new WeakMap<Attributes, string>()

/** The templates of an op that are known so far. */
export function templatesOf(op: OpDefinition): OpTemplates {
  const known = templates.get(op)
  if (known) return known
  const hasSettings = op.attributes !== undefined || op.grows === true
  const fresh: OpTemplates = { plain: hasSettings ? null : [], others: new Map() }
  templates.set(op, fresh)
  return fresh
}

function keyOf(attributes: Attributes): string {
  const known = keys.get(attributes)
  if (known !== undefined) return known
  const text = JSON.stringify(attributes)
  keys.set(attributes, text)
  return text
}

/** The rules of one op: 0 is forward, 1 + the ports that are wanted, one bit each, is backward. */
export const forwardRule = 0
export const backwardRule = (wanted: number): number => 1 + wanted

/** Ports of which bits can speak; an op with more sends back through all of them. */
export const mostPorts = 24

/**
 * The instructions of one rule at one use of an op. Forward: from the inputs to the output. Backward: from inputs, output
 * and cotangent to what goes back through each wanted port.
 */
export function templateOf(
  { plain, others }: OpTemplates,
  instruction: Instruction,
  shapes: readonly Shape[],
  rule: number,
): Template {
  const make = rule === forwardRule ? recordForward : recordBackward
  if (plain && instruction.shape.length === 0 && shapes.every((shape) => shape.length === 0)) {
    return (plain[rule] ??= make(instruction, shapes, rule))
  }
  const key = `${rule} ${keyOf(instruction.attributes)} ${shapes.map((shape) => shape.join()).join(';')}`
  const keyed = others.get(key)
  if (keyed) return keyed
  const fresh = make(instruction, shapes, rule)
  others.set(key, fresh)
  return fresh
}

const recordForward = ({ op, attributes }: Instruction, shapes: readonly Shape[]): Template =>
  record(shapes, (m, given) => [op.forward(m, given, attributes)])

function recordBackward({ op, attributes, shape }: Instruction, shapes: readonly Shape[], rule: number): Template {
  const isWanted = (port: number): boolean => shapes.length > mostPorts || ((rule - 1) & (1 << port)) !== 0
  return record([...shapes, shape, shape], (m, given) => {
    const inputs = given.slice(0, shapes.length)
    const [y, cotangent] = given.slice(shapes.length) as [Lowered, Lowered]
    const parts = pullBack(m, { op, attributes }, inputs, y, cotangent)
    return parts.map((part, port) => (isWanted(port) ? part : null))
  })
}
