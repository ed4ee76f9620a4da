// What each diagnostic says: what is wrong, where, why, and what would make it right. One sentence maker per code.
import type { BirthReason, Diagnostic, DiagnosticCode, DiagnosticFacts } from '../diagnostic'
import { longestName } from '../grammar/letters'
import type { Shape } from '../tensor'
import { describeShape } from '../tensor'
import { formatCount, formatNumber } from './numbers'
import { sayTable } from './tables'

type Say = { readonly [Code in DiagnosticCode]: (facts: DiagnosticFacts[Code]) => string }

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`

/** As in "of this 2 × 2 matrix". */
const described = (shape: Shape): string =>
  shape.length === 2 ? `${describeShape(shape)} matrix` : describeShape(shape)

const a = (shape: Shape): string => (shape.length >= 2 ? describeShape(shape) : `a ${describeShape(shape)}`)
const many = formatCount
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const near = (names: readonly string[]): string => (names.length > 0 ? ` Did you mean ${names.join(' or ')}?` : '')
/** A character in quotation marks; one that cannot be seen, or that turns the text round, by its number. */
const shown = (character: string): string =>
  /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
    ? `“${character}”`
    : `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
const megabytes = (bytes: number): string => `${formatNumber(Math.round(bytes / 1_048_576))} MB`

const limits: Readonly<Record<DiagnosticFacts['E413']['what'], (count: number, limit: number) => string>> = {
  length: (count, limit) =>
    `The formula has ${many(count)} characters; the limit is ${many(limit)}. Split it into several lines with names.`,
  depth: (_, limit) => `The formula is nested more than ${limit} levels deep. Give inner parts a name of their own.`,
  size: (_, limit) => `The formula has more than ${limit} parts. Give inner parts a name of their own.`,
}

const why: Readonly<Record<BirthReason, string>> = {
  given: 'an input is no finite number',
  overflow: 'it is too large for a computer to hold',
  underflow: 'a number was too small for a computer to hold',
  'division by 0': 'something is divided by 0',
  pole: 'it grows without end at this input',
  'no value': 'it is not defined for this input',
  '∞ − ∞': '∞ − ∞ could be anything',
  '0 × ∞': '0 × ∞ could be anything',
  '0 ÷ 0': '0 ÷ 0 could be anything',
  '∞ ÷ ∞': '∞ ÷ ∞ could be anything',
}

/** The reason after two factors, where they do not show it by themselves. */
const aside = (reason: BirthReason): string => (reason === '0 × ∞' || reason === 'given' ? '' : ` (${why[reason]})`)

const atKink: Readonly<Record<DiagnosticFacts['E304']['convention'], (chosen: string) => string>> = {
  pytorch: (chosen) => `${chosen} is chosen, as PyTorch does. Second derivatives through it mean nothing.`,
  mathematics: () => 'None is chosen: there is no derivative here, unless 0 multiplies it.',
  strict: () => 'This document is strict, so the run stops here. Move an input, or choose another convention.',
}

const beyond: Readonly<Record<DiagnosticFacts['E207']['what'], (count: string, limit: string) => string>> = {
  nodes: (count, limit) => `The graph has ${count} nodes; the limit is ${limit}. Split it into several documents.`,
  wires: (count, limit) => `The graph has ${count} wires; the limit is ${limit}. Split it into several documents.`,
  axes: (count, limit) => `This would have ${count} axes; the limit is ${limit}. Add up or flatten some of them first.`,
  functions: (count, limit) =>
    `The graph has ${count} functions; the limit is ${limit}. Remove those that nobody uses.`,
  levels: (count, limit) =>
    `Functions lie ${count} levels deep in each other; the limit is ${limit}. Un-group some of them.`,
  numbers: (count, limit) =>
    `All values of the graph together would hold ${count} numbers; the limit is ${limit}. Make some of them smaller.`,
}

