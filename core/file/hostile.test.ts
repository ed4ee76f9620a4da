// Texts that are damaged, foreign or made in bad faith: each gets its answer, at once, and never an exception.
import { describe, expect, test } from 'vitest'
import type { DiagnosticCode } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { sentence } from '../words/sentences'
import { good } from './good.fixture'
import { readDocument } from './read'
import { writeDocument } from './write'

interface Parts {
  readonly nodes?: string
  readonly edges?: string
  readonly root?: string
  readonly positions?: string
  readonly axes?: string
  readonly rate?: string
  /** Frames and notes, after a comma. */
  readonly paper?: string
}

/** A document of one input x and one exp, with parts put in as they are. */
const file = ({
  nodes,
  edges,
  root = 'null',
  positions = '',
  axes = '',
  rate = '0.1',
  paper = '',
}: Parts = {}): string =>
  `{"format":"gradwire","version":1,"graph":{"nodes":[${nodes ?? `${x},${exp}`}],"edges":[${edges ?? wire}],"root":${root}},` +
  `"layout":{"positions":{${positions}}${paper}},"study":{"axes":[${axes}],"rate":${rate}}}`

const x = '{"id":"n1","op":"input","name":"x","value":0}'
/** Without its closing brace. */
const table = '{"id":"n1","op":"input","name":"x","value":[0,1]'
const exp = '{"id":"n2","op":"exp","name":"f"}'
const frame = '{"id":"a1","title":"layer","x":0,"y":0,"width":300,"height":200}'
const note = '{"id":"a2","text":"hello","x":0,"y":0,"width":200}'
const longName = '𝒙'.repeat(20)
const wire = '{"from":"n1","to":"n2","port":0}'
const valued = (value: string): string =>
  file({ nodes: `{"id":"n1","op":"input","name":"x","value":${value}}`, edges: '' })
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join()

