// What scripts/assembly.mjs makes of an AssemblyScript file, and the part of WebAssembly's interface that core uses.
// Every engine that runs core has it; the DOM's types, which also declare it, are not core's.
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}

declare namespace WebAssembly {
  /** In the background: a page's main thread may not compile large modules at once. */
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
  class CompileError extends Error {}
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum?: number })
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, Readonly<Record<string, unknown>>>>)
    readonly exports: Readonly<Record<string, unknown>>
  }
}
