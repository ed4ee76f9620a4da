// Builds the course's chain-rule function from an empty canvas by drag and drop, as a student would, at (2, 0, 1, 0).
import type { Gradwire } from './app'

interface Placed {
  readonly name: string
  readonly operation: string
  readonly at: readonly [across: number, down: number]
  readonly value?: string
}

const nodes: readonly Placed[] = [
  { name: 'w', operation: 'input', at: [0.09, 0.12], value: '2' },
  { name: 'x', operation: 'input', at: [0.09, 0.37], value: '0' },
  { name: 'y', operation: 'input', at: [0.09, 0.62], value: '1' },
  { name: 'z', operation: 'input', at: [0.09, 0.87], value: '0' },
  { name: 's1', operation: 'total', at: [0.27, 0.2] },
  { name: 's2', operation: 'total', at: [0.27, 0.75] },
  { name: 'a', operation: 'square', at: [0.44, 0.2] },
  { name: 'b', operation: 'square', at: [0.44, 0.75] },
  { name: 'p', operation: 'add', at: [0.61, 0.2] },
  { name: 'q', operation: 'subtract', at: [0.61, 0.75] },
  { name: 'u', operation: 'square', at: [0.77, 0.12] },
  { name: 'v', operation: 'square', at: [0.77, 0.82] },
  { name: 't', operation: 'add', at: [0.77, 0.47] },
  { name: 'f', operation: 'square', at: [0.93, 0.47] },
]

const wires: readonly (readonly [from: string, to: string])[] = [
  ['w', 's1.1'],
  ['x', 's1.2'],
  ['y', 's1.+'],
  ['z', 's1.+'],
  ['w', 's2.1'],
  ['x', 's2.2'],
  ['y', 's2.+'],
  ['z', 's2.+'],
  ['s1', 'a'],
  ['s2', 'b'],
  ['a', 'p.a'],
  ['b', 'p.b'],
  ['a', 'q.a'],
  ['b', 'q.b'],
  ['p', 'u'],
  ['q', 'v'],
  ['u', 't.a'],
  ['v', 't.b'],
  ['t', 'f'],
]

export async function buildChainRule(app: Gradwire): Promise<void> {
  // Later names are taken by earlier nodes for a while (the first free letters), so each gets its own at once.
  for (const { name, operation, at, value } of nodes) {
    const given = await app.palette.drag(operation, await app.canvas.point(...at))
    if (given !== name) await app.canvas.rename(given, name)
    if (value !== undefined) await app.canvas.setValue(name, value)
  }
  for (const [from, to] of wires) await app.canvas.connect(from, to)
  await app.canvas.select('s2')
  for (const from of ['y', 'z']) await app.inspector.sign(from).click()
}
