// The course's own predictions, and the orders of their errors.
import { describe, expect, it } from 'vitest'
import { chainRule, graphOf, programOf } from './graphs.fixture'
import type { Landscape } from './landscape'
import { landscapeOf } from './landscape'
import { checkOrders, modelAt, predict, quadraticAt } from './models'

type Graph = ReturnType<typeof chainRule>
const landOf = (graph: Graph, ...names: string[]): Landscape => {
  const program = programOf(graph)
  return landscapeOf(
    program,
    program.sources,
    names.map((node) => ({ node, index: 0 })),
  ) as Landscape
}
const logSumExp = () => landOf(graphOf({ x: 0, y: Math.log(2) }, [['f', 'logaddexp', 'x y']]), 'x', 'y')
const hill = () =>
  landOf(
    graphOf({ x: -1, y: 0 }, [
      ['p', 'square', 'x'],
      ['q', 'square', 'y'],
      ['r', 'total', 'p q', { signs: '--' }],
      ['e', 'exp', 'r'],
      ['f', 'mul', 'x e'],
    ]),
    'x',
    'y',
  )

const near = (x: number, expected: number, digits: number): void =>
  expect(Math.abs(x - expected)).toBeLessThanOrEqual(10 ** -digits)

describe('log(eˣ + eʸ) at (0, log 2) for ε = (0.01, −0.03)', () => {
  const land = logSumExp()
  const model = modelAt(land)
  const said = predict(land, model, [0.01, -0.03])
  it('predicts as the course does', () => {
    near(said.linear, 1.081945622001443, 14)
    near(said.value, 1.082124181896434, 14)
    near(said.quadratic, 1.082123399779221, 14)
    near(said.value - said.linear, 1.785598949908e-4, 15)
    near(said.value - said.quadratic, 7.821172e-7, 12)
  })
  it('errs by the course’s errors at half, quarter and eighth of the step', () => {
    const { rows, linearOrder, quadraticOrder } = checkOrders(land, model, [0.01, -0.03])
    ;[1.7856e-4, 4.4543e-5, 1.1123e-5, 2.7793e-6].forEach((e, i) => near(rows[i]!.linearError, e, 8))
    ;[7.8212e-7, 9.8268e-8, 1.2315e-8, 1.5413e-9].forEach((e, i) => near(rows[i]!.quadraticError, e, 11))
    near(linearOrder!, 2, 2)
    near(quadraticOrder!, 3, 2)
  })
})

describe('x e^(−x²−y²) at (−1, 0)', () => {
  it('has the course’s quadratic', () => {
    const land = hill()
    const model = modelAt(land)
    const said = predict(land, model, [0.1, 0.1])
    near(said.value, -0.3963884891, 10)
    near(said.linear, -0.4046673853, 10)
    near(said.quadratic, -0.3973097965, 10)
    const exact = (x: number, y: number): number => Math.exp(-1) * (-1 - (x + 1) + (x + 1) ** 2 + y ** 2)
    near(quadraticAt(model, [0.4, -0.7]), exact(-0.6, -0.7), 14)
  })
})

describe('models', () => {
  it('measure no order where they are exact', () => {
    const land = landOf(graphOf({ x: 3 }, [['f', 'square', 'x']]), 'x')
    const { linearOrder, quadraticOrder } = checkOrders(land, modelAt(land), [1])
    near(linearOrder!, 2, 9)
    expect(quadraticOrder).toBeNull()
  })
  it('are good near and bad far away on the chain-rule graph', () => {
    const land = landOf(chainRule(-1, 0, -2, 1), 'w', 'x', 'y', 'z')
    const model = modelAt(land)
    const [close, far] = [0.01, 0.1].map((t) => predict(land, model, [t, t, t, t]))
    near(close!.value, 871.181335, 5)
    near(close!.linear, 860.16, 9)
    near(close!.quadratic, 871.6288, 9)
    near(far!.value, 171.7987, 4)
    near(far!.linear, -614.4, 9)
    near(far!.quadratic, 532.48, 9)
  })
})
