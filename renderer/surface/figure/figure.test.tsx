// The printed figure: well-formed, complete in itself, with the numbers and words that a reader needs; and its words wrap.
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { axesOf } from '../../../core/calculus/axes'
import { sampleGrid } from '../../../core/calculus/grid'
import type { Landscape } from '../../../core/calculus/landscape'
import { landscapeOf } from '../../../core/calculus/landscape'
import { modelAt } from '../../../core/calculus/models'
import { regionsOf } from '../../../core/calculus/regions'
import { heightScale } from '../../../core/calculus/scale'
import type { Tint } from '../../../core/calculus/tint'
import { tintOf } from '../../../core/calculus/tint'
import { isDiagnostic } from '../../../core/diagnostic'
import { compile } from '../../../core/graph/compile'
import type { Colouring } from '../../../core/graph/document'
import { readFormula } from '../../../core/language/read'
import sheet from '../../style/tokens.css?raw'
import { lightTokens, printPalette } from '../colours'
import type { Overlays, Picture, PlacedPoint } from '../picture'
import { namesOf } from '../picture'
import { Figure } from './Figure'
import type { RaceFigure } from './props'
import { formulaRuns, nameRuns, wrapped } from './words'

const nothing: Overlays = {
  critical: null,
  basins: null,
  model: null,
  hasPlane: false,
  hasQuadratic: false,
  hasEllipse: false,
  hasField: false,
  hasDirection: false,
  step: null,
  degrees: 0,
}

interface Drawn {
  readonly colour?: Colouring
  readonly over?: Partial<Overlays>
  readonly path?: readonly PlacedPoint[]
  readonly title?: string
  readonly race?: RaceFigure
}

function figureOf(
  formula: string,
  { colour = 'height', over = {}, path = [], title = formula, race }: Drawn = {},
): string {
  const read = readFormula(formula, new Map())
  if (isDiagnostic(read)) throw new Error(read.code)
  const { program } = compile(read.graph)
  const axes = axesOf(program, { axes: [] }).map((axis) => ({ ...axis, low: -2, high: 2 }))
  const land = landscapeOf(program, program.sources, axes) as Landscape
  const [columns, rows] = [65, axes.length > 1 ? 65 : 1]
  const grid = sampleGrid({ program, sources: program.sources, axes, columns, rows })
  const scale = heightScale(grid.values)
  const model = modelAt(land)
  const picture: Picture = {
    axes,
    names: namesOf(program, axes),
    rootName: 'f',
    grid,
    scale,
    tint: tintOf(grid, scale, colour, model) as Tint,
    regions: regionsOf(grid, land),
    palette: printPalette,
    hasEqualUnits: false,
    here: { ...land.at(land.start), isOnKink: false },
    away: 0,
    reach: 2,
    path,
    over: { ...nothing, ...over, model },
  }
  return renderToStaticMarkup(
    <Figure picture={picture} wanted={colour} width={600} height={420} title={title} {...(race ? { race } : {})} />,
  )
}

