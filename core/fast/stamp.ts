// Writes the instructions of a template into a register file, under the numbers that they have there.
import * as code from './codes'
import type { Register, RegisterFile, Side } from './registers'
import { none } from './registers'
import type { Template } from './template'
import { stepLength } from './template'

/** Stamps templates into one file. Its arrays are used again for every node, so nothing is allocated per node. */
export class Stamp {
  /** Registers of the template's results, `none` where it has none. Valid until the next stamping. */
  readonly outputs: Register[] = []
  /** The first register that the last stamping wrote, were there any. */
  first: Register = none
  private readonly file: RegisterFile
  /** Registers of the constants of templates, by template. */
  private readonly constants: (readonly Register[] | undefined)[] = []
  private local: Register[] = [none]

  constructor(file: RegisterFile) {
    this.file = file
  }

  /** Sets the template's input `at`. */
  give(at: number, register: Register): void {
    this.local[at + 1] = register
  }

  /** Emits the template for the inputs given before; from register `over` on, where that is given, over what stands there. */
  press(template: Template, over: Register = none): void {
    const { file, local } = this
    let next = template.inputs + 1
    if (template.constants.length > 0) for (const constant of this.constantsOf(template)) local[next++] = constant
    if (over !== none) file.goBackTo(over)
    this.first = file.count
    const { steps, sides, outputs } = template
    for (let at = 0, step = 0; at < steps.length; at += stepLength, step++) {
      const operation = steps[at] as number
      const a = local[steps[at + 1] as number] as Register
      const size = steps[at + 5] as number
      let extra = steps[at + 4] as number
      if (operation === code.alias) {
        local[next++] = file.part(a, extra, size)
        continue
      }
      const side = sides?.[step]
      if (side) extra = file.side(this.placed(side))
      const b = local[steps[at + 2] as number] as Register
      const c = local[steps[at + 3] as number] as Register
      local[next++] = file.emit(operation, a, b, c, size, extra)
    }
    for (let i = 0; i < outputs.length; i++) this.outputs[i] = local[outputs[i] as number] as Register
  }

  /** Operands in a side are local numbers until here. */
  private placed(side: Side): Side {
    return side.parts ? { ...side, parts: side.parts.map((part) => this.local[part] as Register) } : side
  }

  private constantsOf(template: Template): readonly Register[] {
    return (this.constants[template.id] ??= template.constants.map((x) => this.file.constant(x)))
  }
}
