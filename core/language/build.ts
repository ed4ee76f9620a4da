// Tree -> nodes and wires. A sum of many terms is one node, a number times something is a scaling, x² is a square.
import { diagnostic, Refusal } from '../diagnostic'
import type { Edge, Graph, GraphNode, NodeId } from '../graph/document'
import { rootOf } from '../graph/look'
import { isName, nextName } from '../graph/names'
import { catalogue } from '../ops/catalogue'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Tensor } from '../tensor'
import { scalar } from '../tensor'
import { isFunctionName, opCalled } from './functions'
import type { Definition, Tree } from './tree'
import type { ReadValue } from './value'
import { numberOf, valueOfTree } from './value'

/** Values for names that stand for inputs; others start as 1. */
export type Given = ReadonlyMap<string, { readonly value: Tensor; readonly expressions?: GraphNode['expressions'] }>

type Call = Extract<Tree, { kind: 'call' }>
type Binary = Extract<Tree, { kind: 'binary' }>

/**
 * The graph of some definitions, written in any order; the last one is the root. Refuses with E101 (definitions that go
 * round), E107, E109, E411, E412 or E414.
 */
export function buildGraph(definitions: readonly Definition[], given: Given): Graph {
  const builder = new Builder(given, definitions)
  let root: NodeId = ''
  for (const definition of definitions) root = builder.define(definition)
  const graph = { nodes: builder.nodes, edges: builder.edges, root: null }
  return rootOf(graph) === root ? graph : { ...graph, root }
}

class Builder {
  private readonly sources: GraphNode[] = []
  private readonly steps: GraphNode[] = []
  private readonly known = new Map<string, NodeId>()
  private readonly taken: Set<string>
  private readonly given: Given
  private readonly definitions = new Map<string, Definition>()
  /** Names whose definitions are being built, outermost first. */
  private readonly open: string[] = []
  readonly edges: Edge[] = []

  constructor(given: Given, definitions: readonly Definition[]) {
    this.given = given
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
    if (name === null) return this.build(formula, this.resultName())
    const before = this.known.get(name)
    if (before !== undefined) return before
    if (this.open.includes(name)) {
      const loop = [...this.open.slice(this.open.indexOf(name)), name]
      throw new Refusal(diagnostic('E101', { loop: loop.reverse() }, { column }))
    }
    this.open.push(name)
    const id = this.build(formula, name)
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
  private node(
    op: OpDefinition,
    from: readonly NodeId[],
    attributes: Attributes = {},
    wanted: string | null = null,
  ): NodeId {
    const id = `n${this.sources.length + this.steps.length + 1}`
    const name = wanted ?? nextName(this.taken, op)
    this.taken.add(name)
    this.steps.push({ id, op: op.name, name, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) })
    from.forEach((source, port) => this.edges.push({ from: source, to: id, port }))
    return id
  }

  private source(op: OpDefinition, name: string, { value, expressions = {} }: Partial<ReadValue>): NodeId {
    const id = `n${this.sources.length + this.steps.length + 1}`
    this.taken.add(name)
    const typed = Object.keys(expressions).length > 0 ? { expressions } : {}
    this.sources.push({ id, op: op.name, name, value: value ?? scalar(1), ...typed })
    return id
  }

  private constant(value: ReadValue, wanted: string | null): NodeId {
    return this.source(catalogue.constant, wanted ?? nextName(this.taken, catalogue.constant), value)
  }

  private input(name: string, column: number): NodeId {
    const before = this.known.get(name)
    if (before !== undefined) return before
    const definition = this.definitions.get(name)
    if (definition) return this.define(definition)
    this.checkName(name, column)
    const id = this.source(catalogue.input, name, this.given.get(name) ?? {})
    this.known.set(name, id)
    return id
  }

  /** The node of a tree. Pure numbers become a constant when they have a finite value; else the fault stays visible as nodes. */
  build(tree: Tree, wanted: string | null = null): NodeId {
    const number = literal(tree)
    if (number !== null) return this.constant(valueOfTree(tree), wanted)
    switch (tree.kind) {
      case 'number':
        return this.constant(valueOfTree(tree), wanted)
      case 'name':
        return tree.name === 'pi' ? this.constant(valueOfTree(tree), wanted) : this.input(tree.name, tree.column)
      case 'negative':
        return this.node(catalogue.neg, [this.build(tree.of)], {}, wanted)
      case 'transpose':
        return this.node(catalogue.transpose, [this.build(tree.of)], {}, wanted)
      case 'list':
        return this.list(tree, wanted)
      case 'binary':
        return this.binary(tree, wanted)
      case 'call':
        return this.call(tree, wanted)
    }
  }

  private list(tree: Extract<Tree, { kind: 'list' }>, wanted: string | null): NodeId {
    if (namesIn(tree).size === 0) return this.constant(valueOfTree(tree), wanted)
    const parts = tree.items.map((item) => this.build(item))
    return this.node(catalogue.stack, parts, { count: parts.length }, wanted)
  }

