// The colours of pictures, read from the page's custom properties so that light and dark stay in one place (the tokens).
import { rgb } from 'd3-color'
import { interpolateRgbBasis } from 'd3-interpolate'

export interface Palette {
  /** Low to high. */
  readonly map: (share: number) => string
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly lineStrong: string
  readonly panel: string
  /** The sign of a derivative. */
  readonly positive: string
  readonly negative: string
  readonly step: string
  /** Rim of the ball: dark in both themes, the ball is light in both. */
  readonly stepInk: string
  /** Of the runners of a race, in turn. */
  readonly race: readonly string[]
}

/** The tokens of the light theme: what is printed, and what stands in where no tokens are loaded. */
export const lightTokens = {
  map: '#2c3e78,#3b6a9c,#4f9aa6,#8fc49a,#e9e3a0',
  ink: '#1d1c1a',
  quiet: '#66635c',
  line: '#e5e2da',
  'line-strong': '#cfcbc0',
  panel: '#ffffff',
  positive: '#0b64a8',
  negative: '#b8440a',
  step: '#e8a200',
  race: '#881a5a,#388183,#686817,#aa48db,#4a3200,#3619a4',
} as const

type Token = keyof typeof lightTokens

/** Blending happens here: the oldest browser has no color-mix(). */
function paletteOf(read: (name: Token) => string): Palette {
  const list = (name: 'map' | 'race'): string[] =>
    read(name)
      .replaceAll(/["']/g, '')
      .split(',')
      .map((colour) => colour.trim())
  return {
    map: interpolateRgbBasis(list('map')),
    race: list('race'),
    ink: read('ink'),
    quiet: read('quiet'),
    line: read('line'),
    lineStrong: read('line-strong'),
    panel: read('panel'),
    positive: read('positive'),
    negative: read('negative'),
    step: read('step'),
    stepInk: '#6b4a00',
  }
}

/** Reads the palette that holds at an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  return paletteOf((name) => style.getPropertyValue(`--${name}`).trim() || lightTokens[name])
}

/** Dark on white, whatever theme the page wears: for figures on paper. */
export const printPalette: Palette = paletteOf((name) => lightTokens[name])

/** The map as `count` triples of red, green, blue between 0 and 1, in linear light. */
export function linearRamp(palette: Palette, count: number): Float32Array {
  const ramp = new Float32Array(count * 3)
  for (let i = 0; i < count; i++) {
    const { r, g, b } = rgb(palette.map(i / (count - 1)))
    ramp.set([toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)], i * 3)
  }
  return ramp
}

/** sRGB's transfer curve undone (IEC 61966-2-1). */
const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
