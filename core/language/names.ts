// How names look in mathematics: Greek letters, digits as an index, words upright enough to read.

const greek = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega'.split(
    ' ',
  ),
)

/** One part of a name: a letter, a Greek letter, digits, or a word. */
function part(text: string): string {
  if (greek.has(text)) return `\\${text}`
  if ([...text].length === 1 || /^\d+$/.test(text)) return text
  return `\\mathit{${text}}`
}

/** Underscores beyond the first stand as they are: without them two words would be one. */
const underscored = (text: string): string => text.replaceAll('_', '\\_')

/** LaTeX of a name: s1 -> s_{1}, x_train -> x_{\mathit{train}}, theta -> \theta. Names hold letters, digits and _ only. */
export function nameLatex(name: string): string {
  const [, stem = name, index] = /^(\p{L}+?)_?(\d+)$/u.exec(name) ?? /^(\p{L}+?)_+([\p{L}\p{N}_]+)$/u.exec(name) ?? []
  if (index === undefined) return part(underscored(stem))
  return `${part(stem)}_{${part(underscored(index))}}`
}
