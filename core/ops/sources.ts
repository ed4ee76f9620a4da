// Nodes without ports: they hold a value from the document, or draw one. Inputs and parameters have derivatives; the others
// have none, which is not zero.
import { seeded } from '../random'
import { sizeOf } from '../tensor'
import { drawTable, generatorNames } from './generators'
import type { OpDefinition } from './op'
import { shapeSetting } from './settings'

const source = (
  name: string,
  sign: string,
  about: string,
  gate: string,
  rest: Partial<OpDefinition> = {},
): OpDefinition => ({
  name,
  title: name,
  family: 'sources',
  sign,
  ports: [],
  forward: (_m, [value]) => value!,
  vjp: () => [],
  about,
  gate,
  ...rest,
})

export const sources = {
  input: source(
    'input',
    'x',
    'A number, vector or matrix that you set.',
    '{node} is an input: its adjoint is a part of the gradient',
  ),
  parameter: source(
    'parameter',
    '\\theta',
    'A value that training may change.',
    '{node} is a parameter: its adjoint is a part of the gradient',
  ),
  constant: source(
    'constant',
    'c',
    'A fixed value; it has no gradient.',
    '{node} is a constant: nothing flows back into it',
    { blocks: 'all' },
  ),
  data: source(
    'data',
    'X',
    'A table of numbers, one row per example; it has no gradient.',
    '{node} is a table: nothing flows back into it',
    { title: 'table', blocks: 'all' },
  ),
  generated: source(
    'generated',
    'X_{\\sim}',
    'A table drawn by a rule: moons, circles, XOR, a spiral, blobs, a line. The same seed always draws the same rows.',
    '{node} is a table: nothing flows back into it',
    {
      title: 'generated table',
      blocks: 'all',
      axes: ['batch', 'column'],
      attributes: {
        generator: { title: 'generator', kind: 'choice', default: 'two moons', options: generatorNames },
        rows: { title: 'rows', kind: 'whole', default: 100, least: 1, most: 10_000 },
        noise: { title: 'noise', kind: 'number', default: 0.1 },
        seed: { title: 'seed', kind: 'whole', default: 1, least: 0, most: 2_147_483_647 },
      },
      draw: ({ generator, rows, noise, seed }) =>
        drawTable(String(generator), Number(rows), Number(noise), Number(seed)),
    },
  ),
  random: source(
    'random',
    '\\sim',
    'Numbers drawn from a distribution; the same seed always draws the same ones. No gradient.',
    '{node} is drawn at random: nothing flows back into it',
    {
      title: 'random numbers',
      blocks: 'all',
      attributes: {
        distribution: { title: 'distribution', kind: 'choice', default: 'normal', options: ['normal', 'uniform'] },
        shape: { title: 'shape', kind: 'shape', default: '3' },
        seed: { title: 'seed', kind: 'whole', default: 1, least: 0, most: 2_147_483_647 },
      },
      draw: (attributes) => {
        const random = seeded(Number(attributes['seed']))
        const shape = shapeSetting(attributes, 'shape')
        const next = attributes['distribution'] === 'uniform' ? random.uniform : random.normal
        return { shape, data: Float64Array.from({ length: sizeOf(shape) }, next) }
      },
    },
  ),
}
