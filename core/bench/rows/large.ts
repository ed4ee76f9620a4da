// Goal 2: a graph of a thousand numbers. Goal 3: how the time per node grows up to a million.
import { compile } from '../../graph/compile'
import type { Plan } from '../graphs'
import { graphOf, netPlan } from '../graphs'
import type { Lent, Row } from '../row'
import { inPeer } from '../row'
import type { Side } from '../side'
import { inProcess, per } from '../side'
import { step } from '../steps'
import { Value } from '../value'

/** The same graph built anew at every step from one object per operation, as a student would write it first. */
function valueSide(lent: Lent, { op, inputs, value }: Plan): Side {
  const make: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
    add: (a, b) => a.add(b),
    sub: (a, b) => a.sub(b),
    mul: (a, b) => a.mul(b),
    square: (a) => a.square(),
    tanh: (a) => a.apply(Math.tanh, (_x, y) => 1 - y * y),
  }
  return inProcess('Value class', lent.now, () => {
    const values: Value[] = []
    op.forEach((name, i) => {
      const [a, b] = (inputs[i] as readonly number[]).map((from) => values[from] as Value)
      const own = value[i] ?? null
      values.push(own === null ? (make[name] as (a: Value, b: Value) => Value)(a as Value, b as Value) : new Value(own))
    })
    ;(values[values.length - 1] as Value).backward()
    return values[0]?.grad as number
  })
}

const ourStep = (lent: Lent, plan: Plan): Side =>
  step('WebAssembly', lent.now, compile(graphOf(plan)).program, 'wasm', 100)

const perNode = (lent: Lent, nodes: number): Side => {
  const plan = netPlan(nodes)
  return per(plan.op.length, ourStep(lent, plan))
}

function againstTorch(lent: Lent, goal: number, nodes: number, atLeast: number): Row {
  return {
    goal,
    what: `net of ${nodes.toExponential(0).replace('+', '')} numbers, one step with every wire`,
    tier: 'anchor',
    wanted: { atLeast },
    async sides() {
      const plan = netPlan(nodes)
      const name = `net ${nodes}`
      await lent.peers.torch.load(name, { kind: 'graph', ...plan })
      return { ours: ourStep(lent, plan), peer: inPeer(lent, 'torch', name, 'PyTorch f64') }
    },
  }
}

function growth(lent: Lent, nodes: number, atMost: number): Row {
  return {
    goal: 3,
    what: `time per node at ${nodes.toExponential(0).replace('+', '')} over 1e3`,
    tier: 'every',
    wanted: { atMost },
    sides: async () => ({ ours: perNode(lent, nodes), peer: perNode(lent, 1e3) }),
  }
}

export function largeRows(lent: Lent): readonly Row[] {
  const plan = netPlan(1e3)
  return [
    {
      goal: 2,
      what: 'net of 1e3 numbers, one step with every wire',
      tier: 'every',
      wanted: { atLeast: 60 },
      sides: async () => ({ ours: ourStep(lent, plan), peer: valueSide(lent, plan) }),
    },
    againstTorch(lent, 2, 1e3, 1000),
    growth(lent, 1e5, 2.5),
    growth(lent, 1e6, 6),
    againstTorch(lent, 3, 1e5, 2000),
  ]
}
