// Goal 1: one step of the course's function: its value, four gradients and the contribution on every wire.
import { isDiagnostic } from '../../diagnostic'
import { compile } from '../../graph/compile'
import type { Program } from '../../graph/program'
import { readFormula } from '../../language/read'
import { scalar } from '../../tensor'
import type { Lent, Row } from '../row'
import { inPeer } from '../row'
import { step } from '../steps'

const formula = 'a = (w + x + y + z)^2; b = (w + x - y - z)^2; u = (a + b)^2; v = (a - b)^2; f = (u + v)^2'
const point: Readonly<Record<string, number>> = { w: 2, x: 0, y: 1, z: 0 }

/** The course's function of four numbers. */
export function seedProgram(): Program {
  const read = readFormula(formula)
  if (isDiagnostic(read)) throw new Error(read.code)
  const nodes = read.graph.nodes.map((node) => {
    const value = point[node.name]
    return value === undefined ? node : { ...node, value: scalar(value) }
  })
  return compile({ ...read.graph, nodes }).program
}

export function seedRows(lent: Lent): readonly Row[] {
  const row = (tier: Row['tier'], peer: 'torch' | 'tfjs', name: string, title: string, atLeast: number): Row => ({
    goal: 1,
    what: `course function, one step with every wire`,
    tier,
    wanted: { atLeast },
    async sides() {
      await lent.peers[peer].load(name, { kind: 'seed', point: Object.values(point) })
      return { ours: step('tape', lent.now, seedProgram(), 'tape', Infinity), peer: inPeer(lent, peer, name, title) }
    },
  })
  return [
    row('every', 'tfjs', 'seed cpu', 'tfjs cpu', 700),
    row('every', 'tfjs', 'seed wasm', 'tfjs wasm', 900),
    row('anchor', 'torch', 'seed', 'PyTorch f64', 300),
  ]
}
