// What a picture's key says beside its colours: what is hatched and why, where f has no bound, what lies outside. Plain values;
// the page and the printed figure write them.
import type { Diagnostic } from '../../core/diagnostic'
import { extentOf, unscaled } from '../../core/calculus/scale'
import type { HeightScale } from '../../core/calculus/scale'
import type { Colouring } from '../../core/graph/document'
import { formatNumber } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import type { HatchKind } from './flat/Hatch'
import type { Picture } from './picture'
import { isInside, spokenName } from './picture'
import { writePole } from './flat/PoleMark'
import { turnedLook } from './turned-look'

export interface KeyEntry {
  readonly swatch: HatchKind | 'pole' | 'path' | null
  readonly text: string
}

/** What the colours can say, as a reader chooses it. */
export const colourTitles: Readonly<Record<Colouring, (root: string) => string>> = {
  height: (root) => `height ${root}`,
  slope: (root) => `steepness |∇${root}|`,
  'linear error': () => 'linear model’s error',
  'quadratic error': () => 'quadratic model’s error',
}

/** Entries for a picture, the most important first. `wanted` is what the colours were asked to say. */
export function keyOf(picture: Picture, wanted: Colouring): readonly KeyEntry[] {
  const { grid, tint } = picture
  const hasColours = grid.rows > 1
  return [
    ...holeEntries(picture),
    ...(hasColours ? beyondEntries(picture) : curveEntries(picture)),
    ...pathEntries(picture),
    ...turnedEntries(picture),
    ...(hasColours && tint.colouring !== wanted ? [{ swatch: null, text: noTint(wanted) }] : []),
    ...(hasColours && tint.colouring !== 'height' ? tintEntries(picture) : []),
  ]
}

function holeEntries({ regions, grid }: Picture): readonly KeyEntry[] {
  if (!grid.values.some(Number.isNaN)) return []
  const reasons = (regions?.reasons ?? []).map(reasonText)
  return [{ swatch: 'none', text: `not defined${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}` }]
}

/** Why there is no value, without the number at which somebody happened to look. */
function reasonText(fault: Diagnostic): string {
  if (fault.code === 'E301') return `${fault.facts.op} needs ${fault.facts.needs} (node ${fault.facts.node})`
  if (fault.code === 'E302') return `${fault.facts.reason} in node ${fault.facts.node}`
  return sentence(fault)
}

function beyondEntries(picture: Picture): readonly KeyEntry[] {
  const { grid, scale } = picture
  const extent = extentOf(grid.values)
  if (!extent) return []
  const places = (isUp: boolean): string => polesText(picture, (sign) => sign === '±' || (sign === '+') === isUp)
  const up = places(true) || limitText(picture, 1) || `up to ${formatNumber(extent[1])}`
  const down = places(false) || limitText(picture, -1) || `down to ${formatNumber(extent[0])}`
  if (scale.kind === 'log10') {
    const low = unscaled(scale, scale.low)
    const least = extent[0] < 0 ? 0 : extent[0]
    return [
      ...(extent[0] < 0 ? [{ swatch: 'beyond' as const, text: `below 0, ${down}: there is no logarithm` }] : []),
      ...(extent[0] < low * (1 - 1e-9)
        ? [{ swatch: null, text: `below ${formatNumber(low)} one colour, down to ${formatNumber(least)}` }]
        : poleLine(picture)),
    ]
  }
  const isInfinite = (sign: number): boolean => grid.values.includes(sign * Infinity)
  const isAbove = extent[1] > scale.high || isInfinite(1)
  const isBelow = extent[0] < scale.low || isInfinite(-1)
  return [
    ...(isAbove ? [{ swatch: 'beyond' as const, text: `above ${formatNumber(scale.high)}, ${up}` }] : []),
    ...(isBelow ? [{ swatch: 'beyond' as const, text: `below ${formatNumber(scale.low)}, ${down}` }] : []),
    ...(isAbove || isBelow ? [] : poleLine(picture)),
  ]
}

