// The tokens as other eyes see them: what is to be read can be read, and the two signs stay apart wherever there is hue.
// Where there is none, the sign is text: e2e/stories/everyone.spec.ts reads it.
import { describe, expect, it } from 'vitest'
import { contrast, distance, lightOf, sights } from './sight.fixture'
import sheet from './tokens.css?raw'

/** The hues of a race's runners in one block. */
const runnersOf = (selector: string): string[] =>
  new RegExp(`^${selector.replaceAll(/[[\]]/g, '\\$&')} \\{[^}]*--race: '([^']*)'`, 'm').exec(sheet)?.[1]?.split(',') ??
  []

/** The custom properties of one block. */
function blockOf(selector: string): Record<string, string> {
  const [, body = ''] = new RegExp(`^${selector.replaceAll(/[[\]]/g, '\\$&')} \\{([^}]*)\\}`, 'm').exec(sheet) ?? []
  return Object.fromEntries([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))
}

const light = blockOf(':root')
const dark = { ...light, ...blockOf("[data-theme='dark']") }
const more = blockOf("[data-contrast='more']")
const themes = {
  light,
  dark,
  'light, high contrast': { ...light, ...more },
  'dark, high contrast': { ...dark, ...more, ...blockOf("[data-theme='dark'][data-contrast='more']") },
}

const runners: Readonly<Record<string, readonly string[]>> = {
  light: runnersOf(':root'),
  dark: runnersOf("[data-theme='dark']"),
  'light, high contrast': runnersOf("[data-contrast='more']"),
  'dark, high contrast': runnersOf("[data-theme='dark'][data-contrast='more']"),
}

const grounds = ['canvas', 'panel', 'raised'] as const
const readable: readonly (readonly [string, string])[] = [
  ...['ink', 'quiet', 'faint', 'positive', 'negative', 'good'].flatMap((text) =>
    grounds.map((on) => [text, on] as const),
  ),
  ...['ink', 'quiet'].map((text) => [text, 'hover'] as const),
  ['positive', 'positive-wash'],
  ['negative', 'negative-wash'],
  ['step-ink', 'step-wash'],
  ['ink', 'select-wash'],
  ['on-ink', 'ink'],
]
const seen = ['port', 'select', 'positive', 'negative'].flatMap((mark) => grounds.map((on) => [mark, on] as const))

it('the sheet was read', () => {
  for (const theme of Object.values(themes)) for (const name of readable.flat()) expect(theme).toHaveProperty(name)
  expect(themes['dark, high contrast'].canvas).toBe('#000000')
})

describe.each(Object.entries(themes))('%s', (name, theme) => {
  const isHigh = name.includes('high')
  describe.each(Object.entries(sights))('seen with %s', (sight, see) => {
    const shown = (token: string) => see(lightOf(theme[token]!))

    it.each(readable)('%s is read on %s', (text, ground) => {
      // A lost cone moves luminance a little; what passes with all colours must stay near it.
      const needed = (isHigh ? 7 : 4.5) * (sight === 'all colours' || sight === 'no colours' ? 1 : 0.85)
      expect(contrast(shown(text), shown(ground))).toBeGreaterThanOrEqual(needed)
    })

    it.each(seen)('%s is seen on %s', (mark, ground) => {
      expect(contrast(shown(mark), shown(ground))).toBeGreaterThanOrEqual(isHigh ? 4.5 : 3)
    })

    it('the letter of a runner is read on its hue, and its line is seen on the panel', () => {
      expect(runners[name]).toHaveLength(6)
      const needed = (isHigh ? 7 : 4.5) * (sight === 'all colours' || sight === 'no colours' ? 1 : 0.85)
      for (const hue of runners[name] ?? [])
        expect(contrast(see(lightOf(hue)), shown('panel'))).toBeGreaterThanOrEqual(needed)
    })

    if (sight !== 'no colours')
      it('no two runners have one hue, nor one that of this step', () => {
        const hues = [...(runners[name] ?? []).map((hue) => see(lightOf(hue))), shown('step')]
        hues.forEach((a, i) => hues.slice(0, i).forEach((b) => expect(distance(a, b)).toBeGreaterThan(0.08)))
      })

    if (sight !== 'no colours')
      it('plus and minus, and this step, are three colours', () => {
        const [plus, minus, step] = ['positive', 'negative', 'step'].map(shown)
        for (const [a, b] of [
          [plus, minus],
          [plus, step],
          [minus, step],
        ])
          expect(distance(a!, b!)).toBeGreaterThan(0.1)
      })
  })
})
