// Lowering after an edit that drew some wires elsewhere and left all else as it was: the rules that see another register are
// written over where they stood. Anything more is lowered anew.
import { compactOf } from '../graph/compact'
import type { Instruction, Program } from '../graph/program'
import { isSource } from '../ops/op'
import { isSameShape } from '../tensor'
import { Rules } from './lower'
import type { LoweredProgram, Written } from './lowered'
import type { Register, RegisterFile } from './registers'
import { none } from './registers'
import { Stamp } from './stamp'

/** More differences than this are not followed one by one. */
const mostDifferences = 64

/** Slots whose wires come from elsewhere; null where anything else differs. */
function rewiredSlots(program: Program, before: Program): readonly number[] | null {
  const [now, old] = [program.instructions, before.instructions]
  if (program.root === null || program.root !== before.root || now.length !== old.length) return null
  const found: number[] = []
  for (let slot = 0; slot < now.length; slot++) {
    const [is, was] = [now[slot] as Instruction, old[slot] as Instruction]
    if (is === was) continue
    if (isSource(is.op) || !isAlike(is, was, now, old) || found.push(slot) > mostDifferences) return null
  }
  return found
}

/** The same op with the same settings over the same shapes, through which derivatives flow the same way. */
function isAlike(is: Instruction, was: Instruction, now: readonly Instruction[], old: readonly Instruction[]): boolean {
  if (is.op !== was.op || is.attributes !== was.attributes || is.varies !== was.varies) return false
  if (is.inputs.length !== was.inputs.length || !isSameShape(is.shape, was.shape)) return false
  return is.inputs.every((from, port) => {
    const [input, other] = [now[from] as Instruction, old[was.inputs[port] as number] as Instruction]
    return is.carries[port] === was.carries[port] && isSameShape(input.shape, other.shape)
  })
}

/**
 * The program in a file that holds `before`, so changed that it computes this one, bit for bit as if it had been lowered
 * afresh. Null where more than a few wires differ, or where a node gains or loses its path to the root: the file is then good
 * for nothing but to be cleared. Cost: a few copies of columns; rules are run only for what an edit has changed.
 */
export function relower(
  program: Program,
  before: { readonly program: Program; readonly lowered: LoweredProgram },
  file: RegisterFile,
): LoweredProgram | null {
  const { written } = before.lowered
  const slots = written && rewiredSlots(program, before.program)
  return slots && new Relowering(program, before.lowered, written, file).run(slots, before.program)
}

/** What has to be looked at, from the root down: adjoints flow from higher slots to lower ones only. */
class Relowering {
  private readonly instructions: readonly Instruction[]
  private readonly file: RegisterFile
  private readonly before: LoweredProgram
  private readonly written: Written
  private readonly rules: Rules
  private readonly adjoints: Int32Array
  private readonly deliveries: LoweredProgram['deliveries']
  /** Slots whose rule has to be run again, and slots at which other contributions arrive. */
  private readonly stale = new Set<number>()
  private readonly targets = new Set<number>()

  constructor({ instructions }: Program, before: LoweredProgram, written: Written, file: RegisterFile) {
    this.instructions = instructions
    this.written = written
    this.file = file
    this.before = before
    this.rules = new Rules(instructions, compactOf(instructions), new Stamp(file), before.values)
    this.adjoints = before.adjoints.slice()
    const { count, slot, port, target, contribution, sum } = before.deliveries
    const copies = { target: target.slice(), contribution: contribution.slice(), sum: sum.slice() }
    this.deliveries = { count, slot, port, ...copies }
  }

  run(slots: readonly number[], old: Program): LoweredProgram | null {
    const { file, before } = this
    const end = file.count
    file.watch()
    for (const slot of slots) {
      // What hands an input on as it is has no register of its own.
      if (this.rules.forward(slot, this.written.forward[slot]) !== before.values[slot]) return null
      if (this.adjoints[slot] !== none) this.redirect(slot, old)
    }
    for (let next = this.highest(); next !== none; next = this.highest()) {
      if (this.targets.size + this.stale.size > mostDifferences) return null
      if (this.targets.delete(next)) this.gather(next)
      if (!this.stale.delete(next)) continue
      const isReached = this.adjoints[next] !== none
      // Nothing was written down for what had no path to the root, and what has none now must not be computed.
      if (isReached !== (this.written.backward[next] !== none)) return null
      if (isReached) this.goBack(next)
    }
    file.settle(end)
    return { ...before, adjoints: this.adjoints, deliveries: this.deliveries }
  }

  private highest(): number {
    return Math.max(none, ...this.targets, ...this.stale)
  }

  /** Contributions of a slot go where its wires now come from. */
  private redirect(slot: number, old: Program): void {
    const { slot: from, port, target, count } = this.deliveries
    this.stale.add(slot)
    for (let at = 0; at < count; at++) {
      if (from[at] !== slot) continue
      const now = this.instructions[slot]?.inputs[port[at] as number] as number
      if (target[at] === now) continue
      this.targets.add(now).add(old.instructions[slot]?.inputs[port[at] as number] as number)
      target[at] = now
    }
  }

  /** Adds up what arrives at a slot, in the order in which it arrives. */
  private gather(slot: number): void {
    const { file } = this
    const { target, contribution, sum, count } = this.deliveries
    let adjoint: Register = none
    for (let at = 0; at < count; at++) {
      if (target[at] !== slot) continue
      const part = contribution[at] as Register
      const over = this.written.sums[at] as Register
      file.goBackTo(over)
      if (adjoint === none) file.same(part)
      adjoint = adjoint === none ? part : file.sum(adjoint, part)
      sum[at] = adjoint
    }
    if (adjoint === this.adjoints[slot]) return
    this.adjoints[slot] = adjoint
    if (!isSource((this.instructions[slot] as Instruction).op)) this.stale.add(slot)
  }

  /** Runs a slot's backward rule over what stood there. */
  private goBack(slot: number): void {
    const { slot: from, port, target, contribution, count } = this.deliveries
    const parts = this.rules.backward(slot, this.adjoints[slot] as Register, this.written.backward[slot])
    for (let at = 0; at < count; at++) {
      if (from[at] !== slot) continue
      const part = parts[port[at] as number] as Register
      if (part === contribution[at]) continue
      contribution[at] = part
      this.targets.add(target[at] as number)
    }
  }
}