function curveEntries(picture: Picture): readonly KeyEntry[] {
  const { grid, scale } = picture
  const line = poleLine(picture)
  if (line.length > 0) return line
  const extent = extentOf(grid.values)
  const limits = [limitText(picture, 1), limitText(picture, -1)].filter((text) => text !== '')
  if (limits.length > 0) return limits.map((text) => ({ swatch: null, text: `the curve goes on, ${text}` }))
  if (!extent || scale.kind === 'log10') return []
  const [low, high] = extent
  return [
    ...(high > scale.high ? [{ swatch: null, text: `the curve goes on above, up to ${formatNumber(high)}` }] : []),
    ...(low < scale.low ? [{ swatch: null, text: `the curve goes on below, down to ${formatNumber(low)}` }] : []),
  ]
}

/** Why the program knows no number beyond what is drawn; '' where it does. What is said of a node on the way is no word on f. */
function limitText({ regions, rootName }: Picture, sign: 1 | -1): string {
  const limits = (regions?.limits ?? []).filter((limit) => limit.sign === sign)
  const [first] = limits
  if (!first) return ''
  const isRoot = first.kind === 'overflow' && limits.every(({ node }) => node === rootName)
  if (isRoot) return sign > 0 ? 'to more than a number can hold' : 'to less than a number can hold'
  const nodes = [...new Set(limits.map(({ node }) => node))].join(' and ')
  return `where a number of ${nodes} is too ${first.kind === 'overflow' ? 'large' : 'small'} to be held`
}

function poleLine(picture: Picture): readonly KeyEntry[] {
  const text = polesText(picture, () => true)
  return text ? [{ swatch: 'pole', text }] : []
}

/** More places than this are not read. */
const mostNamed = 3

/** "to ±∞ at x = 0"; '' where there is none. */
function polesText({ regions, names, axes }: Picture, isMeant: (sign: '+' | '−' | '±') => boolean): string {
  const poles = (regions?.poles ?? []).filter(({ sign }) => isMeant(sign))
  const [first] = poles
  if (!first) return ''
  const sign = poles.every((pole) => pole.sign === first.sign) ? first.sign : '±'
  const named = poles.slice(0, mostNamed).map(({ point }) => point.map((x) => formatNumber(x)).join(', '))
  const brackets = axes.length > 1 ? named.map((place) => `(${place})`) : named
  const who = axes.length > 1 ? `(${names.map(spokenName).join(', ')})` : names.map(spokenName).join('')
  const more = poles.length > mostNamed ? ` and ${poles.length - mostNamed} more` : ''
  const where = poles.some(({ isLine }) => isLine) ? 'along a line, as at' : 'at'
  return `to ${writePole(sign)} ${where} ${who} = ${brackets.join(' and ')}${more}`
}

function pathEntries({ path, away }: Picture): readonly KeyEntry[] {
  const farthest = path.reduce((most, one) => Math.max(most, one.away), away)
  if (farthest === 0) return []
  const what = path.length > 1 ? 'the walk leaves the picture' : 'the point is not in the picture'
  return [{ swatch: 'path', text: `${what}: fainter is farther, ${formatNumber(farthest, 3)} at most` }]
}

function turnedEntries(picture: Picture): readonly KeyEntry[] {
  const look = isInside(picture.axes, picture.here.point) ? turnedLook(picture) : null
  return look ? [{ swatch: null, text: look.sum }] : []
}

const noTint = (wanted: Colouring): string =>
  wanted === 'slope'
    ? 'no steepness here: the colours show the height'
    : 'f has no finite slope and curvature at the point: the colours show the height'

function tintEntries({ tint: { values, scale, colouring } }: Picture): readonly KeyEntry[] {
  const extent = extentOf(values)
  if (!extent) return []
  const [low, high] = extent
  if (high === 0 && colouring !== 'slope')
    return [{ swatch: null, text: 'the model is the function itself: its error is 0' }]
  const [from, to] = endsOf(scale)
  const parts = [
    ...(low < from * (1 - 1e-9) ? [`down to ${formatNumber(low)}`] : []),
    ...(high > to * (1 + 1e-9) ? [`up to ${formatNumber(high)}`] : []),
  ]
  return parts.length > 0 ? [{ swatch: null, text: `beyond the colours: ${parts.join(', ')}` }] : []
}

const endsOf = (scale: HeightScale): readonly [number, number] => [
  unscaled(scale, scale.low),
  unscaled(scale, scale.high),
]
