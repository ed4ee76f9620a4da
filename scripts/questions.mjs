// What a mutant is asked, in order: what is likeliest to notice it first, since most mutants die there at once.

/** Files under ops/ that belong to no op: a mistake in them may touch any. */
const servesAll = (file) => !file.startsWith('core/ops/') || /\/(chain|elementwise|convention)\.ts$/.test(file)

/** A few ops in which, between them, everything that the engine does is done. */
const telling = ['mul', 'pow', 'where', 'matmul', 'max', 'sum', 'eigvalsh', 'solve', 'det', 'concat', 'index', 'atan2']
const tellingKinks = ['abs', 'relu', 'maximum', 'norm', 'max', 'eigvalsh']

/** The laws alone, on a few cases per op. */
const skimmed = (ops) => ({ ops, seeds: 1, cases: 4, graphs: 0, asked: ['laws'] })

/** What the engine itself is asked before anything is seeded. */
export const soundness = ({ all }) => all.map((name, i) => ({ ops: [name], graphs: i === 0 ? 40 : 0 }))

const nearFirst = (first, all) => [...first, ...all.filter((name) => !first.includes(name))]

/** The brief of each question about a mutant. `opsIn` says which ops a file speaks of. */
export function questionsAbout({ op, file }, { all, kinked }, opsIn) {
  if (all.includes(op)) return [{ ops: [op], graphs: 40 }]
  if (!servesAll(file)) return [skimmed(opsIn.get(file)), { ops: opsIn.get(file), graphs: 40 }]
  // What is off where a document does as PyTorch is nothing to the laws.
  if (file.endsWith('/convention.ts'))
    return [{ ops: nearFirst(tellingKinks, kinked), graphs: 0, asked: ['conventions'] }]
  // One op per question, each with one point per shape: a mistake in the engine is no matter of numbers.
  const each = nearFirst(telling, all).map((name) => ({ ops: [name], seeds: 1, graphs: 0 }))
  const graphs = { ops: [], graphs: 40 }
  return [skimmed(telling), { ops: all, graphs: 0, asked: ['tables'] }, graphs, skimmed(all), ...each]
}
