// How colours look to other eyes, and how far two of them are apart. For the tests of the tokens.
import { rgb } from 'd3-color'

/** Red, green, blue in linear light, 0 to 1. */
export type Light = readonly [red: number, green: number, blue: number]

/** sRGB's transfer curve undone (IEC 61966-2-1). */
const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

export function lightOf(colour: string): Light {
  const { r, g, b } = rgb(colour)
  return [toLinear(r / 255), toLinear(g / 255), toLinear(b / 255)]
}

type Matrix = readonly [Light, Light, Light]

const times = (matrix: Matrix, [r, g, b]: Light): Light =>
  matrix.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Light

/**
 * The whole loss of one kind of cone: Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of
 * Color Vision Deficiency”, IEEE TVCG 15 (6), 2009, the matrices of severity 1.0, which work on linear light.
 */
const dichromats: Readonly<Record<string, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Relative luminance (WCAG 2, from ITU-R BT.709). */
const luminance = ([r, g, b]: Light): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

/** Every way of seeing that the tokens are tried in, with all colours as they are first. */
export const sights: Readonly<Record<string, (light: Light) => Light>> = {
  'all colours': (light) => light,
  ...Object.fromEntries(
    Object.entries(dichromats).map(([name, matrix]) => [name, (light: Light) => times(matrix, light)]),
  ),
  'no colours': (light) => [luminance(light), luminance(light), luminance(light)],
}

/** Contrast of two colours (WCAG 2), between 1 and 21. */
export function contrast(a: Light, b: Light): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Distance in Oklab (Björn Ottosson, 2020): 0.02 is just noticeable, black to white is 1. */
export function distance(a: Light, b: Light): number {
  const [p, q] = [oklab(a), oklab(b)]
  return Math.hypot(...p.map((x, i) => x - (q[i] ?? 0)))
}

function oklab([r, g, b]: Light): Light {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
