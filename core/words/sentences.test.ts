import { describe, expect, it } from 'vitest'
import type { BirthReason, Diagnostic, DiagnosticCode, DiagnosticFacts } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { heading, sentence } from './sentences'

const reasons: readonly BirthReason[] = [
  'given',
  'overflow',
  'underflow',
  'division by 0',
  'pole',
  'no value',
  '∞ − ∞',
  '0 × ∞',
  '0 ÷ 0',
  '∞ ÷ ∞',
]

/** Facts as long as they come, so that the longest sentence is measured. A new code does not compile without its facts. */
const facts: { readonly [Code in DiagnosticCode]: readonly DiagnosticFacts[Code][] } = {
  E101: [{ loop: ['a', 'u', 'f', 'a'] }],
  E102: [{ node: 'f', op: 'matrix product', port: 'A' }],
  E103: [{ node: 'f', port: 'a', first: 'x', second: 'y' }],
  E104: [
    { node: 'y', shape: [3] },
    { node: 'Y', shape: [2, 4] },
  ],
  E105: [{ nodes: 0 }, { nodes: 4 }],
  E106: [{ node: 'n', op: 'conv3d' }],
  E107: [{ name: 'x' }],
  E108: [{ missing: 'n12' }],
  E109: [{ name: '2x' }, { name: 'x'.repeat(41) }],
  E110: [
    { node: 'f', port: 3, ports: 1, op: 'exp' },
    { node: 'f', port: 3, ports: 2, op: 'add' },
  ],
  E111: [{ ends: ['f', 'g'] }, { ends: ['f', 'g', 'h'] }],
  E112: (['formula', 'backward'] as const).map((setting) => ({
    setting,
    finding: diagnostic('E411', { column: 9, expected: 'a number, a name or “(”', found: 'the end' }),
  })),
  E113: [{ loop: ['norm', 'half', 'norm'] }],
  E114: [{ function: 'norm', finding: diagnostic('E102', { node: 'f', op: 'matrix product', port: 'A' }) }],
  E115: [{ results: [] }, { results: ['s', 'p'] }],
  E116: [
    { port: 'x', from: 'p' },
    { port: 'x', from: null },
  ],
  E201: [
    { op: 'add', a: [2], b: [3], nameA: 'U', nameB: 'V' },
    { op: 'make a vector', a: [2, 3], b: [] },
  ],
  E202: [
    { a: [3, 2], b: [4, 4], inner: [2, 4], nameA: 'U', nameB: 'V' },
    { a: [3, 2], b: [4, 4], inner: [2, 4] },
  ],
  E203: [
    { op: 'dot product', needs: 'a vector', shape: [2, 2], name: 'A' },
    { op: 'sum', needs: 'an axis 3', shape: [] },
  ],
  E204: [{ count: 1_000_000_000, limit: 1_000_000 }],
  E205: [{ rows: '3, 3, 2' }],
  E206: [
    { place: 5, axis: 0, size: 3, name: 'v' },
    { place: -2, axis: 1, size: 1 },
    { place: 0, axis: 0, size: 0 },
  ],
  E207: (['nodes', 'wires', 'axes', 'numbers', 'functions', 'levels'] as const).map((what) => ({
    what,
    count: 12_000_000,
    limit: 10_000_000,
  })),
  E301: [
    { node: 'd', op: 'natural logarithm', needs: 'x > 0', value: -1, wire: 'd → e' },
    { node: 'd', op: 'natural logarithm', needs: 'x > 0', value: 0, wire: 'd → e', underflow: 'e' },
    { node: 'd', op: 'natural logarithm', needs: 'x > 0', value: -1, wire: 'd → e', isLeftOut: true },
    { node: 'X', op: 'inverse', needs: 'a matrix that is not singular', value: [2, 2], wire: 'A → X' },
  ],
  E302: [
    { node: 'e', op: 'exponential', value: Infinity, reason: 'overflow', wire: 'x → e' },
    ...reasons.map((reason) => ({ node: 'e', op: 'subtract', value: NaN, reason, wire: 'x → e' })),
    ...reasons.map((reason) => ({ node: 'e', op: 'divide', value: -Infinity, reason, wire: 'x → e' })),
  ],
  E303: reasons.flatMap((reason) => [
    { node: 's', wire: 'sqrt → sum', upstream: Infinity, local: 0, reason },
    { node: 's', wire: 'sqrt → sum', upstream: Infinity, local: 0, reason, isSum: true },
    { node: 's', wire: 'sqrt → sum', upstream: Infinity, local: 0, reason, isTangent: true },
  ]),
  E304: (['pytorch', 'mathematics', 'strict'] as const).map((convention) => ({
    node: 'r',
    op: 'power of two inputs',
    where: '0 to the power 0',
    slopes: 'anything, since the value depends on the way there',
    chosen: 'The value 1 with slopes 0',
    tensorflow: '0',
    jax: '0',
    convention,
  })),
  E305: [{ node: 'f', input: 'a', rule: -0.5, difference: 0.5 }],
  E401: [{ line: 14, column: 7, problem: 'a comma is missing' }],
  E402: [{ found: 'a Jupyter notebook' }],
  E403: [{ version: 3, newest: 1 }],
  E404: [{ path: 'graph.nodes[3].value', problem: 'the rows are not equally long' }],
  E405: [{ name: 'week3.gradwire' }],
  E411: [{ column: 9, expected: 'a number, a name or “(”', found: 'the end' }],
  E412: [
    { column: 1, name: 'sine', near: ['sin'] },
    { column: 1, name: 'atan2', near: ['atan', 'tanh'] },
    { column: 1, name: 'constructor', near: [] },
  ],
  E413: [
    { what: 'length', count: 5001, limit: 2000 },
    { what: 'depth', count: 65, limit: 64 },
    { what: 'size', count: 501, limit: 500 },
  ],
  E414: [
    { column: 1, name: 'exp', expects: '1 value', found: 2 },
    { column: 1, name: 'dot', expects: '2 values', found: 1 },
  ],
  E415: [{ name: 'y' }],
  E416: [{ column: 12, character: '"' }],
  E417: [{ column: 3, name: '__class__' }],
  E419: [{ name: 'q', known: ['x', 'y', 'f'] }],
  E418: [{ problem: 'There is no input q in week3.gradwire. Leave it out of --at.' }],
  E420: [{ column: 5 }],
  E422: [
    { problem: { kind: 'no rows' } },
    { problem: { kind: 'empty cell', row: 5, column: 'age', rows: 1 } },
    { problem: { kind: 'empty cell', row: 5, column: 'age', rows: 3 } },
    { problem: { kind: 'ragged', row: 4, found: 1, wanted: 2 } },
    { problem: { kind: 'no number', row: 7, column: 'x1', text: '1.2.3' } },
    { problem: { kind: 'open quote', row: 9 } },
    { problem: { kind: 'too many classes', column: 'name', count: 1200, limit: 1000 } },
    { problem: { kind: 'too many columns', count: 1200, limit: 1000 } },
  ],
  E421: [{ finding: null }, { finding: diagnostic('E411', { column: 9, expected: 'a number', found: 'the end' }) }],
  E501: [{ name: 'week3.gradwire', reason: 'the disk is full' }],
  E502: [{ name: 'week3.gradwire', reason: 'it may not be read' }],
  E503: [{ name: 'week3.gradwire', size: 43_000_000, limit: 33_554_432 }],
  E504: [{ name: 'week3.gradwire' }],
  E505: [{ name: 'week3.gradwire' }],
}

