// Writes the instructions of a template into a register file, under the numbers that they have there.
import * as code from './codes'
import type { Register, RegisterFile } from './registers'
import { none } from './registers'
import type { Template } from './template'

/** Stamps templates into one file. Its arrays are used again for every node, so nothing is allocated per node. */
export class Stamp {
  /** Registers of the template's results, `none` where it has none. Valid until the next stamping. */
  readonly outputs: Register[] = []
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

  /** Emits the template for the inputs given before. */
  press(template: Template): void {
    const { file, local } = this
    let next = template.inputs + 1
    if (template.constants.length > 0) for (const constant of this.constantsOf(template)) local[next++] = constant
    const { code: codes, a, b, c, extra, size, sides, outputs } = template
    for (let i = 0; i < codes.length; i++) {
      const operation = codes[i] as number
      const operand = local[a[i] as number] as Register
      if (operation === code.alias) {
        local[next++] = file.part(operand, extra[i] as number, size[i] as number)
        continue
      }
      const side = sides[i]
      const more = side === undefined ? (extra[i] as number) : file.side(this.placed(side))
      const [p, q] = [b[i] as number, c[i] as number]
      local[next++] = file.emit(operation, operand, local[p] as Register, local[q] as Register, size[i] as number, more)
    }
    for (let i = 0; i < outputs.length; i++) this.outputs[i] = local[outputs[i] as number] as Register
  }

  /** Operands in a side are local numbers until here. */
  private placed(side: NonNullable<Template['sides'][number]>): NonNullable<Template['sides'][number]> {
    return side.parts ? { ...side, parts: side.parts.map((part) => this.local[part] as Register) } : side
  }

  private constantsOf(template: Template): readonly Register[] {
    return (this.constants[template.id] ??= template.constants.map((x) => this.file.constant(x)))
  }
}
