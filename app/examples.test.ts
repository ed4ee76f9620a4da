// The files of assets/examples are what the writer makes of core/examples, and show the course's own numbers.
// GRADWIRE_WRITE_EXAMPLES=1 writes them anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { isDiagnostic } from '../core/diagnostic'
import { checkInput } from '../core/engine/check'
import { gradient, hessian } from '../core/engine/derivative'
import { run } from '../core/engine/run'
import type { Trace } from '../core/engine/trace'
import { documentOf } from '../core/examples/recipe'
import { recipes } from '../core/examples/recipes'
import { readDocument } from '../core/file/read'
import { writeDocument } from '../core/file/write'
import { compile } from '../core/graph/compile'
import type { GraphDocument } from '../core/graph/document'
import { setEntries } from '../core/graph/edits'
import { indexOf } from '../core/graph/look'
import type { Nested } from '../core/tensor'
import { fromNested, toNested } from '../core/tensor'

const folder = path.resolve(import.meta.dirname, '../assets/examples')
const fileOf = (name: string): string => path.join(folder, `${name}.gradwire`)

const catalogueFile = path.join(folder, 'catalogue.json')
const catalogue = recipes.map(({ name, title, text, chapter }) => ({ file: `${name}.gradwire`, title, text, chapter }))
const catalogueText = `${JSON.stringify(catalogue, null, 2)}\n`

if (process.env['GRADWIRE_WRITE_EXAMPLES'] === '1') {
  for (const recipe of recipes) writeFileSync(fileOf(recipe.name), writeDocument(documentOf(recipe)))
  writeFileSync(catalogueFile, catalogueText)
}

/** An example as the program opens it. */
function opened(name: string): GraphDocument {
  const answer = readDocument(readFileSync(fileOf(name), 'utf8'))
  if (isDiagnostic(answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  expect(answer.diagnostics).toEqual([])
  return answer.document
}

interface Seen {
  readonly trace: Trace
  readonly value: (name: string) => Nested
  readonly adjoint: (name: string) => Nested
}

function seen({ graph }: GraphDocument): Seen {
  const { program, diagnostics } = compile(graph)
  expect(diagnostics).toEqual([])
  const trace = run(program)
  const slot = (name: string): number => program.slotOf.get(indexOf(graph).byName.get(name)!.id)!
  return {
    trace,
    value: (name) => toNested(trace.values[slot(name)]!),
    adjoint: (name) => toNested(trace.adjoints[slot(name)]!),
  }
}

/** The same graph with single numbers put elsewhere. */
function at(document: GraphDocument, numbers: Readonly<Record<string, number>>): GraphDocument {
  const entries = Object.entries(numbers).map(([name, value]) => {
    return { node: indexOf(document.graph).byName.get(name)!.id, index: 0, value }
  })
  return setEntries(document, entries)
}

const close = (found: Nested, wanted: Nested): void => {
  const [a, b] = [fromNested(found)!, fromNested(wanted)!]
  expect(a.shape).toEqual(b.shape)
  a.data.forEach((x, i) =>
    expect(Math.abs(x - b.data[i]!)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(b.data[i]!))),
  )
}

describe('the example files', () => {
  test('are all there, and no others', () => {
    const files = readdirSync(folder).sort()
    expect(files).toEqual(['catalogue.json', ...recipes.map(({ name }) => `${name}.gradwire`)].sort())
    expect(readFileSync(catalogueFile, 'utf8')).toBe(catalogueText)
  })

  test.each(recipes)('$name is what the writer makes of its recipe', (recipe) => {
    expect(readFileSync(fileOf(recipe.name), 'utf8')).toBe(writeDocument(documentOf(recipe)))
  })

  test.each(recipes)('$name has a place for every node, on the grid, and no two boxes meet', ({ name }) => {
    const { graph, layout } = opened(name)
    const places = graph.nodes.map(({ id }) => layout.positions[id]!)
    for (const [i, a] of places.entries()) {
      expect([a.x % 20, a.y % 20]).toEqual([0, 0])
      for (const b of places.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= 150 || Math.abs(a.y - b.y) >= 110).toBe(true)
      }
    }
  })

  test.each(recipes)('$name runs without a finding, and its gradient agrees with differences', ({ name }) => {
    const { trace } = seen(opened(name))
    const { program } = trace
    expect(program.root).not.toBeNull()
    for (const slot of program.inputs) expect(checkInput(trace, slot)?.worst).toBeLessThan(1e-7)
  })

  test.each(recipes)('$name goes downhill at its own rate', ({ name }) => {
    const document = opened(name)
    const before = seen(document)
    const { program } = before.trace
    const slopes = gradient(program, program.sources)
    const moved = new Map(
      [...program.sources].map(([slot, t]) => {
        const slope = slopes.get(slot)
        return [slot, { ...t, data: t.data.map((x, i) => x - document.study.rate * (slope?.data[i] ?? 0)) }] as const
      }),
    )
    const root = program.root!
    expect(run(program, moved).values[root]!.data[0]).toBeLessThan(before.trace.values[root]!.data[0]!)
  })
})

