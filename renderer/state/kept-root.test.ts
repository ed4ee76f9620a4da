// The root that is shown stays the root: every edit goes through here, so paste, wires and duplicates are edits like these.
import { beforeEach, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { addNode, connect, removeNodes, setRoot } from '../../core/graph/edits'
import { fragmentOf, insertFragment } from '../../core/graph/fragment'
import { indexOf, nameOf, rootOf } from '../../core/graph/look'
import { historyOf } from '../../core/history/history'
import { readFormula } from '../../core/language/read'
import { catalogue } from '../../core/ops/catalogue'
import type { OpDefinition } from '../../core/ops/op'
import { commitEdit, presentDocument, undoEdit, useOpenDocument } from './document'

const id = (name: string): string => indexOf(presentDocument().graph).byName.get(name)?.id ?? ''
const root = (): string | null => {
  const { graph } = presentDocument()
  const found = rootOf(graph)
  return found === null ? null : nameOf(graph, found)
}

/** A new node that is computed from these, wire by wire. */
function add(op: OpDefinition, ...names: readonly string[]): string {
  const tails = names.map(id)
  let made = ''
  commitEdit('add', (document) => {
    const added = addNode(document, op)
    made = added.id
    return added.document
  })
  for (const [port, from] of tails.entries())
    commitEdit('connect', (document) => connect(document, { from, to: made, port }))
  return nameOf(presentDocument().graph, made)
}

function open(text: string): void {
  const document = readFormula(text)
  if (isDiagnostic(document)) throw new Error(document.code)
  useOpenDocument.setState({ history: historyOf({ ...document, graph: { ...document.graph, root: null } }) })
}

beforeEach(() => open('a = x*y + x; f = a^2'))

it('stays when a second end comes beside it, in the same entry of the history', () => {
  add(catalogue.sin, 'a')
  expect(root()).toBe('f')
  undoEdit()
  expect(presentDocument().graph.root).toBeNull()
  commitEdit(
    'paste',
    (document) =>
      insertFragment(
        document,
        fragmentOf(
          document,
          document.graph.nodes.map((n) => n.id),
        ),
      ).document,
  )
  expect(root()).toBe('f')
  undoEdit()
  expect(presentDocument().graph.root).toBeNull()
})

it('goes on by itself while there is one end', () => {
  const next = add(catalogue.sin, 'f')
  expect(root()).toBe(next)
  expect(presentDocument().graph.root).toBeNull()
})

it('is what the ends are wired together into', () => {
  const beside = add(catalogue.sin, 'a')
  const sum = add(catalogue.add, 'f', beside)
  expect(root()).toBe(sum)
  expect(presentDocument().graph.root).toBeNull()
})

it('chooses itself again when the other end goes', () => {
  const beside = add(catalogue.sin, 'a')
  expect(presentDocument().graph.root).toBe(id('f'))
  commitEdit('delete', (document) => removeNodes(document, [id(beside)]))
  expect(presentDocument().graph.root).toBeNull()
  expect(root()).toBe('f')
})

it('stays where it was chosen, whatever is built upon it', () => {
  commitEdit('choose the root', (document) => setRoot(document, id('a')))
  const next = add(catalogue.sin, 'f')
  const beside = add(catalogue.cos, 'x')
  expect(root()).toBe('a')
  add(catalogue.add, next, beside)
  expect(root()).toBe('a')
})

it('goes on with what is built upon it beside others', () => {
  const [one, two] = [add(catalogue.sin, 'a'), add(catalogue.cos, 'a')]
  const upon = add(catalogue.exp, 'f')
  expect(root()).toBe(upon)
  const last = add(catalogue.add, one, upon)
  expect(root()).toBe(last)
  const whole = add(catalogue.mul, two, last)
  expect(root()).toBe(whole)
  expect(presentDocument().graph.root).toBeNull()
})
