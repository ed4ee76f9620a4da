// The model: whatever one does and in whatever order, through the commands and the store that the page uses, every document on
// the way can be saved and read, no wire goes that nobody took away, and undo and redo lead back and forth to the same bytes.
import * as fc from 'fast-check'
import { expect, inject, it, vi } from 'vitest'
import type { Command, CommandId } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'
import { isDiagnostic } from '../../core/diagnostic'
import { readDocument } from '../../core/file/read'
import { writeDocument } from '../../core/file/write'
import { compile } from '../../core/graph/compile'
import type { Edge, Graph, GraphDocument } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { moveNodes, renameNode, setEntries } from '../../core/graph/edits'
import { portsOfFunction } from '../../core/graph/function-op'
import { functionsOf } from '../../core/graph/functions'
import { indexOf, rootOf } from '../../core/graph/look'
import { run as runProgram } from '../../core/engine/run'
import { readFormula } from '../../core/language/read'
import { sentence } from '../../core/words/sentences'
import { typeFormula } from '../formula/type-formula'
import { copiedText, pasteText } from '../state/copies'
import { commitEdit, endGesture, openDocument, presentDocument, wholeDocument } from '../state/document'
import { opsHere } from '../state/functions'
import { addOperation, drawWire } from '../state/selection-edits'
import { changeSession } from '../state/session'
import { canRun, runCommand } from '../command/run'

declare module 'vitest' {
  interface ProvidedContext {
    runs: number
  }
}

vi.mock('../bridge', () => ({
  machine: { writeSettings: async () => undefined, readSettings: async () => ({}), readClipboard: async () => null },
}))
// The page's own globals, as far as the store asks for them; nothing moves, so everything is done at once.
vi.hoisted(() => {
  const quiet = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }
  Object.defineProperty(globalThis, 'navigator', { value: { platform: 'Linux' }, configurable: true })
  Object.assign(globalThis, {
    window: { ...quiet, matchMedia: () => quiet, getSelection: () => null },
    document: { activeElement: null, querySelector: () => null, ...quiet },
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: () => undefined,
  })
})

/** Commands whose say is that something goes, or that the document becomes another. */
const taking = new Set<string>([
  'edit.delete',
  'edit.deleteOnly',
  'edit.undo',
  'edit.redo',
  'formula',
  'unwire',
  'rewire',
])
/** Those that only say the same in another way. */
const faithful = new Set<string>(['edit.group', 'edit.ungroup', 'edit.makeUnique'])

/** Every command on the document, so that a new one is asked too; not those that need the system's clipboard or a hand. */
const notHere = new Set<CommandId>(['edit.cut', 'edit.copy', 'edit.paste', 'edit.add', 'edit.formula', 'edit.wire'])
const edits = commands.filter(
  ({ id }: Command) => (id.startsWith('edit.') || id.startsWith('arrange.')) && !notHere.has(id),
)

const formulas = [
  'f = x * y + sin(x)',
  'log(exp(x) + exp(y))',
  's = x^2 + z; f = s * s + y',
  'f = 3',
  'f = (',
  'u = x / y; f = u - x',
]
const names = ['x', 'y', 'z', 'w', 'a', 'loss']
/** A document stays this small, so that the model sees many of them. */
const mostNodes = 24

type Numbers = readonly [number, number, number]
const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

function wireAt([a, b, c]: Numbers): Edge | null {
  const { nodes } = presentDocument().graph
  const [from, to] = [at(nodes, a), at(nodes, b)]
  return from && to ? { from: from.id, to: to.id, port: c % 3 } : null
}

/** What a hand can do besides commands. */
const hands: Readonly<Record<string, (numbers: Numbers) => void>> = {
  add: ([a]) => {
    const { graph } = presentDocument()
    const op = at(opsHere(), a)
    if (op && graph.nodes.length < mostNodes) addOperation(op)
  },
  addPlain: ([a]) => {
    const op = opsHere().find(
      ({ name }) => name === at(['input', 'add', 'mul', 'exp', 'square', 'total', 'constant'], a),
    )
    if (op && presentDocument().graph.nodes.length < mostNodes) addOperation(op)
  },
  wire: (numbers) => {
    const edge = wireAt(numbers)
    if (edge && !indexOf(presentDocument().graph).edges.has(edgeId(edge))) drawWire(edge)
  },
  rewire: (numbers) => {
    const edge = wireAt(numbers)
    if (edge) drawWire(edge)
  },
  unwire: ([a]) => {
    const { edges } = presentDocument().graph
    const wire = at(edges, a)
    if (!wire) return
    changeSession({ selection: { nodes: [], edges: [`${wire.to}.${wire.port}`] } })
    runCommand('edit.delete')
  },
  select: ([a, b, c]) => {
    const ids = presentDocument().graph.nodes.map(({ id }) => id)
    changeSession({
      selection: { nodes: ids.filter((_, place) => ((a + b * place) * 2654435761) % 7 <= c % 5), edges: [] },
    })
  },
  selectOne: ([a]) => {
    const node = at(presentDocument().graph.nodes, a)
    if (node) changeSession({ selection: { nodes: [node.id], edges: [] } })
  },
  selectUse: ([a]) => {
    const node = at(
      presentDocument().graph.nodes.filter((each) => each.function),
      a,
    )
    if (node) changeSession({ selection: { nodes: [node.id], edges: [] } })
  },
  move: ([a, b, c]) => {
    const node = at(presentDocument().graph.nodes, a)
    if (!node) return
    commitEdit('move', (document) => moveNodes(document, { [node.id]: { x: b % 997, y: c % 991 } }), 'drag')
    if (b % 2 === 0) endGesture()
  },
  value: ([a, b]) => {
    const node = at(
      presentDocument().graph.nodes.filter(({ value }) => value),
      a,
    )
    if (node)
      commitEdit('set', (document) => setEntries(document, [{ node: node.id, index: 0, value: (b % 200) / 7 - 9 }]))
  },
  name: ([a, b]) => {
    const node = at(presentDocument().graph.nodes, a)
    if (node) commitEdit('rename', (document) => renameNode(document, node.id, at(names, b) ?? ''))
  },
  paste: () => {
    const text = copiedText()
    if (text !== null && presentDocument().graph.nodes.length < mostNodes) pasteText(text)
  },
  formula: ([a]) => void typeFormula(at(formulas, a) ?? ''),
}

