// The words in which a record says what is chosen at a kink, as numbers. For tests only.

/** Slope of an entry of a port, where `count` entries stand on the kink together. */
export type SlopeOf = (port: number, count: number) => number

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
  const places = ['first', 'second', 'third'].slice(0, ports)
  const parts = text.split(', ').map((part) => / to the (first|second|third)$/.exec(part))
  if (parts.every((part) => part !== null)) {
    const slopes = places.map(() => 0)
    for (const part of parts) slopes[places.indexOf(part[1] as string)] = numberOfWord(part.input.slice(0, part.index))
    return (port) => slopes[port] as number
  }
  const slope = numberOfWord(text.replace(/ to each$/, ''))
  return () => slope
}
