// Goal 4: from a graph in which one wire has just been drawn to a tape that is ready to run.
import { isDiagnostic } from '../../diagnostic'
import { prepare } from '../../fast/prepare'
import { compile } from '../../graph/compile'
import type { Graph } from '../../graph/document'
import { emptyDocument } from '../../graph/document'
import { connect } from '../../graph/edits'
import { graphOf, netPlan } from '../graphs'
import type { Lent, Row } from '../row'
import type { Side } from '../side'
import { inProcess } from '../side'
import { step } from '../steps'

/** The graph with one wire into the middle of it drawn to two places in turn, so that each differs from the other by it. */
function drawnTwice(graph: Graph): readonly [Graph, Graph] {
  const sums = graph.nodes.filter(({ op }) => op === 'add')
  const head = sums[Math.floor(sums.length / 2)]?.id as string
  const [first = '', second = ''] = graph.nodes.filter(({ op }) => op === 'tanh').map(({ id }) => id)
  const draw = (from: string, into: Graph): Graph => {
    const drawn = connect({ ...emptyDocument, graph: into }, { from, to: head, port: 1 })
    if (isDiagnostic(drawn)) throw new Error(drawn.code)
    return drawn.graph
  }
  const once = draw(first, graph)
  return [draw(second, once), once]
}

function retape(lent: Lent, graph: Graph): Side {
  const drawn = drawnTwice(graph)
  let turn = 0
  return inProcess('compile and tape', lent.now, () => {
    turn = 1 - turn
    const { program } = compile(drawn[turn] as Graph)
    const { tape, roomOf } = prepare(program)
    roomOf('wasm').write(program.sources)
    return tape.size
  })
}

const frame: Side = { name: 'a 60 Hz frame', time: () => 1000 / 60 }

export function editRows(lent: Lent): readonly Row[] {
  const graph = graphOf(netPlan(1e4))
  const row = (what: string, atMost: number, peer: () => Side): Row => ({
    goal: 4,
    what,
    tier: 'every',
    wanted: { atMost },
    sides: async () => ({ ours: retape(lent, graph), peer: peer() }),
  })
  return [
    row('one wire drawn in 1e4 numbers, over one step', 100, () =>
      step('WebAssembly', lent.now, compile(graph).program, 'wasm', 100),
    ),
    row('one wire drawn in 1e4 numbers, over one frame', 0.25, () => frame),
  ]
}