const findings: readonly Diagnostic[] = Object.entries(facts).flatMap(([code, cases]) =>
  cases.map((fact) => diagnostic(code as DiagnosticCode, fact as never)),
)

describe('every sentence', () => {
  it.each(findings.map((found) => [`${found.code}: ${sentence(found)}`, found] as const))('%s', (_, found) => {
    const said = sentence(found)
    expect(said.split(/\s+/).length).toBeLessThanOrEqual(45)
    expect(said.match(/[.?](?=\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(4)
    expect(said).toMatch(/^\S.*[.?]$/)
    expect(said).not.toMatch(
      /\b(?:invalid|illegal|undefined behaviour|error|fail(?:ed|ure)?|oops|please|null)\b|!|\[object|  /i,
    )
    expect(said).not.toMatch(/undefined(?! from here on)/)
  })

  it('names what it is about', () => {
    const said = (code: DiagnosticCode, fact: object): string => sentence(diagnostic(code, fact as never))
    expect(said('E202', facts.E202[0]!)).toBe(
      'U is 3 × 2 and V is 4 × 4: the inner sizes, 2 and 4, must be equal. Transpose one of them, or change its size.',
    )
    const said204 = 'This would hold 1 000 000 000 numbers; the limit is 1 000 000. Make it smaller.'
    expect(said('E204', facts.E204[0]!)).toBe(said204.replaceAll(' 000', '\u202f000'))
    expect(said('E503', facts.E503[0]!)).toContain('has 41 MB; the limit is 32 MB')
  })

  it('has a heading for a wire that is refused', () => {
    for (const found of findings) expect(heading(found)).toMatch(/^[A-Z].{10,40}$/)
  })
})
