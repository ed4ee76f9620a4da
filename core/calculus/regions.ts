// Where a sampled function has no value, and where it grows without bound: what a picture must say and not leave out.
import type { Diagnostic } from '../diagnostic'
import type { Grid } from './grid'
import { axisPoint } from './grid'
import type { Landscape, Point } from './landscape'

/** A place near which |f| exceeds every bound. */
export interface Pole {
  readonly point: Point
  /** The signs of f beside it. */
  readonly sign: '+' | '−' | '±'
  /** One of many along a line. */
  readonly isLine: boolean
}

export interface Regions {
  /** How many of the grid's points have no value, and why, each reason once. */
  readonly holes: number
  readonly reasons: readonly Diagnostic[]
  readonly poles: readonly Pole[]
  readonly limits: readonly Limit[]
}

/**
 * Somewhere the program answers ±∞ only because a number on its way was too large, or too small, to be held. Where it is not
 * the last one, this says nothing about f: log(eˣ + eʸ) is 1000.7 where eˣ is beyond all numbers.
 */
export interface Limit {
  /** What the program answers there: +∞ or −∞. */
  readonly sign: 1 | -1
  readonly kind: 'overflow' | 'underflow'
  /** The name of the node whose number it was. */
  readonly node: string
}

/** So many points without a value are asked for their reason. */
const mostAsked = 24
/** So many peaks are worth following: a smooth function has few, and noise has no poles. */
export const mostPeaks = 12

/**
 * Cost: one pass over the grid, a run per asked point, and a few dozen to a few hundred runs per peak; no more than `most` peaks
 * are followed, the largest first.
 */
export function regionsOf(grid: Grid, land: Landscape, most = mostPeaks): Regions {
  const holes = indicesOf(grid, Number.isNaN)
  const reasons = new Map<string, Diagnostic>()
  for (const at of spreadOver(holes)) {
    const fault = land.faultAt(land.at(pointAt(grid, at)))
    if (fault) reasons.set(`${fault.code} ${fault.place.node ?? ''}`, fault)
  }
  const ridges = ridgesOf(grid).slice(0, most)
  const limits = new Map<string, Limit>()
  for (const { at } of ridges) {
    const limit = limitAt(land, pointAt(grid, at))
    if (limit) limits.set(`${limit.sign} ${limit.node}`, limit)
  }
  return {
    holes: holes.length,
    reasons: [...reasons.values()],
    poles: polesOf(grid, land, ridges),
    limits: [...limits.values()],
  }
}

/** Some of them, evenly spread and in step with no row: multiples of the golden section. */
function spreadOver(all: readonly number[]): readonly number[] {
  if (all.length <= mostAsked) return all
  return Array.from({ length: mostAsked }, (_, i) => all[Math.floor((i * golden * all.length) % all.length)] as number)
}
const golden = (Math.sqrt(5) - 1) / 2

function indicesOf({ values }: Grid, is: (value: number) => boolean): readonly number[] {
  const found: number[] = []
  values.forEach((value, at) => is(value) && found.push(at))
  return found
}

/** The numbers on the axes at a point of the grid. */
function pointAt({ axes, columns, rows }: Grid, at: number): Point {
  const places = [at % columns, Math.floor(at / columns)]
  return axes.map((axis, i) => axisPoint(axis, places[i] as number, i === 0 ? columns : rows))
}

function polesOf(grid: Grid, land: Landscape, ridges: readonly Ridge[]): readonly Pole[] {
  const cells = grid.axes.map((axis, i) => (axis.high - axis.low) / ((i === 0 ? grid.columns : grid.rows) - 1))
  const found: Pole[] = []
  for (const { at, isLine } of ridges) {
    const point = climb(land, pointAt(grid, at), cells)
    const isNear = (other: Pole): boolean =>
      other.point.every((x, i) => Math.abs(x - (point?.[i] as number)) < (cells[i] as number))
    if (!point || found.some(isNear)) continue
    const place = point.map((x, i) => rounded(x, cells[i] as number))
    found.push({ point: place, sign: signAt(land, point, cells), isLine })
  }
  return found
}

/** What a search leaves of a round number is the number. */
const rounded = (x: number, cell: number): number => {
  const round = Number(x.toPrecision(12))
  return Math.abs(x) < 1e-9 * cell ? 0 : Math.abs(round - x) < 1e-9 * cell ? round : x
}

/** Neighbouring points at which |f| peaks: one of them, and whether they are many. */
interface Ridge {
  readonly at: number
  readonly isLine: boolean
}

/** A point of the grid and those that touch it make no line yet: the search tells them apart. */
const shortestLine = 5

