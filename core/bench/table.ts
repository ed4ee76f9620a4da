// Measures the rows and writes the table.
import type { Ratio } from './ratio'
import { ratio } from './ratio'
import type { Row } from './row'

const widths = [5, 50, 24, 24, 10, 16, 10] as const
const titles = ['goal', 'what', 'ours', 'peer', 'ratio', 'spread', 'wanted']

const cells = (texts: readonly string[]): string => texts.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' ')

const digits = (x: number): string => (x >= 100 ? x.toFixed(0) : x.toPrecision(2))

/** A time in the unit that suits it. */
function span(milliseconds: number): string {
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`
  if (milliseconds >= 1e-3) return `${(milliseconds * 1e3).toPrecision(3)} µs`
  return `${(milliseconds * 1e6).toPrecision(3)} ns`
}

/** One measured row, with whether its goal is reached. */
function written(row: Row, names: readonly [string, string], found: Ratio): string {
  const isLimit = 'atMost' in row.wanted
  const turned = (x: number): number => (isLimit ? 1 / x : x)
  const value = turned(found.times)
  const isReached = 'atMost' in row.wanted ? value <= row.wanted.atMost : value >= row.wanted.atLeast
  const [low, high] = [turned(found.low), turned(found.high)].sort((a, b) => a - b) as [number, number]
  return cells([
    String(row.goal),
    row.what,
    `${names[0]} ${span(found.ours)}`,
    `${names[1]} ${span(found.peer)}`,
    `${digits(value)}x`,
    `${digits(low)}–${digits(high)}x`,
    'atMost' in row.wanted ? `<= ${row.wanted.atMost}x` : `>= ${row.wanted.atLeast}x`,
    isReached ? 'reached' : 'NOT reached',
  ])
}

/** Measures row by row; each line is handed out as soon as it is there. A row that cannot be measured says why. */
export async function writeTable(rows: readonly Row[], say: (line: string) => void): Promise<void> {
  say(cells([...titles, '']).trimEnd())
  for (const row of rows) {
    try {
      const { ours, peer } = await row.sides()
      say(written(row, [ours.name, peer.name], await ratio(ours, peer)))
    } catch (reason) {
      say(cells([String(row.goal), row.what, `not measured: ${reason instanceof Error ? reason.message : reason}`]))
    }
  }
}
