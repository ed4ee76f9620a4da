/** What lies below is taken: constants of the kernels, and what they write aside. */
export function firstByte(): usize {
  return __heap_base
}
