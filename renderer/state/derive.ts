// What follows from a graph as it is written: program, trace, findings. The inside of a use is run with what stands at its
// ports, up to the root outside. Kept for the present graphs alone, one per level that stands open.
import type { Diagnostic } from '../../core/diagnostic'
import { findingsOf } from '../../core/engine/findings'
import type { Follows } from '../../core/engine/follows'
import { runInside } from '../../core/engine/inside'
import { run } from '../../core/engine/run'
import type { Trace } from '../../core/engine/trace'
import { isWorthTape, prepared } from '../../core/fast/prepare'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { nodeOf } from '../../core/graph/look'
import type { Program } from '../../core/graph/program'
import { withMendings } from '../../core/language/mending'
import { whenIdle } from './idle'

export interface Written {
  /** What was run: the graph as it is written; inside a use with what follows outside as its root. */
  readonly graph: Graph
  readonly program: Program
  readonly trace: Trace
  /** What is wrong with the graph, then what its numbers say. */
  readonly diagnostics: readonly Diagnostic[]
  /** Nothing is held. */
  readonly whatIf: null
}

interface Opening {
  /** 1 inside a use in the document, 2 inside a use in that. */
  readonly level: number
  /** Null where nothing comes back to it. */
  readonly follows: Follows | null
}

const openings = new WeakMap<Graph, Opening>()

/** Says that a graph is the inside of a use, and what follows that. */
export const openAs = (graph: Graph, opening: Opening): void => void openings.set(graph, opening)

/** What follows the use whose inside this graph is; undefined for a graph that is none. */
export const followsIn = (graph: Graph): Follows | null | undefined => openings.get(graph)?.follows

/** Is this graph the inside of a use? */
export const isInside = (graph: Graph): boolean => openings.has(graph)

/** Kept by graph, the values of every step of the history would stay in memory with it. */
const last: { readonly graph: Graph; readonly written: Written }[] = []

/** Of the graph as it is written, whatever is held. */
export function deriveWritten(graph: Graph): Written {
  const opening = openings.get(graph)
  const level = opening?.level ?? 0
  const before = last[level]
  if (before?.graph === graph) return before.written
  const written = opening ? insideOf(graph, opening.follows) : outsideOf(graph)
  last[level] = { graph, written }
  return written
}

/** No large graph has been run yet, so the code that makes tapes is still slow: it costs more than a run by the rules. */
let isFirst = true
const [fewestFirst, mostFirst] = [64, 20_000]
/** In milliseconds. */
const longestWait = 1000

const isLargeOfNumbers = ({ instructions }: Program): boolean =>
  instructions.length >= fewestFirst &&
  instructions.length <= mostFirst &&
  instructions.every(({ shape }) => shape.length === 0)

/** The tape follows when the page stands, so that the first number that is dragged finds it. */
function firstRun(program: Program): Trace {
  isFirst = false
  whenIdle(() => void (isWorthTape(program) && prepared(program)), longestWait)
  return run(program, program.sources, {}, 'reference')
}

function outsideOf(graph: Graph): Written {
  const { program, diagnostics } = compile(graph)
  const trace = isFirst && isLargeOfNumbers(program) ? firstRun(program) : run(program)
  return {
    graph,
    program,
    trace,
    diagnostics: [...diagnostics, ...withMendings(graph, findingsOf(trace))],
    whatIf: null,
  }
}

function insideOf(graph: Graph, follows: Follows | null): Written {
  const { graph: whole, program, trace, diagnostics } = runInside(graph, follows)
  // What follows outside is no node of this graph.
  const findings = findingsOf(trace).filter(({ place }) => nodeOf(graph, place.node ?? '') !== undefined)
  return { graph: whole, program, trace, diagnostics: [...diagnostics, ...withMendings(graph, findings)], whatIf: null }
}
