// Functions in files: read as they were written, and refused where they could never be run.
import { describe, expect, test } from 'vitest'
import type { DiagnosticCode } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { deepestFunctions } from '../graph/function-op'
import { idsOf, must, traceOf } from '../graph/functions.fixture'
import { functionsOf } from '../graph/functions'
import { group } from '../graph/group'
import type { GraphDocument } from '../graph/document'
import { readFormula } from '../language/read'
import { seeded } from '../random'
import { sentence } from '../words/sentences'
import { readDocument } from './read'
import { writeDocument } from './write'

/** Two functions, one inside the other. */
function nested(): GraphDocument {
  const read = must(readFormula('p = x^2; s = p + y; r = exp(s); f = log(r) + y'))
  const positions = Object.fromEntries(read.graph.nodes.map(({ id }, i) => [id, { x: 20 * i, y: 40 * i }]))
  const start = { ...read, layout: { positions } }
  const inner = must(group(start, idsOf(start, 'p', 's')))
  return must(group(inner.document, [inner.id, ...idsOf(inner.document, 'r')])).document
}

const good = writeDocument(nested())

describe('a document with functions', () => {
  test('is read as it was written, saves to the same bytes and computes the same', () => {
    const { document, diagnostics } = must(readDocument(good))
    expect(diagnostics).toEqual([])
    expect(writeDocument(document)).toBe(good)
    expect(document).toEqual(nested())
    expect(traceOf(document).values).toEqual(traceOf(nested()).values)
  })

  test('has one object per function, however it is reached', () => {
    const { document } = must(readDocument(good))
    const [inner, outer] = functionsOf(document.graph)
    expect(outer?.graph.nodes.find((node) => node.function)?.function).toBe(inner)
    expect(document.graph.nodes.find((node) => node.function)?.function).toBe(outer)
  })

  test('is of version 2; without functions it stays version 1, which older programs read', () => {
    expect(good).toContain('"version": 2')
    expect(writeDocument(must(readFormula('x + y')))).toContain('"version": 1')
  })
})

const x = '{"id":"n1","op":"input","name":"x","value":0}'
const use = (of: string, id = 'n2'): string => `{"id":"${id}","op":"function","name":"u${id}","function":"${of}"}`
const fn = (id: string, name: string, nodes: string): string =>
  `{"id":"${id}","name":"${name}","nodes":[${nodes}],"edges":[{"from":"n1","to":"n2","port":0}],"root":null}`
const square = `${x},{"id":"n2","op":"square","name":"f"}`
const file = (functions: string, nodes = `${x},${use('f1')}`, version = 2): string =>
  `{"format":"gradwire","version":${version},"graph":{"nodes":[${nodes}],"edges":[{"from":"n1","to":"n2","port":0}],"root":null,` +
  `"functions":[${functions}]},"layout":{"positions":{}},"study":{"axes":[],"rate":0.1}}`
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join()

const refused: readonly (readonly [what: string, text: string, code: DiagnosticCode])[] = [
  ['a use of a function that is not there', file(fn('f2', 'g', square)), 'E404'],
  ['a use that names no function', file(fn('f1', 'g', square), `${x},{"id":"n2","op":"function","name":"u"}`), 'E404'],
  [
    'a plain node that names a function',
    file(fn('f1', 'g', square), `${x},{"id":"n2","op":"exp","name":"u","function":"f1"}`),
    'E404',
  ],
  ['a use with a value', file(fn('f1', 'g', square), `${x},${use('f1').replace('}', ',"value":1}')}`), 'E404'],
  ['a function that contains itself', file(fn('f1', 'g', `${x},${use('f1')}`)), 'E404'],
  [
    'two that contain each other',
    file(`${fn('f1', 'g', `${x},${use('f2')}`)},${fn('f2', 'h', `${x},${use('f1')}`)}`),
    'E404',
  ],
  ['an id that stands twice', file(`${fn('f1', 'g', square)},${fn('f1', 'h', square)}`), 'E404'],
  ['a name that stands twice', file(`${fn('f1', 'g', square)},${fn('f2', 'g', square)}`), 'E404'],
  ['a function with the name of an operation', file(fn('f1', 'sin', square)), 'E404'],
  ['a name with markup', file(fn('f1', '<b>g</b>', square)), 'E404'],
  ['an id of __proto__', file(fn('__proto__', 'g', square)), 'E404'],
  ['a key that nobody knows', file(fn('f1', 'g', square).replace('"root"', '"onload":"x","root"')), 'E404'],
  ['201 functions', file(many(201, (i) => fn(`f${i + 1}`, `g${i + 1}`, square))), 'E207'],
  [
    'more nodes than a document may have, in all functions',
    file(
      many(3, (i) =>
        fn(
          `f${i + 1}`,
          `g${i + 1}`,
          many(2000, (k) => x.replace('n1', `n${k}`).replace('"x"', `"x${k}"`)),
        ),
      ),
    ),
    'E207',
  ],
  [
    'functions that lie too deep',
    file(
      many(deepestFunctions + 1, (i) =>
        fn(`f${i + 1}`, `g${i + 1}`, i === deepestFunctions ? square : `${x},${use(`f${i + 2}`)}`),
      ),
    ),
    'E207',
  ],
]

describe('a file whose functions cannot be', () => {
  test.each(refused)('%s', (_, text, code) => {
    const answer = readDocument(text)
    expect(isDiagnostic(answer) ? answer.code : 'a document').toBe(code)
    if (isDiagnostic(answer)) expect(sentence(answer).length).toBeLessThan(400)
  })

  test('functions as deep as they may lie are read', () => {
    const text = file(
      many(deepestFunctions, (i) =>
        fn(`f${i + 1}`, `g${i + 1}`, i === deepestFunctions - 1 ? square : `${x},${use(`f${i + 2}`)}`),
      ),
    )
    expect(isDiagnostic(readDocument(text))).toBe(false)
  })

  test('a thousand accidents give a diagnostic, or a document that can be saved and read again', () => {
    const random = seeded(5)
    const seen = new Set<string>()
    for (let round = 0; round < 1000; round++) {
      const text = good.replace(/"[^"]*"|\d+/g, (word) => {
        if (random.uniform() > 0.02) return word
        return ['"f1"', '"f2"', '"n3"', '"g"', '"function"', '7', '0'][random.integer(7)] as string
      })
      const answer = readDocument(text)
      seen.add(isDiagnostic(answer) ? answer.code : 'a document')
      if (isDiagnostic(answer)) continue
      const saved = writeDocument(answer.document)
      expect(writeDocument(must(readDocument(saved)).document)).toBe(saved)
      traceOf(answer.document)
    }
    expect([...seen]).toEqual(expect.arrayContaining(['E404', 'a document']))
  })
})
