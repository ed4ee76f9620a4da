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
}

/** Stands in where the tokens are not loaded (tests without a style sheet). */
const plainMap = '#2c3e78,#3b6a9c,#4f9aa6,#8fc49a,#e9e3a0'

/** Reads the palette that holds at an element. Blending happens here: the oldest browser has no color-mix(). */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const read = (name: string, instead: string): string => style.getPropertyValue(name).trim() || instead
  const stops = read('--map', plainMap).replaceAll('"', '').split(',')
  return {
    map: interpolateRgbBasis(stops.map((stop) => stop.trim())),
    ink: read('--ink', '#1d1c1a'),
    quiet: read('--quiet', '#66635c'),
    line: read('--line', '#e5e2da'),
    lineStrong: read('--line-strong', '#cfcbc0'),
    panel: read('--panel', '#ffffff'),
    step: read('--step', '#e8a200'),
    stepInk: '#6b4a00',
    positive: read('--positive', '#0b64a8'),
    negative: read('--negative', '#b8440a'),
  }
}

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