/** Names of elements that are opened and not closed in order; none in well-formed XML. */
function unclosed(xml: string): readonly string[] {
  const open: string[] = []
  for (const [, slash, name, end] of xml.matchAll(/<(\/?)([\w:]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (end) continue
    if (!slash) open.push(name as string)
    else if (open.pop() !== name) return [`</${name}>`]
  }
  return open
}

const race: RaceFigure = {
  lines: [0, 1].map((lane) => [2, 1, 0.5].map((x) => ({ point: [x, lane], value: x * x + lane }))),
  legend: [
    { lane: 0, text: 'Momentum' },
    { lane: 1, text: 'Newton' },
  ],
}

describe('a figure', () => {
  it.each<[string, Drawn]>([
    ['x^2 + 3 * y^2', {}],
    ['log(x) + y^2', { colour: 'slope' }],
    ['1 / (x^2 + y^2)', { colour: 'linear error', over: { hasField: true, hasEllipse: true } }],
    ['log(x) / (x - 1.3)', { over: { hasQuadratic: true } }],
    ['x^2 + y^2', { race }],
    ['x^2', { race }],
  ])('of %s is well-formed, and needs nothing but itself', (formula, drawn) => {
    const svg = figureOf(formula, drawn)
    expect(svg.match(/</g)).toHaveLength([...svg.matchAll(/<\/?[\w:]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g)].length)
    expect(unclosed(svg)).toEqual([])
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).not.toMatch(/ class=| style=|var\(--|NaN|undefined|Infinity/)
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`)
  })
  it('has the numbers of both axes, of the levels and of the bar', () => {
    const svg = figureOf('x^2 + 3 * y^2')
    for (const tick of ['−2', '−1', '0', '1', '2']) expect(svg).toContain(`>${tick}</text>`)
    expect([...svg.matchAll(/data-level="([\d.]+)"/g)].length).toBeGreaterThan(3)
    expect([...svg.matchAll(/data-tick="([\d.]+)"/g)].length).toBeGreaterThan(2)
    expect(svg).toContain('height f')
  })
  it('says what is hatched and what has no bound', () => {
    expect(figureOf('log(x) + y^2')).toContain('not defined: natural logarithm needs x &gt; 0')
    expect(figureOf('1 / (x^2 + y^2)')).toContain('to +∞ at (x, y) = (0, 0)')
    expect(figureOf('1 / (x - 0.3)')).toContain('to ±∞ at x = 0.3')
  })
  it('draws the walk fainter where it is not in the picture, and says how far', () => {
    const path = [0, 1].map((step) => ({ step, point: [1 - step, 1], value: 1, away: 0.75 * (1 - step) }))
    const svg = figureOf('x^2 + 3 * y^2', { path: path as unknown as readonly PlacedPoint[] })
    expect(svg).toContain('0.75 off')
    expect(svg).toContain('the walk leaves the picture: fainter is farther, 0.75 at most')
  })
  it('shows the direction that is turned, with its angle and the slope along it', () => {
    expect(figureOf('x^2 + 3 * y^2')).not.toContain('data-turned')
    const svg = figureOf('2 * x + y', { over: { hasDirection: true, degrees: -60 } })
    expect(svg).toContain('data-turned="positive"')
    expect(svg).toContain('>θ = −60°</text>')
    expect(svg).toContain('>|∇f| cos θ = +1.12</text>')
    expect(svg).toContain('θ = −60° from the gradient: |∇f| cos θ = 2.24 · 0.5 = +1.12')
    expect(figureOf('2 * x + y', { over: { hasDirection: true, degrees: 120 } })).toContain('2.24 · (−0.5) = −1.12')
  })
  it('holds a race as it stands, with its legend, in the colours of the palette', () => {
    expect(figureOf('x^2 + y^2')).not.toMatch(/data-lane="|Momentum/)
    for (const formula of ['x^2 + y^2', 'x^2']) {
      const svg = figureOf(formula, { race })
      expect(svg.match(/data-lane="/g)).toHaveLength(2)
      for (const { lane, text } of race.legend) {
        expect(svg).toContain(`>${text}</text>`)
        // A letter at its head and one in the legend; lines, dots, ring and badges in its hue.
        expect(svg.match(new RegExp(`>${'AB'[lane as number]}</text>`, 'g'))).toHaveLength(2)
        expect((svg.match(new RegExp(printPalette.race[lane as number] as string, 'g')) ?? []).length).toBeGreaterThan(
          5,
        )
      }
    }
  })
  it('escapes what a name may hold', () => {
    expect(unclosed(figureOf('x^2', { title: 'a < b & "c"' }))).toEqual([])
  })
  it('is printed in the tokens of the light theme', () => {
    for (const [name, value] of Object.entries(lightTokens))
      expect(sheet).toMatch(new RegExp(`--${name}: .?${value}.?;`))
  })
})

describe('its words', () => {
  it('wrap between words, and end with … where there is no more room', () => {
    expect(wrapped('one two three', 8, 3)).toEqual(['one two', 'three'])
    expect(wrapped('one two three four five', 8, 2)).toEqual(['one two', 'three …'])
    expect(wrapped('unbreakable', 6, 2)).toEqual(['unbre…'])
    expect(wrapped('', 6, 2)).toEqual([''])
  })
  it('raise powers and lower indices', () => {
    expect(formulaRuns('3*x^2 - y^-1')).toEqual([
      { text: '3·x', shift: 'none' },
      { text: '2', shift: 'up' },
      { text: ' − y', shift: 'none' },
      { text: '−1', shift: 'up' },
    ])
    expect(nameRuns({ name: 'W1', at: [0, 2] })).toEqual([
      { text: 'W', shift: 'none', isItalic: true },
      { text: '1; 1,3', shift: 'down' },
    ])
  })
})

it('the word of an arrow at the border of a picture is whole', () => {
  const arrows = [
    { name: 'step' as const, to: [1.99, 0] },
    { name: 'slope' as const, to: [-1.99, 1.99] },
  ]
  const svg = figureOf('x^2 + y^2', { over: { step: { from: [0, 0], value: 0, arrows, times: 100 } } })
  const clip = Number(/<svg[^>]*? width="([\d.]+)"/.exec(svg)?.[1])
  const words = [...svg.matchAll(/<text x="([\d.-]+)"[^>]*>((?:step|slope) × 100)</g)]
  expect(words).toHaveLength(2)
  for (const [, x, word] of words) {
    expect(Number(x)).toBeGreaterThanOrEqual(4)
    expect(Number(x) + 7 * word!.length).toBeLessThanOrEqual(clip)
  }
})