/** Where |f| is larger than all round, the largest first: infinite points, then those inside the picture. */
function ridgesOf(grid: Grid): readonly Ridge[] {
  const { values, columns, rows } = grid
  const size = (at: number): number => Math.abs(values[at] as number)
  const isPeak = (at: number): boolean => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    if (size(at) === Infinity) return true
    if (column === 0 || column === columns - 1 || (rows > 1 && (row === 0 || row === rows - 1))) return false
    const near = rows > 1 ? [-1, 1, -columns, columns] : [-1, 1]
    return near.every((step) => !(size(at + step) > size(at)))
  }
  const peaks = new Set(indicesOf(grid, (value) => !Number.isNaN(value)).filter(isPeak))
  const ridges = [...peaks].flatMap((at) => {
    const together = takeTogether(peaks, at, columns)
    const middle = together[Math.floor(together.length / 2)]
    return middle === undefined ? [] : [{ at: middle, isLine: rows > 1 && together.length >= shortestLine }]
  })
  return ridges.sort((a, b) => (size(a.at) === size(b.at) ? a.at - b.at : size(b.at) - size(a.at))).slice(0, mostPeaks)
}

/** Takes a point and all that hang together with it out of the set. None where it was taken before. In order of rows. */
function takeTogether(points: Set<number>, from: number, columns: number): readonly number[] {
  const taken: number[] = []
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (!points.delete(at)) continue
    taken.push(at)
    const column = at % columns
    for (const dx of [-1, 0, 1]) {
      if (column + dx >= 0 && column + dx < columns)
        open.push(...[-columns, 0, columns].map((dy) => (at as number) + dx + dy))
    }
  }
  return taken.sort((a, b) => a - b)
}

/** Halvings of a search, and after how many of them a look is taken whether it is worth going on. */
const halvings = 40
const firstLook = 12

/**
 * Follows |f| uphill from a point in steps that halve each time: the place where it has no bound, or null. Cost: up to
 * `halvings` times eight runs, half of that for a finite peak.
 */
function climb(land: Landscape, from: Point, cells: Point): Point | null {
  let here = from
  let size = sizeAt(land, here)
  for (let k = 1; k <= halvings; k++) {
    // What is too large or too small to be held has no place that could be named.
    if (size === Infinity) return limitAt(land, here) ? null : here
    for (const near of neighbours(here, cells, 2 ** -k)) {
      const there = sizeAt(land, near)
      if (there > size) [here, size] = [near, there]
    }
    if (k === firstLook && !isUnbounded(land, here, cells, k - 2)) return null
  }
  return isUnbounded(land, here, cells, halvings - 4) ? here : null
}

/** Is the answer infinite here only because of what a number can hold? */
function limitAt(land: Landscape, point: Point): Limit | null {
  const view = land.at(point)
  const fault = Math.abs(view.value) === Infinity ? land.faultAt(view) : null
  const sign = view.value > 0 ? 1 : -1
  if (fault?.code === 'E302' && fault.facts.reason === 'overflow')
    return { sign, kind: 'overflow', node: fault.facts.node }
  if (fault?.code === 'E301' && fault.facts.underflow !== undefined)
    return { sign, kind: 'underflow', node: fault.facts.underflow }
  return null
}

/**
 * Does |f| grow without end towards a place? Over distances that halve, a finite peak gains less each time (a smooth one fades
 * by 4, √|x| by √2), a logarithm gains the same and a power ever more. The last third of the gains against the one before.
 * The lowest round the place tell it, since along a line of poles the highest stay; where f is bounded on one side, the
 * highest do.
 */
function isUnbounded(land: Landscape, place: Point, cells: Point, count: number): boolean {
  const third = Math.floor(count / 3)
  const rounds = [count - 2 * third, count - third, count].map((k) =>
    neighbours(place, cells, 2 ** -k)
      .map((near) => sizeAt(land, near))
      .filter((size) => size >= 0 && Number.isFinite(size)),
  )
  return [Math.min, Math.max].some((of) => {
    const [before, middle, now] = rounds.map((sizes) => of(...sizes)) as [number, number, number]
    const gain = now - middle
    return gain > 1e-9 * now && gain >= 0.5 * (middle - before)
  })
}

/** |f|; what has no value is no way to go. */
function sizeAt(land: Landscape, point: Point): number {
  const size = Math.abs(land.at(point).value)
  return Number.isNaN(size) ? -1 : size
}

/** The eight places round a point, or the two. */
function neighbours(point: Point, cells: Point, share: number): readonly Point[] {
  const ways = point.length > 1 ? eight : two
  return ways.map((way) => point.map((x, i) => x + share * (way[i] as number) * (cells[i] as number)))
}
const two = [[-1], [1]]
const eight = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy])).filter(([dx, dy]) => dx !== 0 || dy !== 0)

/** The signs that f has close by. */
function signAt(land: Landscape, point: Point, cells: Point): Pole['sign'] {
  const signs = neighbours(point, cells, 2 ** -12).map((near) => Math.sign(land.at(near).value))
  const [hasAbove, hasBelow] = [signs.includes(1), signs.includes(-1)]
  return hasAbove && hasBelow ? '±' : hasBelow ? '−' : '+'
}
