// Definitions -> nodes and wires. What a tree means is read in ops/formula; here each use becomes a node, each name an input.
import { diagnostic, Refusal } from '../diagnostic'
import type { Edge, Graph, GraphFunction, GraphNode, NodeId } from '../graph/document'
import { opOfFunction, useOf } from '../graph/function-op'
import { rootOf } from '../graph/look'
import { nextName } from '../graph/names'
import { isName } from '../grammar/letters'
import type { Definition } from '../grammar/tree'
import { catalogue } from '../ops/catalogue'
import { isFunctionName } from '../ops/formula/calls'
import type { Receiver } from '../ops/formula/uses'
import { namesIn, readTree } from '../ops/formula/uses'
import type { ReadValue } from '../ops/formula/values'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Tensor } from '../tensor'
import { scalar } from '../tensor'

/** Values for names that stand for inputs; others start as 1. */
export type Given = ReadonlyMap<string, { readonly value: Tensor; readonly expressions?: GraphNode['expressions'] }>

/**
 * The graph of some definitions, written in any order; the last one is the root. Refuses with E101 (definitions that go
 * round), E107, E109, E411, E412 or E414.
 */
export function buildGraph(
  definitions: readonly Definition[],
  given: Given,
  functions: readonly GraphFunction[] = [],
): Graph {
  const builder = new Builder(given, definitions, functions)
  let root: NodeId = ''
  for (const definition of definitions) root = builder.define(definition)
  const graph = { nodes: builder.nodes, edges: builder.edges, root: null }
  return rootOf(graph) === root ? graph : { ...graph, root }
}

class Builder implements Receiver<NodeId> {
  private readonly sources: GraphNode[] = []
  private readonly steps: GraphNode[] = []
  private readonly known = new Map<string, NodeId>()
  private readonly taken: Set<string>
  private readonly given: Given
  private readonly functions: ReadonlyMap<string, GraphFunction>
  private readonly definitions = new Map<string, Definition>()
  /** Names whose definitions are being built, outermost first. */
  private readonly open: string[] = []
  readonly edges: Edge[] = []

  constructor(given: Given, definitions: readonly Definition[], functions: readonly GraphFunction[]) {
    this.given = given
    this.functions = new Map(functions.map((fn) => [fn.name, fn]))
    this.taken = new Set(
      definitions.flatMap(({ name, formula }) => [...(name === null ? [] : [name]), ...namesIn(formula)]),
    )
    for (const definition of definitions) {
      const { name, column } = definition
      if (name === null) continue
      this.checkName(name, column)
      if (this.definitions.has(name)) throw new Refusal(diagnostic('E107', { name }, { column }))
      this.definitions.set(name, definition)
    }
  }

  /** Inputs come first, in order of appearance. */
  get nodes(): readonly GraphNode[] {
    return [...this.sources, ...this.steps]
  }

  /** The node of a definition; built once, when it is first needed. */
  define({ name, formula, column }: Definition): NodeId {
    if (name === null) return readTree(this, formula, this.resultName())
    const before = this.known.get(name)
    if (before !== undefined) return before
    if (this.open.includes(name)) {
      const loop = [...this.open.slice(this.open.indexOf(name)), name]
      throw new Refusal(diagnostic('E101', { loop: loop.reverse() }, { column }))
    }
    this.open.push(name)
    const id = readTree(this, formula, name)
    this.open.pop()
    this.known.set(name, id)
    return id
  }

  private resultName(): string | null {
    return this.taken.has('f') ? null : 'f'
  }

  private checkName(name: string, column: number): void {
    if (isFunctionName(name)) {
      throw new Refusal(
        diagnostic('E411', { column, expected: `“(” after the function ${name}`, found: 'no bracket' }, { column }),
      )
    }
    if (!isName(name)) throw new Refusal(diagnostic('E109', { name }, { column }))
  }

  /** Adds a node; `wanted` is its name when the formula gave it one. */
  use(op: OpDefinition, from: readonly NodeId[], attributes: Attributes, wanted: string | null): NodeId {
    const id = `n${this.sources.length + this.steps.length + 1}`
    const name = wanted ?? nextName(this.taken, op)
    this.taken.add(name)
    this.steps.push({ id, ...useOf(op), name, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) })
    from.forEach((source, port) => this.edges.push({ from: source, to: id, port }))
    return id
  }

  called(name: string): OpDefinition | undefined {
    const fn = this.functions.get(name)
    return fn && opOfFunction(fn)
  }

  private source(op: OpDefinition, name: string, { value, expressions = {} }: Partial<ReadValue>): NodeId {
    const id = `n${this.sources.length + this.steps.length + 1}`
    this.taken.add(name)
    const typed = Object.keys(expressions).length > 0 ? { expressions } : {}
    this.sources.push({ id, op: op.name, name, value: value ?? scalar(1), ...typed })
    return id
  }

  constant(value: ReadValue, wanted: string | null): NodeId {
    return this.source(catalogue.constant, wanted ?? nextName(this.taken, catalogue.constant), value)
  }

  /** The node that a name stands for: a definition, or an input. */
  named(name: string, column: number): NodeId {
    const before = this.known.get(name)
    if (before !== undefined) return before
    const definition = this.definitions.get(name)
    if (definition) return this.define(definition)
    this.checkName(name, column)
    const id = this.source(catalogue.input, name, this.given.get(name) ?? {})
    this.known.set(name, id)
    return id
  }
}
