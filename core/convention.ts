// What a document may say about kinks, where several slopes are possible. What each convention does stands with the rules
// (ops/convention.ts) and with the run (engine/run.ts).

/**
 * pytorch: one slope is chosen, as PyTorch does. mathematics: the derivative is undefined there, and so is what depends
 * on it. strict: a run stops there.
 */
export const conventions = ['pytorch', 'mathematics', 'strict'] as const
export type Convention = (typeof conventions)[number]
