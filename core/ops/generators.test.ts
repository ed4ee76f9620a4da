// The drawn tables: the same bits for the same settings, and the shapes that their names promise.
import { describe, expect, it } from 'vitest'
import { columnsOfGenerator, drawTable, generatorNames } from './generators'

const rowsOf = (name: string, noise: number, seed = 1, rows = 400): readonly (readonly number[])[] => {
  const { shape, data } = drawTable(name, rows, noise, seed)
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * shape[1]!, (row + 1) * shape[1]!)])
}

describe.each(generatorNames)('%s', (name) => {
  it('is the same for the same seed, and another for another', () => {
    expect(rowsOf(name, 0.1)).toEqual(rowsOf(name, 0.1))
    if (name !== 'blobs') expect(rowsOf(name, 0, 2)).not.toEqual(rowsOf(name, 0))
    expect(rowsOf(name, 0.1, 2)).not.toEqual(rowsOf(name, 0.1))
  })

  it('has a column for every name, and more rows begin with the same ones', () => {
    expect(drawTable(name, 7, 0.1, 1).shape).toEqual([7, columnsOfGenerator(name).length])
    expect(rowsOf(name, 0.1, 1, 20).slice(0, 7)).toEqual(rowsOf(name, 0.1, 1, 7))
  })

  it('is moved by the noise, in proportion, and only where it says', () => {
    const [still, some, more] = [0, 0.1, 0.2].map((noise) => rowsOf(name, noise))
    const isCurve = columnsOfGenerator(name).length === 2
    still!.forEach((row, i) =>
      row.forEach((x, column) => {
        const [a, b] = [some![i]![column]! - x, more![i]![column]! - x]
        expect(b).toBeCloseTo(2 * a, 12)
        if (isCurve ? column === 0 : column === 2) expect(a).toBe(0)
      }),
    )
    expect(still).not.toEqual(some)
  })
})

/** The share of rows that a rule over the features tells right. */
const right = (name: string, rule: (x: number, y: number) => boolean): number =>
  rowsOf(name, 0).filter(([x, y, t]) => rule(x!, y!) === (t === 1)).length / 400

describe('without noise', () => {
  it('classes are equally many', () => {
    for (const name of ['two moons', 'circles', 'XOR', 'spiral', 'blobs'])
      expect(rowsOf(name, 0).filter(([, , t]) => t === 1)).toHaveLength(200)
  })
  it('circles are told by the radius, XOR by the sign of the product, blobs by a line', () => {
    expect(right('circles', (x, y) => Math.hypot(x, y) < 0.7)).toBe(1)
    expect(right('XOR', (x, y) => x * y < 0)).toBe(1)
    expect(right('blobs', (x, y) => x + y > 0)).toBe(1)
  })
  it('no line tells moons or a spiral apart', () => {
    for (const name of ['two moons', 'spiral'])
      for (let angle = 0; angle < 6.3; angle += 0.1)
        for (let at = -1; at <= 1; at += 0.1)
          expect(right(name, (x, y) => Math.cos(angle) * x + Math.sin(angle) * y > at)).toBeLessThan(0.95)
  })
  it('a line is 2x + 1, a sine sin πx', () => {
    for (const [x, t] of rowsOf('line', 0)) expect(t).toBe(2 * x! + 1)
    for (const [x, t] of rowsOf('sine', 0)) expect(t).toBeCloseTo(Math.sin(Math.PI * x!), 14)
  })
  it('the first rows are pinned, so that no document changes its numbers', () => {
    expect(rowsOf('two moons', 0.1, 1, 2)).toMatchInlineSnapshot(`
      [
        [
          -1.2844146896379605,
          0.5005460279717869,
          0,
        ],
        [
          -0.1892428092370757,
          0.13417435548989126,
          1,
        ],
      ]
    `)
    expect(rowsOf('line', 0.1, 1, 2)).toMatchInlineSnapshot(`
      [
        [
          0.5645455461044173,
          2.119721254149275,
        ],
        [
          -0.6341971727113938,
          -0.1634517155127319,
        ],
      ]
    `)
  })
})
