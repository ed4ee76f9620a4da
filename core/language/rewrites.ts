// Stable forms: formulas that overflow, or divide by 0 on the way back, and what says the same safely. Each is one row;
// rows are matched on a graph by structure and applied as an edit. The numbers of the graph play no part.
import { numbers } from '../algebra/numbers'
import { forward } from '../engine/forward'
import { compile } from '../graph/compile'
import type { Edge, Graph, GraphDocument, GraphNode, NodeId } from '../graph/document'
import { freshIds, removeNodes } from '../graph/edits'
import { indexOf, nameOf, nodeOf, opOf } from '../graph/look'
import { freshName } from '../graph/names'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { isSameShape, sizeOf, tensor } from '../tensor'
import type { Match, Pattern } from './match'
import { matchAt, patternOf } from './match'
import type { RewriteRow } from './rewrite-table'
import { rewriteRows } from './rewrite-table'

/** A stable form that fits at a node. */
export interface Rewrite {
  /** Of the row. */
  readonly id: string
  /** What it is called: "log-sum-exp". */
  readonly title: string
  /** The node that is computed anew; it keeps its id, name and wires. */
  readonly root: NodeId
  /** What it will be, over the names of its inputs: "logaddexp(x, y)". */
  readonly formula: string
  readonly apply: (document: GraphDocument) => GraphDocument
}

interface Rule {
  readonly row: RewriteRow
  readonly patterns: readonly Pattern[]
  readonly replacement: Pattern
}

/** Rows whose formulas this version can read. */
const rules: readonly Rule[] = rewriteRows.flatMap((row) => {
  const replacement = patternOf(row.to)
  const patterns = row.from.map(patternOf)
  return replacement && patterns.every((pattern) => pattern !== null)
    ? [{ row, patterns: patterns as readonly Pattern[], replacement }]
    : []
})

/** No pattern is deeper. */
const deepestPattern = 5

/**
 * Stable forms of what a node is part of, the one that takes in the most nodes first. Cost: the table at each node that
 * is at most five wires downstream.
 */
export function rewritesFor(graph: Graph, node: NodeId): readonly Rewrite[] {
  const found = roots(graph, node).flatMap((root) =>
    rules.flatMap((rule) =>
      rule.patterns.flatMap((pattern) => {
        const match = matchAt(graph, pattern, root)
        return match?.inner.has(node) ? [{ rule, pattern, match, root }] : []
      }),
    ),
  )
  const isPart = (small: Match, large: Match): boolean =>
    small.inner.size < large.inner.size && [...small.inner].every((id) => large.inner.has(id))
  return found
    .filter(({ match }) => !found.some((other) => isPart(match, other.match)))
    .filter(({ rule, pattern, match }) => agrees(graph, rule, pattern, match))
    .map(({ rule, match, root }) => ({
      id: rule.row.id,
      title: rule.row.title,
      root,
      formula: named(graph, rule.row.to, match),
      apply: (document) => replaced(document, rule.replacement, match, root),
    }))
}

/** A node and what it leads to, nearest last, so that larger forms come first. */
function roots(graph: Graph, node: NodeId): readonly NodeId[] {
  const { outOf } = indexOf(graph)
  const found = new Set([node])
  let ring: readonly NodeId[] = [node]
  for (let depth = 0; depth < deepestPattern; depth++) {
    ring = [...new Set(ring.flatMap((id) => (outOf.get(id) ?? []).map(({ to }) => to)))]
    for (const id of ring) found.add(id)
  }
  return [...found].reverse()
}

/**
 * Do both forms say the same at the shapes that are there? Rows are written for all shapes, and not all add up along the
 * same axes, so they are compared at random numbers.
 */
function agrees(graph: Graph, { row, replacement }: Rule, pattern: Pattern, { bound }: Match): boolean {
  const { program } = compile(graph)
  const random = seeded(1)
  const [low, high] = row.range ?? [-1, 1]
  const letters = new Map(
    [...bound].map(([letter, id]) => {
      const shape = program.instructions[program.slotOf.get(id) ?? -1]?.shape ?? []
      return [
        letter,
        tensor(
          shape,
          Array.from({ length: sizeOf(shape) }, () => low + (high - low) * random.uniform()),
        ),
      ]
    }),
  )
  const [before, after] = [valueOf(pattern, letters), valueOf(replacement, letters)]
  return (
    before !== undefined &&
    after !== undefined &&
    isSameShape(before.shape, after.shape) &&
    before.data.every((x, i) => Math.abs(x - (after.data[i] as number)) <= 1e-9 * Math.max(1, Math.abs(x)))
  )
}

/** A pattern's value for its letters; undefined where it cannot be computed. */
function valueOf({ graph, root }: Pattern, letters: ReadonlyMap<string, Tensor>): Tensor | undefined {
  const nodes = graph.nodes.map((node) => {
    const value = node.op === 'input' ? letters.get(node.name) : undefined
    return value ? { ...node, value } : node
  })
  const { program } = compile({ ...graph, nodes })
  return forward(numbers, program, program.sources)[program.slotOf.get(root) ?? -1]
}

/** The replacement's text with the names of the nodes that stand for its letters. */
const named = (graph: Graph, formula: string, { bound }: Match): string =>
  formula.replace(/\p{L}[\p{L}\p{N}_]*/gu, (word) => {
    const id = bound.get(word)
    return id === undefined ? word : nameOf(graph, id)
  })

/** The document with the replacement at `root`. Nodes that only the old form used go with it. */
function replaced(document: GraphDocument, replacement: Pattern, match: Match, root: NodeId): GraphDocument {
  const { graph, layout } = document
  const ids = new Map<NodeId, NodeId>([[replacement.root, root]])
  const added: GraphNode[] = []
  const positions = { ...layout.positions }
  for (const part of replacement.graph.nodes) {
    if (part.id === replacement.root) continue
    const letter = part.op === 'input' ? match.bound.get(part.name) : undefined
    if (letter !== undefined) {
      ids.set(part.id, letter)
      continue
    }
    const grown = { ...graph, nodes: [...graph.nodes, ...added] }
    const op = opOf(part)
    const [id = ''] = freshIds(grown, 1)
    ids.set(part.id, id)
    added.push({ ...part, id, name: op ? freshName(grown, op) : part.name })
    const at = positions[root]
    if (at) positions[id] = { x: at.x - 176, y: at.y + 112 * (added.length - 1) }
  }
  const top = nodeOf(replacement.graph, replacement.root) as GraphNode
  const wires: Edge[] = replacement.graph.edges.map(({ from, to, port }) => ({
    from: ids.get(from) as NodeId,
    to: ids.get(to) as NodeId,
    port,
  }))
  const nodes = graph.nodes.map((node): GraphNode => {
    if (node.id !== root) return node
    const { id, name } = node
    return { id, name, op: top.op, ...(top.attributes ? { attributes: top.attributes } : {}) }
  })
  const edges = [...graph.edges.filter(({ to }) => to !== root), ...wires]
  const next = {
    ...document,
    graph: { ...graph, nodes: [...nodes, ...added], edges },
    layout: { ...document.layout, positions },
  }
  return withoutUnused(
    next,
    [...match.inner].filter((id) => id !== root),
  )
}

/** Takes away what only the old form used, from its end to its beginning. */
function withoutUnused(document: GraphDocument, candidates: readonly NodeId[]): GraphDocument {
  const { graph } = document
  const { nodes, outOf } = indexOf(graph)
  const unused = candidates.filter((id) => nodes.has(id) && id !== graph.root && !outOf.get(id)?.length)
  return unused.length === 0 ? document : withoutUnused(removeNodes(document, unused), candidates)
}
