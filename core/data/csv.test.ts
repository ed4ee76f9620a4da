// Tables as spreadsheets and statistics programs write them, and what is said about those that cannot be read.
import { describe, expect, it } from 'vitest'
import type { TableProblem } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { toNested } from '../tensor'
import { sentence } from '../words/sentences'
import { readCsv } from './csv'

function read(text: string): { names: readonly string[]; rows: unknown; classes: readonly unknown[] } {
  const table = readCsv(text)
  if (isDiagnostic(table)) throw new Error(sentence(table))
  return {
    names: table.columns.map(({ name }) => name),
    rows: toNested(table.value),
    classes: table.columns.map(({ classes }) => classes),
  }
}

describe('a table is read', () => {
  const rows = [
    [1, 2.5],
    [-3, 4e-2],
  ]
  it.each([
    ['commas', 'a,b\n1,2.5\n-3,4e-2\n'],
    ['semicolons and decimal commas', 'a;b\n1;2,5\n-3;4e-2'],
    ['tabs, as a spreadsheet copies', 'a\tb\r\n1\t2,5\r\n−3\t,04'],
    ['spaces that line up', '  a    b\n  1  2.5\n -3 0.04 \n'],
    ['quotes', '"a","b"\n"1","2.5"\n"-3","0.04"'],
    ['a byte order mark, empty lines, no line break at the end', '\ufeffa, b\n\n1, 2.5\n\n\n-3, .04'],
    ['old line breaks', 'a,b\r1,2.5\r-3,+0.04\r'],
  ])('with %s', (_, text) => expect(read(text)).toMatchObject({ names: ['a', 'b'], rows }))

  it('without headings: columns are numbered', () => {
    expect(read('1,2\n3,4').names).toEqual(['column 1', 'column 2'])
    expect(read('1\n2\n3')).toMatchObject({ names: ['column 1'], rows: [[1], [2], [3]] })
  })

  it('with separators, quotes and line breaks inside a cell', () => {
    expect(read('"width, ""w"" in\ncm",b\n1,2').names).toEqual(['width, "w" in\ncm', 'b'])
  })

  it('with words, which become classes in alphabetical order', () => {
    expect(read('size,kind\n1,virginica\n2,setosa\n3,virginica')).toEqual({
      names: ['size', 'kind'],
      rows: [
        [1, 1],
        [2, 0],
        [3, 1],
      ],
      classes: [undefined, ['setosa', 'virginica']],
    })
  })
})

describe('what cannot be read is told with its place', () => {
  it.each<[string, TableProblem, RegExp]>([
    ['', { kind: 'no rows' }, /no rows of numbers/],
    ['a,b\n', { kind: 'no rows' }, /no rows of numbers/],
    ['a,b\n1,2\n3\n', { kind: 'ragged', row: 3, found: 1, wanted: 2 }, /Row 3 has 1 cell, the first row has 2/],
    ['a,b\n1,2,\n', { kind: 'ragged', row: 2, found: 3, wanted: 2 }, /Row 2 has 3 cells/],
    [
      'a,b\n1,2\n\n3,\n,4',
      { kind: 'empty cell', row: 4, column: 'b', rows: 2 },
      /Row 4, column “b” lacks a value. So do/,
    ],
    ['a,b\n1,NA\n2,5', { kind: 'empty cell', row: 2, column: 'b', rows: 1 }, /Fill the gaps/],
    ['a,b\n1,2\n2,3\n3,x4', { kind: 'no number', row: 4, column: 'b', text: 'x4' }, /“x4” is no number/],
    ['a\n1\n1e999', { kind: 'no number', row: 3, column: 'a', text: '1e999' }, /no number/],
    ['a,b\n1,"2\n3,4', { kind: 'open quote', row: 2 }, /never closed/],
  ])('%j', (text, problem, words) => {
    const found = readCsv(text)
    expect(found).toMatchObject({ code: 'E422', facts: { problem } })
    if (isDiagnostic(found)) expect(sentence(found)).toMatch(words)
  })

  it('too many numbers, columns, classes and characters are refused by number and limit', () => {
    expect(readCsv('1,2\n'.repeat(600_000))).toMatchObject({
      code: 'E204',
      facts: { count: 1_200_000, limit: 1_000_000 },
    })
    expect(readCsv(`${'1,'.repeat(1000)}1`)).toMatchObject({
      facts: { problem: { kind: 'too many columns', count: 1001 } },
    })
    const words = Array.from({ length: 1001 }, (_, i) => `w${i}`)
    expect(readCsv(`name,x\n${words.map((word) => `${word},1`).join('\n')}`)).toMatchObject({
      facts: { problem: { kind: 'too many classes', column: 'name', count: 1001 } },
    })
    expect(readCsv('1'.repeat(33 * 1_048_576))).toMatchObject({ code: 'E503' })
  })

  it('in time that grows with the text alone, whatever it holds', { timeout: 2000 }, () => {
    const awkward = [
      '"'.repeat(400_000),
      `"${'""'.repeat(200_000)}`,
      ','.repeat(900),
      '\n'.repeat(400_000),
      '\t"'.repeat(100_000),
    ]
    for (const text of awkward) expect(readCsv(text)).toMatchObject({ code: 'E422' })
    expect(read('1 '.repeat(900)).rows).toEqual([Array(900).fill(1)])
  })
})
