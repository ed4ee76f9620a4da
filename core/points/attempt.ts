/** Where WebAssembly may not be compiled, everything still works, only slower: null. */
export function attempt<T>(act: () => T | null): T | null {
  try {
    return act()
  } catch (reason) {
    if (reason instanceof WebAssembly.CompileError) return null
    throw reason
  }
}
