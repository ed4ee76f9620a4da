import { expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { randomDocument } from '../laws/graphs'
import { allOps, catalogue } from '../ops/catalogue'
import { isSource } from '../ops/op'
import type { Random } from '../random'
import { seeded } from '../random'
import { full } from '../tensor'
import { compile } from './compile'
import { compactOf } from './compact'
import type { Graph, GraphDocument } from './document'
import { emptyDocument } from './document'
import { addNode, connect, disconnect, removeNodes, renameNode, setRoot, setValue } from './edits'

/** What a compiled graph says, with its maps written out. */
const said = ({ program, diagnostics }: ReturnType<typeof compile>): unknown => ({
  ...program,
  slotOf: [...program.slotOf],
  sources: [...program.sources].map(([slot, t]) => [slot, t.shape, [...t.data]]),
  compact: { ...compactOf(program.instructions) },
  diagnostics,
})

/** The same graph with nothing in common with what was compiled before. */
function afresh(graph: Graph): ReturnType<typeof compile> {
  compile(emptyDocument.graph)
  const { nodes, edges, root } = graph
  return compile({ nodes: nodes.map((node) => ({ ...node })), edges: edges.map((edge) => ({ ...edge })), root })
}

const computing = allOps.filter((op) => !isSource(op))

/** One of the edits that a learner makes, sound or not. */
function edited(document: GraphDocument, random: Random): GraphDocument {
  const { nodes, edges } = document.graph
  const some = (): string => nodes[random.integer(nodes.length)]?.id as string
  const edge = { from: some(), to: some(), port: random.integer(3) }
  const edits: readonly (() => GraphDocument | ReturnType<typeof connect>)[] = [
    () => connect(document, edge),
    () => connect(document, { ...edge, port: 0 }),
    () => disconnect(document, edges.slice(random.integer(edges.length)).slice(0, 1)),
    () => setValue(document, `n${random.integer(3)}`, full(random.integer(4) === 0 ? [3] : [], random.uniform())),
    () => renameNode(document, some(), `name${random.integer(1000)}`),
    () => addNode(document, computing[random.integer(computing.length)] ?? catalogue.add).document,
    () => (random.integer(4) === 0 ? removeNodes(document, [some()]) : document),
    () => setRoot(document, random.integer(2) === 0 ? null : some()),
    // A wire that no edit would draw: twice into one port, or around in a loop.
    () => ({ ...document, graph: { ...document.graph, edges: [...edges, edge] } }),
  ]
  const next = (edits[random.integer(edits.length)] as (typeof edits)[number])()
  return isDiagnostic(next) ? document : next
}

it('compiling after an edit says what compiling afresh says', () => {
  for (let seed = 0; seed < 24; seed++) {
    const random = seeded(seed)
    let document = randomDocument(seed, 4 + random.integer(30))
    for (let edit = 0; edit < 25; edit++) {
      const before = document
      document = edited(document, random)
      const wanted = said(afresh(document.graph))
      compile(before.graph)
      expect(said(compile(document.graph)), `seed ${seed}, edit ${edit}`).toEqual(wanted)
    }
  }
})

it('leaves the instructions as they are when only a value changes', () => {
  const document = randomDocument(7, 40)
  const { instructions } = compile(document.graph).program
  const moved = setValue(document, 'n1', full([], 3))
  expect(compile(moved.graph).program.instructions).toBe(instructions)
})
