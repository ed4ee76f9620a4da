// The algebra that writes LaTeX, as a textbook would.
import type { Case } from './term'
import { binds, placesText, writing } from './term'

/** "1.5e-300" as a book prints it; any other number as it is. */
export const withPowerOfTen = (text: string): string =>
  text.replace(
    /^(-?[\d.]+)e([+-]?\d+)$/,
    (_, mantissa: string, exponent: string) => `${mantissa} \\cdot 10^{${Number(exponent)}}`,
  )

/** Numbers of a rule: 2, −1, 0.5, ∞. A power of ten is a product, and brackets hold it together wherever it stands. */
const number = (x: number): string => {
  if (x === Infinity) return '\\infty'
  if (x === -Infinity) return '-\\infty'
  if (Number.isNaN(x)) return '\\text{undefined}'
  const [text, printed] = [String(x), withPowerOfTen(String(x))]
  // What is negative gets brackets from whoever needs them.
  return printed === text || x < 0 ? printed : `\\left(${printed}\\right)`
}

/** What only says that a part is marked, or opens a bracket, is passed over. */
const beginsWithDigit = (text: string): boolean =>
  /^[\d.−-]/.test(text.replace(/^(?:\\left\(|\\htmlClass\{\w+\}\{)+/, ''))

/** Two factors side by side; a dot where they would run together. */
const beside = (left: string, right: string): string =>
  beginsWithDigit(right) ? `${left} \\cdot ${right}` : `${left}\\,${right}`

const relations = { '>': '>', '<': '<', '>=': '\\ge', '<=': '\\le', '==': '=', '!=': '\\ne' } as const

export const latex = writing({
  brackets: ['\\left(', '\\right)'],
  constant: number,
  // An open function (sin x) stands last, or it would swallow what follows.
  product: (a, b, wrap) => {
    const [first, second] = a.binds === binds.open && b.binds !== binds.open ? [b, a] : [a, b]
    return beside(wrap(first, binds.product), wrap(second, binds.product))
  },
  quotient: (a, b) => ({ text: `\\frac{${a.text}}{${b.text}}`, binds: binds.call }),
  power: (base, exponent) => `${base}^{${exponent.text}}`,
  map: (fn, a, wrap) => {
    if (!fn.latex) return { text: `\\operatorname{${fn.name}}\\left(${a.text}\\right)`, binds: binds.atom }
    // A function that shows its argument without brackets of its own is open at its end.
    const isOpen = fn.latex('', '|').includes('|') && !fn.latex('|', '').includes('|')
    return { text: fn.latex(a.text, wrap(a, binds.call)), binds: isOpen ? binds.open : binds.power }
  },
  map2: (fn, a, b, wrap) => ({
    text:
      fn.latex?.(a.text, b.text, wrap(a, binds.atom), wrap(b, binds.atom)) ??
      `\\operatorname{${fn.name}}\\left(${a.text}, ${b.text}\\right)`,
    binds: binds.call,
  }),
  compare: (a, relation, b) => `${a} ${relations[relation]} ${b}`,
  and: (a, b) => `${a},\\, ${b}`,
  mask: (condition) => `\\left[${condition}\\right]`,
  cases: (rows) => `\\begin{cases} ${rows.map(caseRow).join(' \\\\ ')} \\end{cases}`,
  sign: (a, wrap) => ({ text: `\\operatorname{sign} ${wrap(a, binds.call)}`, binds: binds.open }),
  matmul: (a, b) => `${a}\\,${b}`,
  transpose: (a) => `${a}^\\top`,
  expand: () => null,
  collapse: (a, _to, wrap) => ({ text: `\\sum ${wrap(a, binds.product)}`, binds: binds.open }),
  reshape: () => null,
  largest: (a, _to, wrap) => ({ text: `\\max ${wrap(a, binds.call)}`, binds: binds.open }),
  stack: (parts) => `\\left[${parts.map((part) => part.text).join(',\\; ')}\\right]`,
  part: (a, index) => `{${a}}_{${index}}`,
  take: (a, axis, places) => `{${a}}_{${':, '.repeat(axis)}${placesText(places)}}`,
  put: (a, axis, places) => `\\operatorname{put}_{${':, '.repeat(axis)}${placesText(places)}}\\left(${a.text}\\right)`,
  join: (parts) => `\\left[${parts.map((part) => part.text).join(' \\,|\\, ')}\\right]`,
  diagonal: (a) => `\\operatorname{diag}\\left(${a.text}\\right)`,
  embed: (a) => `\\operatorname{diag}\\left(${a.text}\\right)`,
  identity: () => 'I',
  solve: () => null,
  inverse: (a) => `${a}^{-1}`,
  cofactors: (a, along) =>
    `\\operatorname{cof}${"'".repeat(along.length)}\\left(${[a, ...along].map((part) => part.text).join(';\\, ')}\\right)`,
  eigenvectors: (a) => `V\\left(${a.text}\\right)`,
})

const caseRow = ({ value, when }: Case): string =>
  `${value.text} & ${when === null ? '\\text{otherwise}' : (when.condition ?? `${when.text} = 1`)}`