const refused: readonly (readonly [what: string, text: string, code: DiagnosticCode])[] = [
  ['no byte at all', '', 'E405'],
  ['blank lines only', ' \n\r\n\t ', 'E405'],
  ['a byte order mark only', '\ufeff', 'E405'],
  ['an HTML page', '<!DOCTYPE html><html><body>404</body></html>', 'E402'],
  ['an HTML page without a head', '<html></html>', 'E402'],
  ['an XML file', '<?xml version="1.0"?><mxfile/>', 'E402'],
  ['an SVG picture', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'E402'],
  ['a ZIP archive', 'PK\u0003\u0004\u0014\u0000', 'E402'],
  ['a PNG picture', '\ufffdPNG\r\n\u001a\n\u0000\u0000', 'E402'],
  ['a JPEG picture', '\ufffd\ufffd\ufffd\ufffd\u0000\u0010JFIF', 'E402'],
  ['a PDF file', '%PDF-1.7\n', 'E402'],
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', 'E402'],
  ['a notebook', '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}', 'E402'],
  ['a package description', '{"name":"x","dependencies":{}}', 'E402'],
  ['any other JSON', '{"a":1}', 'E402'],
  ['a list', '[1, 2, 3]', 'E402'],
  ['a Python script', 'import torch\nx = torch.tensor(1.)\n', 'E402'],
  ['text in UTF-16', '{\u0000"\u0000f\u0000', 'E402'],
  ['a format with another name', good.replace('"gradwire"', '"gradewire"'), 'E402'],
  ['a half of a file', good.slice(0, good.length / 2), 'E401'],
  ['all but the last bracket', good.trimEnd().slice(0, -1), 'E401'],
  ['a missing comma', good.replace('"version": 1,', '"version": 1'), 'E401'],
  ['a comma too many', file().replace('"rate":0.1}', '"rate":0.1,}'), 'E401'],
  ['a missing quotation mark', good.replace('"graph"', '"graph'), 'E401'],
  ['NaN as a bare word', file({ rate: 'NaN' }), 'E401'],
  ['a number in hexadecimal', file({ rate: '0x10' }), 'E401'],
  ['a number that begins with 0', file({ rate: '007' }), 'E401'],
  ['a comment', `// saved\n${good}`, 'E402'],
  ['a comment inside', good.replace('"graph"', '/* here */ "graph"'), 'E401'],
  ['two documents', good + good, 'E401'],
  ['a doubled key', file().replace('"version":1', '"version":1,"version":2'), 'E401'],
  ['a bad escape', file().replace('"x"', '"\\x"'), 'E401'],
  ['a line break inside a text', file().replace('"x"', '"x\n"'), 'E401'],
  ['a million brackets', '['.repeat(1_000_000), 'E401'],
  ['a million open objects', '{"a":'.repeat(1_000_000), 'E401'],
  ['65 levels', valued(`${'['.repeat(62)}1${']'.repeat(62)}`), 'E401'],
  ['a newer version', file().replace('"version":1', '"version":3'), 'E403'],
  ['a version far in the future', file().replace('"version":1', '"version":1000000'), 'E403'],
  ['a version that is no number', file().replace('"version":1', '"version":"1"'), 'E404'],
  ['no version', file().replace('"version":1,', ''), 'E404'],
  ['version 0', file().replace('"version":1', '"version":0'), 'E404'],
  ['no graph', '{"format":"gradwire","version":1}', 'E404'],
  [
    'a graph that is a list',
    '{"format":"gradwire","version":1,"graph":[],"layout":{"positions":{}},"study":{}}',
    'E404',
  ],
  ['nodes that are an object', file().replace(`[${x},${exp}]`, '{}'), 'E404'],
  ['a node that is null', file({ nodes: 'null' }), 'E404'],
  ['a node without an id', file({ nodes: '{"op":"input","name":"x","value":1}' }), 'E404'],
  ['a node with an empty id', file({ nodes: '{"id":"","op":"input","name":"x","value":1}', edges: '' }), 'E404'],
  ['an id of __proto__', file({ nodes: '{"id":"__proto__","op":"input","name":"x","value":1}', edges: '' }), 'E404'],
  [
    'an id of constructor',
    file({ nodes: '{"id":"constructor","op":"input","name":"x","value":1}', edges: '' }),
    'E404',
  ],
  ['a key __proto__ on top', file().replace('"version":1', '"version":1,"__proto__":{"a":1}'), 'E404'],
  ['a key __proto__ in a node', file({ nodes: `${x.slice(0, -1)},"__proto__":{"value":7}},${exp}` }), 'E404'],
  ['a key that nobody knows', file({ nodes: `${x.slice(0, -1)},"onload":"alert(1)"},${exp}` }), 'E404'],
  ['a name with markup', file({ nodes: `{"id":"n1","op":"input","name":"<b>x</b>","value":1}`, edges: '' }), 'E404'],
  ['a name of 201 letters', file({ nodes: `{"id":"n1","op":"input","name":"${'x'.repeat(201)}","value":1}` }), 'E404'],
  ['an input without a value', file({ nodes: '{"id":"n1","op":"input","name":"x"}', edges: '' }), 'E404'],
  ['a computed node with a value', file({ nodes: `${x},{"id":"n2","op":"exp","name":"f","value":1}` }), 'E404'],
  ['ragged rows', valued('[[1,2],[3]]'), 'E404'],
  ['a list of nothing', valued('[]'), 'E404'],
  ['rank 5', valued('[[[[[1]]]]]'), 'E404'],
  ['null as a number', valued('[1,null]'), 'E404'],
  ['true as a number', valued('true'), 'E404'],
  ['a number too large for float64', valued('1e999'), 'E404'],
  ['a word as a number', valued('"seven"'), 'E404'],
  ['a call as a number', valued('"__import__(\'os\')"'), 'E404'],
  ['an expression of 10,000 characters', valued(`"${'1+'.repeat(5000)}1"`), 'E404'],
  ['a shape of a billion numbers', valued('{"shape":[1000,1000,1000]}'), 'E404'],
  ['a million and one numbers', valued(`[${many(1_000_001, () => '0')}]`), 'E204'],
  [
    '5,001 nodes',
    file({ nodes: many(5001, (i) => `{"id":"n${i}","op":"input","name":"x${i}","value":0}`), edges: '' }),
    'E207',
  ],
  ['20,001 wires', file({ edges: many(20_001, () => wire) }), 'E207'],
  ['a port below 0', file({ edges: '{"from":"n1","to":"n2","port":-1}' }), 'E404'],
  ['a port of 1.5', file({ edges: '{"from":"n1","to":"n2","port":1.5}' }), 'E404'],
  [
    'a sum of a billion terms',
    file({ nodes: '{"id":"n1","op":"stack","name":"v","attributes":{"count":1e9}}', edges: '' }),
    'E404',
  ],
  [
    'an axis that nobody knows',
    file({ nodes: `${x},{"id":"n2","op":"sum","name":"f","attributes":{"axis":"middle"}}` }),
    'E404',
  ],
  ['three axes', file({ axes: many(3, () => '{"node":"n1","index":0,"low":0,"high":1}') }), 'E404'],
  ['a rate of 0', file({ rate: '0' }), 'E404'],
  ['a method that nobody knows', file({ rate: '0.1,"method":"teleport"' }), 'E404'],
  ['a setting that is no number', file({ rate: '0.1,"settings":{"momentum":"much"}' }), 'E404'],
  ['a colour that says nothing', file({ rate: '0.1,"picture":{"colour":"pretty"}' }), 'E404'],
  ['a position that is a text', file({ positions: '"n1":{"x":"left","y":0}' }), 'E404'],
  ['a slider that ends before it begins', file({ nodes: `${x.slice(0, -1)},"slider":[2,1]},${exp}` }), 'E404'],
  ['a slider without an end', file({ nodes: `${x.slice(0, -1)},"slider":[2]},${exp}` }), 'E404'],
  ['a slider of what is computed', file({ nodes: `${x},${exp.slice(0, -1)},"slider":[1,2]}` }), 'E404'],
  ['names of axes of a number', file({ nodes: `${x.slice(0, -1)},"axes":["batch"]},${exp}` }), 'E404'],
  ['names of axes of what is computed', file({ nodes: `${x},${exp.slice(0, -1)},"axes":[]}` }), 'E404'],
  ['an axis that is called 1', file({ nodes: `${x.slice(0, -1)},"axes":[1]},${exp}` }), 'E404'],
  ['an axis with a comma', file({ nodes: `${table},"axes":["batch,feature"]},${exp}` }), 'E404'],
  ['an axis with a name of 31 letters', file({ nodes: `${table},"axes":["${'a'.repeat(31)}"]},${exp}` }), 'E404'],
  ['two names for one axis', file({ nodes: `${table},"axes":["batch","feature"]},${exp}` }), 'E404'],
  ['a frame without a size', file({ paper: ',"frames":[{"id":"a1","title":"","x":0,"y":0}]' }), 'E404'],
  ['a frame as wide as −1', file({ paper: `,"frames":[${frame.replace('300', '-1')}]` }), 'E404'],
  ['a frame as wide as 1e999', file({ paper: `,"frames":[${frame.replace('300', '1e999')}]` }), 'E404'],
  ['a frame with a colour', file({ paper: `,"frames":[${frame.slice(0, -1)},"colour":"red"}]` }), 'E404'],
  ['a frame called __proto__', file({ paper: `,"frames":[${frame.replace('a1', '__proto__')}]` }), 'E404'],
  ['a note that is a list', file({ paper: `,"notes":[${note.replace('"hello"', '["hello"]')}]` }), 'E404'],
  ['a note of 4,001 characters', file({ paper: `,"notes":[${note.replace('hello', 'x'.repeat(4001))}]` }), 'E404'],
  ['1,001 notes', file({ paper: `,"notes":[${many(1001, (i) => note.replace('a2', `a${i}`))}]` }), 'E404'],
  ['more than 32 MB', ' '.repeat(33 * 1_048_576), 'E503'],
]

