// What the command line cannot use, as a refusal, and the look-up of an input that may fail so.
import { diagnostic, Refusal } from '../../core/diagnostic'
import { plainName } from '../../core/grammar/tokens'
import type { Program } from '../../core/graph/program'

/** E418 with its sentence: what is wrong and what would make it right. */
export const unusable = (problem: string): Refusal => new Refusal(diagnostic('E418', { problem }))

/** The slot of the input of this name; refuses others. */
export function inputNamed(program: Program, name: string): number {
  const slot = program.inputs.find((input) => program.instructions[input]?.name === plainName(name))
  if (slot !== undefined) return slot
  const names = program.inputs.map((input) => program.instructions[input]?.name).join(', ')
  throw unusable(`There is no input ${name}. The inputs are ${names || 'none'}.`)
}
