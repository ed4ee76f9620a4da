// The binary format of WebAssembly: bytes, numbers in LEB128, and a module of one function. It knows nothing of programs.
// Source: WebAssembly core specification 2.0, chapter 5.

/** Appends bytes. */
export class ByteWriter {
  length = 0
  private bytes = new Uint8Array(1 << 12)

  push(...bytes: readonly number[]): this {
    this.reserve(bytes.length)
    for (const byte of bytes) this.bytes[this.length++] = byte
    return this
  }

  /** A whole number from 0 to 2³² − 1, seven bits a byte. */
  unsigned(x: number): this {
    let left = x >>> 0
    while (left > 0x7f) {
      this.push((left & 0x7f) | 0x80)
      left >>>= 7
    }
    return this.push(left)
  }

  /** A whole number from −2³¹ to 2³¹ − 1; bit 6 of the last byte is the sign. */
  signed(x: number): this {
    let left = x | 0
    while (left < -0x40 || left > 0x3f) {
      this.push((left & 0x7f) | 0x80)
      left >>= 7
    }
    return this.push(left & 0x7f)
  }

  /** A name of letters, with its length. */
  name(text: string): this {
    return this.unsigned(text.length).push(...Array.from(text, (letter) => letter.charCodeAt(0)))
  }

  append(other: ByteWriter): this {
    this.reserve(other.length)
    this.bytes.set(other.bytes.subarray(0, other.length), this.length)
    this.length += other.length
    return this
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const wider = new Uint8Array(Math.max(this.length + count, 2 * this.bytes.length))
    wider.set(this.bytes)
    this.bytes = wider
  }
}

export const i32 = 0x7f
const f64 = 0x7c
export const v128 = 0x7b
const functionType = 0x60

/** A function from outside, called by its place in the list: of so many doubles, or of one pair of them, to the same. */
export interface Import {
  readonly name: string
  readonly parameters: number | 'pair'
}

export interface OneFunction {
  readonly imports: readonly Import[]
  /** Parameters of the exported function `run`, which answers nothing. */
  readonly parameters: readonly number[]
  /** Types of its further locals, and how many of each. */
  readonly locals: readonly (readonly [type: number, count: number])[]
  /** Its instructions, without the final `end`. */
  readonly body: ByteWriter
}

/** A module that imports `env.memory` and the functions `env.…`, and exports one function, `run`. */
export function moduleOf({ imports, parameters, locals, body }: OneFunction): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().push(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
  const section = (id: number, count: number, write: (to: ByteWriter) => void): void => {
    const content = new ByteWriter().unsigned(count)
    write(content)
    out.push(id).unsigned(content.length).append(content)
  }
  // Types: a function of n doubles has type n; `run` has the type after them, a function of a pair the one after that.
  const most = Math.max(0, ...imports.map((each) => (each.parameters === 'pair' ? 0 : each.parameters)))
  section(1, most + 3, (to) => {
    for (let n = 0; n <= most; n++) {
      to.push(functionType).unsigned(n)
      for (let i = 0; i < n; i++) to.push(f64)
      to.push(1, f64)
    }
    to.push(functionType)
      .unsigned(parameters.length)
      .push(...parameters)
      .push(0)
    to.push(functionType, 1, v128, 1, v128)
  })
  section(2, imports.length + 1, (to) => {
    to.name('env').name('memory').push(2, 0, 1)
    for (const { name, parameters: count } of imports)
      to.name('env')
        .name(name)
        .push(0)
        .unsigned(count === 'pair' ? most + 2 : count)
  })
  section(3, 1, (to) => to.unsigned(most + 1))
  section(7, 1, (to) => to.name('run').push(0).unsigned(imports.length))
  section(10, 1, (to) => {
    const code = new ByteWriter().unsigned(locals.length)
    for (const [type, count] of locals) code.unsigned(count).push(type)
    code.append(body).push(0x0b)
    to.unsigned(code.length).append(code)
  })
  return out.done()
}
