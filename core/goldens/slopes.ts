// The words in which a record says what is chosen at a kink, as numbers. For tests only.

/** An entry that stands on a kink. */
export interface OnKink {
  readonly port: number
  readonly index: number
  /** How many entries the input has, and how many of all inputs stand on the kink together. */
  readonly entries: number
  readonly count: number
  /** The entry itself. */
  readonly x: number
}

/** Slope of an entry. */
export type SlopeOf = (entry: OnKink) => number

/** Words for slopes that differ from entry to entry. */
const sharing: Readonly<Record<string, SlopeOf>> = {
  'equal shares': ({ count }) => 1 / count,
  'equal shares with their signs': ({ count, x }) => Math.sign(x) / count,
  'equal shares with their signs, half at 0': ({ count, x }) => (x === 0 ? 0.5 : Math.sign(x)) / count,
  '1/n to the first, −1/n to the second': ({ port, entries }) => (port === 0 ? 1 : -1) / entries,
  // The sum of all eigenvalues is the trace, whatever the basis.
  'one basis': ({ index, entries }) => (index % (Math.sqrt(entries) + 1) === 0 ? 1 : 0),
}

/** The slope below 0 is the default of leaky_relu, which the fixture asks about. */
const numberOfWord = (word: string): number => {
  const known: Readonly<Record<string, number>> = {
    '½': 0.5,
    undefined: NaN,
    '∞': Infinity,
    '−∞': -Infinity,
    'the slope below 0': 0.01,
  }
  const value = known[word] ?? Number(word.replace('−', '-'))
  if (Number.isNaN(value) && word !== 'undefined') throw new Error(`“${word}” is no slope`)
  return value
}

/** Reads “0”, “½ to each”, “1 to the first”, “undefined to the first, 0 to the second”, “the value 1 with slopes 0”. */
export function slopesOfWord(word: string, ports: number): SlopeOf {
  const text = word.toLowerCase().replace(/^the value \S+ with slopes? /, '')
  const shares = sharing[text]
  if (shares) return shares
  const places = ['first', 'second', 'third'].slice(0, ports)
  const parts = text.split(', ').map((part) => / to the (first|second|third)$/.exec(part))
  if (parts.every((part) => part !== null)) {
    const slopes = places.map(() => 0)
    for (const part of parts) slopes[places.indexOf(part[1] as string)] = numberOfWord(part.input.slice(0, part.index))
    return ({ port }) => slopes[port] as number
  }
  const slope = numberOfWord(text.replace(/ to each$/, ''))
  return () => slope
}
