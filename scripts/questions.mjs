// What a mutant is asked, in order: the ops nearest to the mistake first, since most mutants die there at once.

/** Files under ops/ that belong to no op: a mistake in them may touch any. */
const servesAll = (file) => !file.startsWith('core/ops/') || /\/(chain|elementwise|convention)\.ts$/.test(file)

/** A few ops in which, between them, everything that the engine does is done. */
const telling = ['mul', 'pow', 'where', 'matmul', 'max', 'sum', 'eigvalsh', 'solve', 'det', 'concat', 'index', 'atan2']

/** What the engine itself is asked before anything is seeded. */
export const soundness = ({ all }) => all.map((name, i) => ({ ops: [name], graphs: i === 0 ? 40 : 0 }))

/** The brief of each question about a mutant. `opsIn` says which ops a file speaks of. */
export function questionsAbout({ op, file }, { all, kinked }, opsIn) {
  if (all.includes(op)) return [{ ops: [op], graphs: 40 }]
  if (!servesAll(file)) return [{ ops: opsIn.get(file), graphs: 40 }]
  const first = file.endsWith('/convention.ts') ? ['abs', 'relu', 'maximum', 'norm', 'max', 'eigvalsh'] : telling
  // One op per question, each with a point of its own per shape: a mistake in the engine is no matter of numbers.
  const rest = (file.endsWith('/convention.ts') ? kinked : all).filter((name) => !first.includes(name))
  return [...first, ...rest].map((name, i) => ({ ops: [name], seeds: 1, graphs: i === first.length ? 40 : 0 }))
}