const words: Say = {
  E101: ({ loop }) =>
    `This wire would make a loop: ${loop.join(' → ')}. Values could never be finished. One of these wires has to go.`,
  E102: ({ node, op, port }) => `1 wire is missing: port ${port} of ${node} (${op}) is empty.`,
  E103: ({ node, port, first, second }) =>
    `Two wires end in ${port} of ${node}: from ${first} and from ${second}. A port takes one. Remove one of them.`,
  E104: ({ node, shape }) =>
    `Backward starts from one number, but ${node} is ${a(shape)}. Add a sum or a norm after it, or choose another root.`,
  E105: ({ nodes }) =>
    nodes === 0
      ? 'The graph is empty. Add an operation, type a formula or open an example.'
      : 'There is no result yet: wire the inputs into an operation.',
  E106: ({ node, op }) =>
    `${node} uses the operation ${op}, which this version does not have. It is kept; nothing is lost.`,
  E107: ({ name }) => `There is already a node called ${name}. Choose another name.`,
  E108: ({ missing }) => `${missing} is not in the graph. What named it, such as a wire or an axis, was left out.`,
  E109: ({ name }) =>
    name.length > longestName
      ? `“${name.slice(0, 24)}…” is too long for a name: it has ${many(name.length)} characters, the limit is ${longestName}.`
      : `“${name}” cannot be a name. Start with a letter, go on with letters, digits and _, and avoid names of functions.`,
  E110: ({ node, port, ports }) =>
    `${node} has ${ports === 1 ? '1 port' : `${ports} ports`}; there is no port ${port}.`,
  E111: ({ ends }) =>
    `Several nodes could be the result: ${list(ends)}. Choose one as the root, or wire them together.`,
  E112: ({ setting, finding }) => `In the ${setting === 'formula' ? 'formula' : 'backward rule'}: ${sentence(finding)}`,
  E113: ({ loop }) =>
    `A function cannot contain itself: ${loop.join(' → ')}. Un-group one of them, or make this use unique first.`,
  E114: ({ function: name, finding }) => `In the function ${name}: ${sentence(finding)}`,
  E115: ({ results }) =>
    results.length === 0
      ? 'Nothing that computes is chosen. Choose the operations that the function shall contain.'
      : `A function has one result; here ${list(results)} would all be results. Choose what follows them as well, or only one of them.`,
  E116: ({ port, from }) =>
    from === null
      ? `${port} is a port of this function: its value comes from outside. Wire it there.`
      : `${port} is a port of this function: its value comes from ${from}. Change it there.`,
  E201: ({ op, a: first, b: second, nameA, nameB, needs = 'equal sizes, or 1, along every axis' }) =>
    `${nameA ?? 'The first input'} is ${a(first)} and ${nameB ?? 'the second'} is ${a(second)}: ${op} needs ${needs}.`,
  E202: ({ a: first, b: second, inner, nameA, nameB }) =>
    `${nameA ?? 'A'} is ${a(first)} and ${nameB ?? 'B'} is ${a(second)}: the inner sizes, ${inner[0]} and ${inner[1]}, must be equal. Transpose one of them, or change its size.`,
  E203: ({ op, needs, shape, name }) => `${name ?? 'The input'} is ${a(shape)}; ${op} needs ${needs}.`,
  E204: ({ count, limit }) => `This would hold ${many(count)} numbers; the limit is ${many(limit)}. Make it smaller.`,
  E205: ({ rows }) => `The rows are not equally long: ${rows}. Give every row the same number of cells.`,
  E206: ({ place, axis, size, name }) => {
    const numbered = size === 1 ? '1 entry, number 0' : `${many(size)} entries, numbered 0 to ${many(size - 1)}`
    return `${name ?? 'The input'} has ${size === 0 ? 'no entry' : numbered} along axis ${axis}: there is no entry ${formatNumber(place)}. Choose another place.`
  },
  E207: ({ what, count, limit }) => beyond[what](many(count), many(limit)),
  E301: ({ node, op, needs, value, underflow, isLeftOut }) =>
    `${capital(op)} of ${typeof value === 'number' ? formatNumber(value) : `this ${described(value)}`} is not defined (node ${node}): it needs ${needs}. ${
      underflow === undefined
        ? isLeftOut
          ? 'A choice after it does not take it, so the result has nothing of it.'
          : 'What depends on it is undefined from here on.'
        : `The 0 is a number of ${underflow} that was too small for a computer to hold.`
    }`,
  E302: ({ node, op, value, reason }) =>
    reason === 'overflow'
      ? `${capital(op)} ${node} is larger than the largest number a computer holds (about 1.8·10³⁰⁸), so it became ${formatNumber(value)}.`
      : `${capital(op)} ${node} ${Number.isNaN(value) ? 'has no value here' : `became ${formatNumber(value)}`}: ${why[reason]}.`,
  E303: ({ wire, upstream, local, reason, isSum, isTangent }) => {
    const what = isTangent ? 'rate of change' : 'gradient'
    return isSum
      ? `The first ${what} that is not a finite number arises where contributions are added, with the one on the wire ${wire}: ${why[reason]}.`
      : `The first ${what} that is not a finite number appears on the wire ${wire}: ${formatNumber(upstream)} × ${formatNumber(local)}${aside(reason)}.`
  },
  E304: ({ node, op, where, slopes, chosen, convention }) =>
    `${node} stands on a kink of ${op} (${where}): the slope could be ${slopes}. ${atKink[convention](chosen)}`,
  E305: ({ node, input, rule, difference }) =>
    `The backward rule of ${node} is wrong for its input ${input}: it says ${formatNumber(rule)}, a central difference says ${formatNumber(difference)}. Correct it, or leave it empty to have it derived.`,
  E401: ({ line, column, problem }) => `Line ${line}, column ${column}: ${problem}. Nothing was changed.`,
  E402: ({ found }) => `This is ${found}, not a Gradwire document. Documents end in .gradwire. Nothing was changed.`,
  E403: ({ version, newest }) =>
    `This document was made with format ${version}; this program reads up to ${newest}. Ask for a newer Gradwire; nothing was changed.`,
  E404: ({ path, problem }) => `The document is damaged at ${path}: ${problem}. Nothing was changed.`,
  E405: ({ name }) => `${name} is empty (0 bytes). Nothing was changed; open another copy if there is one.`,
  E411: ({ column, expected, found, remedy }) =>
    `Column ${column}: expected ${expected}, found ${found}.${remedy ? ` ${remedy}` : ''}`,
  E412: ({ column, name, near: names }) =>
    `Column ${column}: “${name}” is not a function here.${
      near(names) || ' Functions are, for example, exp, log, sin, sum and norm; a product needs *.'
    }`,
  E413: ({ what, count, limit }) => limits[what](count, limit),
  E414: ({ column, name, expects, found, remedy }) =>
    `Column ${column}: ${name} takes ${expects}, but ${found === 1 ? '1 was' : `${found} were`} given.${remedy ? ` ${remedy}` : ''}`,
  E415: ({ name }) => `No value is given for ${name}. Add it, for example ${name}=1.`,
  E416: ({ column, character }) =>
    `Column ${column}: ${shown(character)} has no meaning in a formula. Formulas use numbers, names, + − * / ^ @, brackets and functions.`,
  E417: ({ column, name }) => `Column ${column}: .${name} cannot be read here; only .T (transpose) can follow a value.`,
  E418: ({ problem }) => problem,
  E419: ({ name, known }) =>
    `The claim uses ${name}, which the graph does not have. It may use ${list(known.slice(0, 12))}.`,
  E420: ({ column }) =>
    `Column ${column}: a node with a backward rule of its own cannot be written in a formula. Change it in the graph, in its settings.`,
  E422: ({ problem }) => sayTable(problem),
  E421: ({ finding }) =>
    finding === null
      ? 'There is no text to paste. Copy nodes, a formula or cells of a spreadsheet first.'
      : `What was copied is neither nodes nor a table, and as a formula it cannot be read. ${sentence(finding)}`,
  E501: ({ name, reason }) =>
    `${name} could not be saved: ${reason}. Your work is kept for recovery. Save it somewhere else.`,
  E502: ({ name, reason }) => `${name} could not be opened: ${reason}. The document on the table is unchanged.`,
  E503: ({ name, size, limit }) =>
    `${name} has ${megabytes(size)}; the limit is ${megabytes(limit)}. It was not opened.`,
  E504: ({ name }) =>
    `${name} is no longer where it was. Save the document under a name, or open the file from its new place.`,
  E505: ({ name }) =>
    `${name} was changed by another program since it was opened here. Nothing was written. Save under another name to keep both.`,
}

/** The sentence of a finding. */
export const sentence = ({ code, facts }: Diagnostic): string => (words[code] as (facts: unknown) => string)(facts)

const oddNumber = (x: number): string => (Number.isFinite(x) ? '' : formatNumber(x))

/** A word or two for a mark beside the place; empty where the sentence alone will do. */
export function brief(finding: Diagnostic): string {
  switch (finding.code) {
    case 'E301':
      return 'undefined'
    case 'E302':
      return `first ${oddNumber(finding.facts.value)}`
    case 'E303':
      return `first ${oddNumber(finding.facts.upstream * finding.facts.local) || 'NaN'} gradient`
    case 'E304':
      return 'kink'
    case 'E305':
      return 'wrong rule'
    default:
      return ''
  }
}

/** What would do better than the formula at fault; null where nothing is known. */
export const hintOf = ({ facts }: Diagnostic): string | null =>
  'mending' in facts && facts.mending ? `${facts.mending.title} does this safely: ${facts.mending.formula}.` : null

/** A short heading for a refused wire, above its sentence. */
export function heading({ code }: Diagnostic): string {
  if (code === 'E101') return 'This would make a loop'
  if (code === 'E201' || code === 'E202') return 'These sizes do not meet'
  return 'This wire does not fit'
}
