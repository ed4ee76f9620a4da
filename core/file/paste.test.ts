// What was copied is read for what it is, and what is nothing says so.
import { describe, expect, it, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { readFormula } from '../language/read'
import { toNested } from '../tensor'
import { sentence } from '../words/sentences'
import { readPasted, sizeRefusal } from './paste'
import { writeDocument } from './write'

function pasted(text: string) {
  const read = readPasted(text)
  if (isDiagnostic(read)) throw new Error(sentence(read))
  return read
}

const names = (text: string): unknown => {
  const read = pasted(text)
  return read.kind === 'value' ? toNested(read.read.value) : read.document.graph.nodes.map(({ name }) => name)
}

describe('pasted text', () => {
  it('is nodes where it was copied from a graph', () => {
    const document = readFormula('x**2 + y')
    if (isDiagnostic(document)) throw new Error(document.code)
    expect(pasted(writeDocument(document))).toEqual({ kind: 'nodes', document, diagnostics: [] })
    expect(pasted(`\n ${writeDocument(document)}\n`)).toEqual({ kind: 'nodes', document, diagnostics: [] })
  })

  test.each([
    ['x**2 + y', ['x', 'y']],
    ['a = x*y\nf = log(a) + 1', ['x', 'y', 'a', 'f']],
    ['log(2)', ['f']],
  ])('%j is a formula', (text, wanted) => {
    expect(pasted(text).kind).toBe('formula')
    expect(names(text)).toEqual(expect.arrayContaining(wanted))
  })

  test.each<[string, unknown]>([
    [
      '1\t2\n3\t4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1\t2\r\n3\t4\r\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1,2,3', [1, 2, 3]],
    ['1\n2\n3', [[1], [2], [3]]],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1/3\tlog(2)', [1 / 3, Math.log(2)]],
    ['-7.5', -7.5],
  ])('%j is a value', (text, value) => {
    expect(pasted(text).kind).toBe('value')
    expect(names(text)).toEqual(value)
  })

  it('leaves headings out, and says which', () => {
    expect(pasted('height\tweight of it\n1\t2\n3\t4')).toMatchObject({
      headings: ['height', 'weight of it'],
      read: { value: { shape: [2, 2] } },
    })
    expect(pasted('"h","w"\n1,2\n3,4')).toMatchObject({ headings: ['"h"', '"w"'] })
  })

  test.each([
    ['', 'E421', /no text to paste/],
    ['  \n ', 'E421', /no text to paste/],
    ['Dear all, please find attached', 'E421', /neither nodes nor a table/],
    ['1\t2\n3', 'E205', /not equally long: 2, 1/],
    ['1\ttwo', 'E411', /expected a number/],
    ['{"format": "gradwire"', 'E401', /Nothing was changed/],
    ['{"a": 1}', 'E402', /Nothing was changed/],
    ['{'.repeat(100_000), 'E401', /Nothing was changed/],
    ['<script>alert(1)</script>', 'E421', /neither nodes/],
    ['x'.repeat(33 * 1_048_576), 'E503', /32 MB/],
  ])('%.30j is refused with a sentence', (text, code, says) => {
    const read = readPasted(text)
    expect(isDiagnostic(read) ? read.code : read.kind).toBe(code)
    if (isDiagnostic(read)) expect(sentence(read)).toMatch(says)
  })
})

test('a graph that has grown too large to be opened again is refused', () => {
  const document = readFormula('x + 1')
  if (isDiagnostic(document)) throw new Error(document.code)
  expect(sizeRefusal(document)).toBeNull()
  const nodes = Array.from({ length: 5001 }, (_, i) => ({ id: `n${i}`, op: 'exp', name: `e${i}` }))
  expect(sizeRefusal({ ...document, graph: { ...document.graph, nodes } })).toMatchObject({ code: 'E207' })
})

it('cells with semicolons or decimal commas are a table', () => {
  for (const text of ['1,5\t2\n3\t4', '1,5;2\n3;4', 'a;b\n1,5;2\n3;4']) {
    const found = pasted(text)
    expect(found.kind === 'value' && [...found.read.value.data]).toEqual([1.5, 2, 3, 4])
  }
})

it('names of the graph are not taken for numbers, and its functions are called', () => {
  const isNode = (name: string): boolean => name === 'e'
  const read = readPasted('e * x', { isNode })
  if (isDiagnostic(read) || read.kind !== 'formula') throw new Error('no formula')
  expect(read.document.graph.nodes.filter(({ op }) => op === 'input').map(({ name }) => name)).toEqual(['e', 'x'])
  expect(readPasted('g(x)')).toMatchObject({ code: 'E421' })
  const nodes = [
    { id: 'p', name: 'x', op: 'input' },
    { id: 'r', name: 'r', op: 'sin' },
  ]
  const fn = { id: 'f1', name: 'g', graph: { nodes, edges: [{ from: 'p', to: 'r', port: 0 }], root: 'r' } }
  expect(readPasted('g(x)', { functions: [fn] })).toMatchObject({ kind: 'formula' })
})

it('a column of decimal commas is asked about, unless headings say that there are two cells', () => {
  const read = readPasted('1,5\n2,5')
  expect(isDiagnostic(read) && sentence(read)).toContain('Write 1.5 where a number is meant')
  expect(pasted('h,w\n1,5\n2,5')).toMatchObject({ read: { value: { shape: [2, 2] } } })
})
