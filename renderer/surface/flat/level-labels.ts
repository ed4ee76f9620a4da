// Where the numbers of level lines stand: on the longest line of each level, along it, never on one another, and only where
// the neighbouring levels leave room to see which line is meant. Pure.
import type { LevelLines } from './contours'

export interface LevelLabel {
  readonly value: number
  readonly text: string
  /** Pixels. */
  readonly x: number
  readonly y: number
  /** Degrees, so that no number stands on its head. */
  readonly angle: number
}

/** A line that is shorter than this many pixels cannot carry a number. */
const shortest = 64
/** Pixels between two numbers, and between a number and the border. */
const apart = 40
const inside = 16
/** Pixels that a digit takes. */
const digitWidth = 5.5
/** Pixels between a number and the line of another level. */
const clear = 7
/** Where along a line a number is tried, best first. */
const tries = [0.5, 0.35, 0.65, 0.2, 0.8, 0.08, 0.92, 0.42, 0.58, 0.27, 0.73, 0.14, 0.86]

/** `avoid`: places that are taken already. */
export function levelLabels(
  levels: readonly LevelLines[],
  width: number,
  height: number,
  avoid: readonly Place[] = [],
): readonly LevelLabel[] {
  const placed: LevelLabel[] = []
  const drawn = levels.map(({ value, text, lines }) => ({
    value,
    text,
    lines: lines.map((line) => line.map(([u, v]) => [u * width, (1 - v) * height] as const)),
  }))
  drawn.forEach(({ value, text, lines }, level) => {
    const neighbours = [...(drawn[level - 1]?.lines ?? []), ...(drawn[level + 1]?.lines ?? [])]
    const half = (text.length * digitWidth) / 2
    const long = lines
      .map(measured)
      .filter(({ length }) => length >= shortest)
      .sort((a, b) => b.length - a.length)
    const found = long
      .flatMap((line) => tries.map((share) => along(line, share)))
      .find(
        ({ x, y }) =>
          Math.min(x, y, width - x, height - y) >= Math.max(inside, half) &&
          placed.every((other) => Math.hypot(other.x - x, other.y - y) >= Math.max(apart, 2 * half)) &&
          avoid.every(([left, top]) => Math.hypot(left - x, top - y) >= Math.max(apart, half)) &&
          neighbours.every((line) => line.every(([left, top]) => Math.hypot(left - x, top - y) >= clear)),
      )
    if (found) placed.push({ value, text, ...found })
  })
  return placed
}

/** Pixels. */
export type Place = readonly [number, number]

interface Measured {
  readonly line: readonly Place[]
  /** Length up to each point. */
  readonly upTo: readonly number[]
  readonly length: number
}

function measured(line: readonly Place[]): Measured {
  let length = 0
  const upTo = line.map(([x, y], i) => {
    const [beforeX, beforeY] = line[Math.max(0, i - 1)] as Place
    return (length += Math.hypot(x - beforeX, y - beforeY))
  })
  return { line, upTo, length }
}

/** Half the width of a number: its direction is that of the line under it. */
const halfText = 14

function along({ line, upTo, length }: Measured, share: number): Omit<LevelLabel, 'value' | 'text'> {
  const at = (distance: number): Place =>
    line[
      Math.max(
        0,
        upTo.findIndex((so) => so >= distance),
      )
    ] as Place
  const [x, y] = at(share * length)
  const [x1, y1] = at(Math.max(0, share * length - halfText))
  const [x2, y2] = at(Math.min(length, share * length + halfText))
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  return { x, y, angle: angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle }
}
