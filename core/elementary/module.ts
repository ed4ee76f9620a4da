// The elementary functions as WebAssembly, for programs that are WebAssembly themselves.
import bytes from './elementary.assembly.ts?wasm'
import * as functions from './functions'
import pairBytes from './pairs.assembly.ts?wasm'

export type Elementary = (...numbers: number[]) => number

const nameOf = new Map<unknown, string>(Object.entries(functions).map(([name, fn]) => [fn, name]))
let compiled: Readonly<Record<string, unknown>> | null = null

/** The same function in WebAssembly, if `fn` is one of this room; `fn` itself if it is not. The bits are the same. */
export function twinOf(fn: Elementary): Elementary {
  const name = nameOf.get(fn)
  if (name === undefined) return fn
  compiled ??= new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports
  return compiled[name] as Elementary
}

let compiledPairs: Readonly<Record<string, unknown>> | null = null

/** The same function of two numbers side by side, for WebAssembly to call; undefined where there is none. Same bits. */
export function pairOf(fn: Elementary): unknown {
  const name = nameOf.get(fn)
  if (name === undefined) return undefined
  compiledPairs ??= new WebAssembly.Instance(new WebAssembly.Module(pairBytes)).exports
  return compiledPairs[name]
}