type Part = Pick<Graph, 'nodes' | 'edges'>

/** How many plain wires these wires stand for: one into a use stands for those that its port feeds inside. */
function spreadOf({ nodes }: Part, wires: readonly Edge[]): number {
  const uses = new Map(nodes.map((node) => [node.id, node.function]))
  return wires.reduce((sum, { to, port }) => {
    const fn = uses.get(to)
    const inner = fn && portsOfFunction(fn)[port]?.id
    return (
      sum +
      (fn
        ? spreadOf(
            fn.graph,
            fn.graph.edges.filter(({ from }) => from === inner),
          )
        : 1)
    )
  }, 0)
}

/** How many wires there are, whatever is grouped. */
function wiresIn(part: Part): number {
  const inside = part.nodes.map(({ function: fn }) => {
    if (!fn) return 0
    const ports = new Set(portsOfFunction(fn).map(({ id }) => id))
    const fed = fn.graph.edges.filter(({ from }) => ports.has(from))
    return wiresIn(fn.graph) - spreadOf(fn.graph, fed)
  })
  return inside.reduce((sum, count) => sum + count, spreadOf(part, part.edges))
}

/** What the root comes to. */
function resultOf({ graph }: GraphDocument): number | undefined {
  const root = rootOf(graph)
  const { program } = compile(graph)
  const slot = root === null ? undefined : program.slotOf.get(root)
  return slot === undefined ? undefined : runProgram(program).values[slot]?.data[0]
}

/** It can be saved, what is read is the same, and all uses hold what the list holds. */
function beSound(document: GraphDocument): void {
  const text = writeDocument(document)
  const read = readDocument(text)
  if (isDiagnostic(read)) throw new Error(sentence(read))
  if (read.diagnostics[0]) throw new Error(sentence(read.diagnostics[0]))
  expect(writeDocument(read.document)).toBe(text)
  const list = functionsOf(document.graph)
  for (const { nodes, edges } of [document.graph, ...list.map((fn) => fn.graph)]) {
    for (const node of nodes) if (node.function) expect(list.includes(node.function)).toBe(true)
    expect(indexOf({ nodes, edges, root: null }).edges.size).toBe(edges.length)
  }
}

class Deed implements fc.Command<object, object> {
  private readonly what: string
  private readonly numbers: Numbers

  constructor(what: string, numbers: Numbers) {
    this.what = what
    this.numbers = numbers
  }

  check = (): boolean => hands[this.what] !== undefined || canRun(this.what as CommandId)

  run(): void {
    const before = wholeDocument()
    const hand = hands[this.what]
    if (this.what === 'edit.duplicate' && presentDocument().graph.nodes.length >= mostNodes) return
    if (hand) hand(this.numbers)
    else runCommand(this.what as CommandId)
    const after = wholeDocument()
    if (after === before) return
    if (after.graph !== before.graph) beSound(after)
    if (!taking.has(this.what)) expect(wiresIn(after.graph)).toBeGreaterThanOrEqual(wiresIn(before.graph))
    if (faithful.has(this.what)) {
      expect(wiresIn(after.graph)).toBe(wiresIn(before.graph))
      const [was, is] = [resultOf(before), resultOf(after)]
      if (was !== undefined) expect(is).toBe(was)
    }
  }

  toString = (): string => `${this.what}(${this.numbers.join(', ')})`
}

const anyNumbers = fc.tuple(fc.nat(10_000), fc.nat(10_000), fc.nat(10_000))
const weighty = [
  'wire',
  'wire',
  'addPlain',
  'addPlain',
  'select',
  'select',
  'selectUse',
  'selectUse',
  'edit.group',
  'edit.group',
  'edit.openFunction',
  'edit.undo',
]
const deeds = [...Object.keys(hands), ...edits.map(({ id }) => id), ...weighty].map((what) =>
  anyNumbers.map((numbers) => new Deed(what, numbers)),
)

it('keeps every wire and every byte, whatever is done in whatever order', { timeout: 300_000 }, () => {
  const start = readFormula('p = x^2; q = y * x; s = p + q; f = sin(s) * p')
  if (isDiagnostic(start)) throw new Error(start.code)
  const runs = Math.max(500, inject('runs') / 2)
  fc.assert(
    fc.property(fc.commands(deeds, { maxCommands: 100, size: 'max' }), (doings) => {
      openDocument(start)
      changeSession({ selection: { nodes: [], edges: [] } })
      const first = writeDocument(start)
      fc.modelRun(() => ({ model: {}, real: {} }), doings)
      // A run may end in the middle of what it has undone.
      while (runCommand('edit.redo')) continue
      const last = writeDocument(wholeDocument())
      while (runCommand('edit.undo')) continue
      expect(writeDocument(wholeDocument())).toBe(first)
      while (runCommand('edit.redo')) continue
      expect(writeDocument(wholeDocument())).toBe(last)
    }),
    { numRuns: runs, seed: 20261125 },
  )
})
