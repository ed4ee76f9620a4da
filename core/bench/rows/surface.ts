// Goals 5 and 6: the course's function at 256 × 256 points; its values, and with its slope along both axes.
import { emptyGrid, sampleRows } from '../../calculus/grid'
import type { Program } from '../../graph/program'
import { scalar } from '../../tensor'
import type { Lent, PeerName, Row } from '../row'
import { inPeer } from '../row'
import type { Side } from '../side'
import { inProcess } from '../side'
import { seedProgram } from './seed'

const size = 256
const [low, high] = [-2, 2]

/** The two numbers that do not vary are ½. */
function surface(lent: Lent, program: Program, wanted: 'values' | 'slopes'): Side {
  const sources = new Map([...program.sources.keys()].map((slot) => [slot, scalar(0.5)]))
  const axes = program.inputs.slice(0, 2).map((slot) => {
    return { node: program.instructions[slot]?.node as string, index: 0, low, high }
  })
  const job = { program, sources, axes, columns: size, rows: size }
  const grid = emptyGrid(job, wanted)
  return inProcess('generated WebAssembly', lent.now, () => {
    sampleRows(job, 0, size, grid)
    return grid.values[size + 1] as number
  })
}

export function surfaceRows(lent: Lent): readonly Row[] {
  const row = (
    goal: number,
    wanted: 'values' | 'slopes',
    peer: PeerName,
    name: string,
    title: string,
    atLeast: number,
  ): Row => ({
    goal,
    what: `course function at 256 × 256 points, ${wanted === 'values' ? 'values' : 'with both slopes'}`,
    tier: peer === 'tfjs' ? 'every' : 'anchor',
    wanted: { atLeast },
    async sides() {
      await lent.peers[peer].load(name, { kind: name.split(' ')[0], size, low, high })
      return { ours: surface(lent, seedProgram(), wanted), peer: inPeer(lent, peer, name, title) }
    },
  })
  return [
    row(5, 'values', 'tfjs', 'surface wasm', 'tfjs wasm f32', 8),
    row(5, 'values', 'torch', 'surface', 'NumPy f64', 5),
    row(6, 'slopes', 'torch', 'slopes', 'PyTorch f64', 14),
  ]
}