/** Read, with something left out or put right, and said. */
const mended: readonly (readonly [what: string, text: string, codes: readonly DiagnosticCode[]])[] = [
  ['a wire from nowhere', file({ edges: '{"from":"gone","to":"n2","port":0}' }), ['E108']],
  ['a wire to nowhere', file({ edges: `${wire},{"from":"n1","to":"gone","port":0}` }), ['E108']],
  ['two wires into one port', file({ edges: `${wire},${wire}` }), ['E103']],
  ['a wire into a port that is not there', file({ edges: `${wire},{"from":"n1","to":"n2","port":1}` }), ['E110']],
  ['a wire into an input', file({ edges: `${wire},{"from":"n2","to":"n1","port":0}` }), ['E110']],
  ['an id that stands twice', file({ nodes: `${x},${exp},{"id":"n1","op":"input","name":"y","value":3}` }), ['E404']],
  ['a name that stands twice', file({ nodes: `${x},{"id":"n2","op":"exp","name":"x"}` }), ['E107']],
  [
    'a long name that stands twice',
    file({ nodes: `${x.replace('"x"', `"${longName}"`)},${exp.replace('"f"', `"${longName}"`)}` }),
    ['E107'],
  ],
  ['a root that is gone', file({ root: '"gone"' }), ['E108']],
  [
    'a frame and a note of one id',
    file({ paper: `,"frames":[${frame}],"notes":[${note.replace('a2', 'a1')}]` }),
    ['E404'],
  ],
  ['an axis over nothing', file({ axes: '{"node":"n2","index":0,"low":0,"high":1}' }), ['E108']],
  ['an axis over a number that is not there', file({ axes: '{"node":"n1","index":9,"low":0,"high":1}' }), ['E108']],
  ['an operation of another version', file({ nodes: `${x},{"id":"n2","op":"conv3d","name":"f"}` }), ['E106']],
  ['an operation named like a method', file({ nodes: `${x},{"id":"n2","op":"constructor","name":"f"}` }), ['E106']],
]