describe('the course’s numbers', () => {
  test('log-sum-exp: log 3, (1/3, 2/3) and (2/9)[[1, −1], [−1, 1]], with log(2) still as it was typed', () => {
    const document = opened('log-sum-exp')
    const { value, adjoint, trace } = seen(document)
    close([value('a'), value('b'), value('s'), value('f')], [1, 2, 3, Math.log(3)])
    close([adjoint('x'), adjoint('y')], [1 / 3, 2 / 3])
    const { matrix } = hessian(trace.program, trace.program.sources)
    close(matrix, [
      [2 / 9, -2 / 9],
      [-2 / 9, 2 / 9],
    ])
    expect(indexOf(document.graph).byName.get('y')?.expressions).toEqual({ 0: 'log(2)' })
  })

  test.each([
    [-1, -5, 36],
    [0, 0, -24],
    [2, -32, 72],
  ])('the quartic at %d is %d, with slope 0 and curvature %d', (x, f, curvature) => {
    const { value, adjoint, trace } = seen(at(opened('quartic'), { x }))
    expect(value('f')).toBe(f)
    expect(adjoint('x')).toBe(0)
    expect(hessian(trace.program, trace.program.sources).matrix).toEqual([[curvature]])
  })

  const tables: readonly (readonly [string, Readonly<Record<string, readonly [value: number, adjoint: number]>>])[] = [
    [
      'chain-rule',
      {
        s1: [-2, -4096],
        s2: [0, 0],
        a: [4, 1024],
        b: [0, 0],
        p: [4, 512],
        q: [4, 512],
        u: [16, 64],
        v: [16, 64],
        t: [32, 64],
        f: [1024, 1],
        w: [-1, -4096],
        x: [0, -4096],
        y: [-2, -4096],
        z: [1, -4096],
      },
    ],
    [
      'chain-rule-generic',
      {
        s1: [3, 70848],
        s2: [1, 2624],
        a: [9, 11808],
        b: [1, 1312],
        p: [10, 6560],
        q: [8, 5248],
        u: [100, 328],
        v: [64, 328],
        t: [164, 328],
        f: [26896, 1],
        w: [2, 73472],
        x: [0, 73472],
        y: [1, 68224],
        z: [0, 68224],
      },
    ],
  ]

  test.each(tables)('%s: every value and adjoint, exactly', (name, table) => {
    const { value, adjoint } = seen(opened(name))
    const found = Object.fromEntries(
      Object.keys(table).map((node) => [node, [value(node), (adjoint(node) as number) + 0]]),
    )
    expect(found).toEqual(table)
  })

  test('the asymmetric graph: (x, w, z·cos y, sin y)', () => {
    const { value, adjoint } = seen(opened('asymmetric'))
    close(value('f'), -3 + 3 * Math.sin(0.5))
    close(['w', 'x', 'y', 'z'].map(adjoint), [-2, 1.5, 3 * Math.cos(0.5), Math.sin(0.5)])
  })

  test('βᵀx is 32, with gradients β and x', () => {
    const { value, adjoint } = seen(opened('inner-product'))
    expect([value('f'), adjoint('x'), adjoint('beta')]).toEqual([32, [1, 2, 3], [4, 5, 6]])
  })

  test('xᵀAx is 27, with (12, 21) and x xᵀ', () => {
    const { value, adjoint } = seen(opened('quadratic-form'))
    const outer = [
      [1, 2],
      [2, 4],
    ]
    expect([value('f'), adjoint('x'), adjoint('A')]).toEqual([27, [12, 21], outer])
  })

  test('‖X − UV‖² is 434, with both gradients', () => {
    const { value, adjoint } = seen(opened('factorisation'))
    expect(value('f')).toBe(434)
    expect(adjoint('V')).toEqual([
      [-14, -18, -22, -26],
      [-22, -26, -30, -34],
    ])
    expect(adjoint('U')).toEqual([
      [-12, -12],
      [-44, -44],
      [-68, -68],
    ])
  })

  test('the network’s loss is what plain loops give', () => {
    const { value } = seen(opened('network'))
    const [X, W1, b1, W2, b2, t] = ['X', 'W1', 'b1', 'W2', 'b2', 't'].map(value) as [
      number[][],
      number[][],
      number[],
      number[][],
      number[],
      number[][],
    ]
    const losses = X.map((row, i) => {
      const hidden = b1.map((b, j) => Math.tanh(row.reduce((sum, x, k) => sum + x * W1[k]![j]!, b)))
      return (hidden.reduce((sum, h, j) => sum + h * W2[j]![0]!, b2[0]!) - t[i]![0]!) ** 2
    })
    close(value('L'), losses.reduce((sum, loss) => sum + loss, 0) / 4)
  })

  test('x²y + xy² is 6 at (1, 2) with (8, 5); at (0, 0) gradient and Hessian vanish', () => {
    const document = opened('monkey-saddle')
    const { value, adjoint } = seen(document)
    expect([value('f'), adjoint('x'), adjoint('y')]).toEqual([6, 8, 5])
    const { trace } = seen(at(document, { x: 0, y: 0 }))
    expect(
      hessian(trace.program, trace.program.sources)
        .matrix.flat()
        .every((x) => x === 0),
    ).toBe(true)
  })

  test('‖v‖ at (3, 4) is 5, with (0.6, 0.8)', () => {
    const { value, adjoint } = seen(opened('norm'))
    expect(value('f')).toBe(5)
    close(adjoint('v'), [0.6, 0.8])
  })
})
