// How tightly signs hold, and words that formulas from Python bring along.
export const comparisons = new Set(['>', '<', '>=', '<=', '==', '!='])

/** How tightly a sign holds what stands left and right of it. Powers lean to the right and hold tighter than a minus. */
export const binding: Readonly<Record<string, readonly [left: number, right: number]>> = {
  ...Object.fromEntries([...comparisons].map((sign) => [sign, [5, 6]])),
  '+': [10, 11],
  '-': [10, 11],
  '*': [20, 21],
  '/': [20, 21],
  '@': [20, 21],
  '^': [41, 40],
  '**': [41, 40],
}
export const minusBinds = 30
export const besideBinds = 20

/** Modules whose functions are ours under the same name: the prefix is read and dropped. */
export const modules = new Set([
  'np',
  'numpy',
  'torch',
  'math',
  'tf',
  'jnp',
  'jax',
  'F',
  'nn',
  'functional',
  'linalg',
  'special',
  'tensorflow',
])

/** What Python calls the numbers 1 and 0. */
export const truths: Readonly<Record<string, number>> = { True: 1, False: 0 }