describe('a text that cannot be a document', () => {
  test('the corpus is worth its name', () => expect(refused.length).toBeGreaterThanOrEqual(40))

  test.each(refused)(
    '%s',
    (_, text, code) => {
      const answer = readDocument(text)
      expect(isDiagnostic(answer) ? answer.code : 'a document').toBe(code)
      if (isDiagnostic(answer)) expect(sentence(answer).length).toBeLessThan(400)
    },
    5000,
  )

  test('says the line, the column and what is missing', () => {
    const answer = readDocument('{\n  "format": "gradwire"\n  "version": 1\n}')
    expect(answer).toMatchObject({ code: 'E401', facts: { line: 3, column: 3, problem: 'a comma is missing' } })
  })

  test('says the path of the damage', () => {
    expect(readDocument(file({ rate: '"fast"' }))).toMatchObject({ code: 'E404', facts: { path: 'study.rate' } })
    expect(readDocument(file({ rate: '1,"race":{"runners":[{"method":"luck"}],"starts":[]}' }))).toMatchObject({
      code: 'E404',
      facts: { path: 'study.race.runners[0].method' },
    })
    expect(readDocument(valued('[1,true]'))).toMatchObject({ code: 'E404', facts: { path: 'graph.nodes[0].value' } })
  })

  test('never reaches the prototypes of objects', () => {
    for (const [, text] of refused) if (text.length < 1e6) readDocument(text)
    readDocument(file({ positions: '"__proto__":{"x":1,"y":2}' }))
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('a text with a fault that can be mended', () => {
  test.each(mended)('%s', (_, text, codes) => {
    const answer = readDocument(text)
    if (isDiagnostic(answer)) throw new Error(sentence(answer))
    expect(answer.diagnostics.map(({ code }) => code)).toEqual(codes)
    const again = readDocument(writeDocument(answer.document))
    if (isDiagnostic(again)) throw new Error(sentence(again))
    expect(again.document).toEqual(answer.document)
    expect(again.diagnostics.every(({ code }) => code === 'E106')).toBe(true)
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    expect(readDocument(`\ufeff${good.replaceAll('\n', '\r\n')}`)).toEqual(readDocument(good))
  })
})
