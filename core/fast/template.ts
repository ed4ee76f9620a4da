// Each use of an op comes to the same instructions as any other use with the same settings and shapes. They are found once,
// from the op's own rule, and stamped for every node: that is what makes a large graph cheap to lower after an edit.
import { pullBack } from '../engine/backward'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Shape } from '../tensor'
import { sizeOf } from '../tensor'
import * as code from './codes'
import type { Lowered } from './lowering'
import { registersIn } from './lowering'
import type { Register, Side } from './registers'
import { none, RegisterFile } from './registers'

/**
 * Instructions over local numbers: first the inputs, then the constants, then what each instruction makes. Operands are
 * local numbers plus one, so that 0 is "none".
 */
export interface Template {
  readonly inputs: number
  readonly constants: readonly number[]
  readonly code: Int32Array
  readonly a: Int32Array
  readonly b: Int32Array
  readonly c: Int32Array
  readonly extra: Int32Array
  readonly size: Int32Array
  readonly sides: readonly (Side | undefined)[]
  /** Local numbers plus one; 0 where nobody wants the result. */
  readonly outputs: Int32Array
}

/** Everything that `outputs` are computed from. */
function neededBy(file: RegisterFile, outputs: readonly Register[]): Uint8Array {
  const needed = new Uint8Array(file.count)
  for (const output of outputs) if (output !== none) needed[output] = 1
  for (let r = file.count - 1; r >= 0; r--) {
    if (needed[r] === 0) continue
    for (const operand of operandsOf(file, r)) needed[operand] = 1
  }
  return needed
}

/** Registers that an instruction reads. */
function operandsOf(file: RegisterFile, r: Register): readonly Register[] {
  const own = [file.a[r], file.b[r], file.c[r]].filter((operand) => operand !== none) as Register[]
  return [...own, ...(sideOf(file, r)?.parts ?? [])]
}

/** The side of an instruction that has one. */
function sideOf(file: RegisterFile, r: Register): Side | undefined {
  const operation = file.code[r] as number
  const hasSide = operation >= code.gather && operation < code.mapAll
  return hasSide ? file.sides[file.extra[r] as number] : undefined
}

/** Keeps what is needed, numbered anew. The first `inputs` registers of the file are the inputs. */
function compacted(file: RegisterFile, inputs: number, outputs: readonly Register[]): Template {
  const needed = neededBy(file, outputs)
  const all = Array.from({ length: file.count }, (_, r) => r)
  const isConstant = (r: Register): boolean => file.code[r] === code.constant
  const constants = all.filter((r) => needed[r] === 1 && isConstant(r))
  const steps = all.filter((r) => needed[r] === 1 && r >= inputs && !isConstant(r))
  const order = [...all.slice(0, inputs), ...constants, ...steps]
  const local = new Map(order.map((r, at) => [r, at + 1]))
  const numbered = (column: Int32Array): Int32Array =>
    Int32Array.from(steps, (r) => local.get(column[r] as Register) ?? 0)
  const copied = (column: Int32Array): Int32Array => Int32Array.from(steps, (r) => column[r] as number)
  return {
    inputs,
    constants: constants.map((r) => file.constantAt(r) as number),
    code: copied(file.code),
    a: numbered(file.a),
    b: numbered(file.b),
    c: numbered(file.c),
    extra: copied(file.extra),
    size: copied(file.size),
    sides: steps.map((r) => {
      const side = sideOf(file, r)
      return side?.parts ? { ...side, parts: side.parts.map((part) => local.get(part) as number) } : side
    }),
    outputs: Int32Array.from(outputs, (r) => local.get(r) ?? 0),
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
interface Known {
  readonly plain: (Template | undefined)[]
  readonly others: Map<string, Template>
}

const templates = new WeakMap<OpDefinition, Known>()
const keys = new WeakMap<Attributes, string>()

function keyOf(attributes: Attributes): string {
  const known = keys.get(attributes)
  if (known !== undefined) return known
  const made = JSON.stringify(attributes)
  keys.set(attributes, made)
  return made
}

const isPlain = (shapes: readonly Shape[]): boolean => {
  for (const shape of shapes) if (shape.length > 0) return false
  return true
}

/** `use` tells the rules of one op apart: 0 for forward, 1 + ports wanted for backward. */
function cached(
  op: OpDefinition,
  attributes: Attributes,
  shapes: readonly Shape[],
  use: number,
  make: () => Template,
): Template {
  let known = templates.get(op)
  if (!known) templates.set(op, (known = { plain: [], others: new Map() }))
  if (op.attributes === undefined && op.grows !== true && isPlain(shapes)) return (known.plain[use] ??= make())
  const key = `${use} ${keyOf(attributes)} ${shapes.map((shape) => shape.join()).join(';')}`
  const before = known.others.get(key)
  if (before) return before
  const made = make()
  known.others.set(key, made)
  return made
}

/** From the inputs to the output. */
export const forwardTemplate = (op: OpDefinition, attributes: Attributes, shapes: readonly Shape[]): Template =>
  cached(op, attributes, shapes, 0, () => record(shapes, (m, given) => [op.forward(m, given, attributes)]))

/** Ports of which a mask can speak; an op with more gets all of them. */
const mostPorts = 24

/**
 * From inputs, output and cotangent to what goes back through each port whose bit is set in `wanted`, and through each
 * port of an op with very many.
 */
export function backwardTemplate(
  op: OpDefinition,
  attributes: Attributes,
  shapes: readonly Shape[],
  output: Shape,
  wanted: number,
): Template {
  const isWanted = (port: number): boolean => shapes.length > mostPorts || (wanted & (1 << port)) !== 0
  return cached(op, attributes, shapes, 1 + wanted, () =>
    record([...shapes, output, output], (m, given) => {
      const inputs = given.slice(0, shapes.length)
      const [y, cotangent] = given.slice(shapes.length) as [Lowered, Lowered]
      const parts = pullBack(m, { op, attributes }, inputs, y, cotangent)
      return parts.map((part, port) => (isWanted(port) ? part : null))
    }),
  )
}
