// Something that is made when it is first asked for, and then kept.

/** A function that calls `of` at its first call and answers with the same from then on. */
export function once<T>(of: () => T): () => T {
  let made: { readonly it: T } | undefined
  return () => (made ??= { it: of() }).it
}