  private binary(tree: Binary, wanted: string | null): NodeId {
    const { sign, left, right } = tree
    if (sign === '+' || sign === '-') return this.sum(tree, wanted)
    if (sign === '^') return this.power(left, right, wanted)
    if (sign === '*') {
      const [leftNumber, rightNumber] = [literal(left), literal(right)]
      if (leftNumber !== null) return this.node(catalogue.scale, [this.build(right)], { factor: leftNumber }, wanted)
      if (rightNumber !== null) return this.node(catalogue.scale, [this.build(left)], { factor: rightNumber }, wanted)
    }
    const op = { '*': catalogue.mul, '/': catalogue.div, '@': catalogue.matmul }[sign]
    return this.node(op, [this.build(left), this.build(right)], {}, wanted)
  }

  /** w + x − y − z is one node with signs; two terms are an add or a subtract. */
  private sum(tree: Binary, wanted: string | null): NodeId {
    const terms = termsOf(tree)
    const signs = terms.map((term) => term.sign).join('')
    const parts = terms.map((term) => this.build(term.tree))
    if (signs === '++') return this.node(catalogue.add, parts, {}, wanted)
    if (signs === '+-') return this.node(catalogue.sub, parts, {}, wanted)
    return this.node(catalogue.total, parts, { signs }, wanted)
  }

  private power(left: Tree, right: Tree, wanted: string | null): NodeId {
    const exponent = literal(right)
    if (exponent === 2) return this.node(catalogue.square, [this.build(left)], {}, wanted)
    if (exponent !== null) return this.node(catalogue.power, [this.build(left)], { exponent }, wanted)
    return this.node(catalogue.pow, [this.build(left), this.build(right)], {}, wanted)
  }

  private call(tree: Call, wanted: string | null): NodeId {
    const op = opCalled(tree)
    const [first, second] = tree.items
    const isPower = op.name === 'pow' || op.name === 'power'
    if (isPower && tree.items.length === 2) return this.power(first as Tree, second as Tree, wanted)
    const items = op.grows && tree.items.length === 1 && first?.kind === 'list' ? first.items : tree.items
    const ports = op.grows ? items.length : op.ports.length
    const attributes = attributesOf(op, tree, items.slice(ports))
    if (items.length < ports || ports === 0 || items.length > ports + Object.keys(op.attributes ?? {}).length) {
      const expects = op.ports.length === 1 ? '1 value' : `${op.ports.length} values`
      throw new Refusal(
        diagnostic(
          'E414',
          { column: tree.column, name: tree.name, expects, found: items.length },
          { column: tree.column },
        ),
      )
    }
    const grown: Attributes = op.name === 'total' ? { signs: '+'.repeat(ports) } : op.grows ? { count: ports } : {}
    return this.node(
      op,
      items.slice(0, ports).map((item) => this.build(item)),
      { ...attributes, ...grown },
      wanted,
    )
  }
}

/** Names that stand for values in a tree. */
function namesIn(tree: Tree): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (part: Tree): void => {
    if (part.kind === 'name' && part.name !== 'pi') found.add(part.name)
    else if (part.kind === 'list' || part.kind === 'call') part.items.forEach(visit)
    else if (part.kind === 'negative' || part.kind === 'transpose') visit(part.of)
    else if (part.kind === 'binary') [part.left, part.right].forEach(visit)
  }
  visit(tree)
  return found
}

/** The finite number that a tree of numbers stands for; null for everything else. */
function literal(tree: Tree): number | null {
  if (tree.kind === 'list' || tree.kind === 'transpose' || namesIn(tree).size > 0 || holdsList(tree)) return null
  const value = numberOf(tree)
  return Number.isFinite(value) ? value : null
}

const holdsList = (tree: Tree): boolean =>
  tree.kind === 'list' ||
  tree.kind === 'transpose' ||
  (tree.kind === 'call' && (tree.items.length === 0 || tree.items.some(holdsList))) ||
  (tree.kind === 'negative' && holdsList(tree.of)) ||
  (tree.kind === 'binary' && (tree.sign === '@' || holdsList(tree.left) || holdsList(tree.right)))

/** Terms of a sum along its left spine, with their signs. */
function termsOf(tree: Tree): readonly { sign: '+' | '-'; tree: Tree }[] {
  if (tree.kind === 'negative' && literal(tree) === null) return [{ sign: '-', tree: tree.of }]
  if (tree.kind !== 'binary' || (tree.sign !== '+' && tree.sign !== '-') || literal(tree) !== null)
    return [{ sign: '+', tree }]
  return [...termsOf(tree.left), { sign: tree.sign, tree: tree.right }]
}

/** Settings of a call: keywords (`axis=0`, torch's `dim=0`), then further numbers in the op's own order. */
function attributesOf(op: OpDefinition, tree: Call, rest: readonly Tree[]): Attributes {
  const names = Object.keys(op.attributes ?? {})
  const attributes: Record<string, number | string> = {}
  const put = (name: string, value: Tree): void => {
    attributes[name] = op.attributes?.[name]?.kind === 'axis' ? String(numberOf(value)) : numberOf(value)
  }
  rest.forEach((value, i) => {
    const name = names[i]
    if (name !== undefined) put(name, value)
  })
  for (const [keyword, value] of Object.entries(tree.named)) {
    const name = keyword === 'dim' ? 'axis' : keyword
    if (!names.includes(name)) {
      const expected = names.length > 0 ? names.join(' or ') : `no setting for ${tree.name}`
      throw new Refusal(
        diagnostic('E411', { column: value.column, expected, found: `“${keyword}”` }, { column: value.column }),
      )
    }
    put(name, value)
  }
  return attributes
}
