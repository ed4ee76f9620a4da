// Graphs that learn from a table: rows drawn by a rule, a model of matrix nodes and a loss, ready to be trained.
import type { Batch } from '../graph/document'
import type { Recipe } from './recipe'
import { columns, dense } from './recipe'

const chapter = '5. Training on data'

/** The first columns of D are what is known of a row, the next one what is to be told. */
const split = (features: number): string => `X = D[:, 0:${features}]
      t = D[:, ${features}:${features + 1}]`

const drawnBy = (generator: string, rows: number, noise: number): Recipe['drawn'] => ({
  D: { generator, rows, noise, seed: 1 },
})

const batchOf = (size: number): Batch => ({ size, seed: 1 })

export const trainingRecipes: readonly Recipe[] = [
  {
    name: 'line-fit',
    title: 'A line through noisy points',
    text: 'Linear regression: 60 points scattered round 2x + 1. Train it in Surface mode and watch w and b find 2 and 1.',
    chapter,
    formula: `${split(1)}
      P = X @ w
      Y = P + b
      L = mse(Y, t)`,
    at: 'D=[[0, 0]], w=[[-1]], b=[0]',
    parameters: ['w', 'b'],
    drawn: drawnBy('line', 60, 0.3),
    columns: columns(dense, { D: 160 }, { X: 40, w: 160, t: 340 }, { P: 80, b: 200 }, { Y: 120 }, { L: 200 }),
    study: {
      axes: [
        ['w', 0, -3, 5],
        ['b', 0, -3, 5],
      ],
      rate: 0.1,
      batch: batchOf(20),
    },
  },
  {
    name: 'logistic-regression',
    title: 'Logistic regression on two blobs',
    text: 'Two clouds of 50 points each, and the line that tells them apart. The decision map shows how sure it is where.',
    chapter,
    formula: `${split(2)}
      P = X @ w
      z = P + b
      p = sigmoid(z)
      L = bce(p, t)`,
    at: 'D=[[0, 0, 0]], w=[[-1], [0.5]], b=[0.5]',
    parameters: ['w', 'b'],
    drawn: drawnBy('blobs', 100, 0.3),
    columns: columns(
      dense,
      // In two rows, as the lines of a page: in one it would be too wide to be read.
      { D: 160 },
      { X: 40, w: 160, t: 520 },
      { P: 80, b: 200, p: 400 },
      { z: 120, L: 460 },
    ),
    study: {
      axes: [
        ['w', 0, -6, 12],
        ['w', 1, -6, 12],
      ],
      rate: 0.1,
      method: 'adam',
      batch: batchOf(20),
    },
  },
  {
    name: 'moons-network',
    title: 'A 2-8-1 network on two moons',
    text: 'No line tells two moons apart; eight hidden units can. Choose XOR or circles at D, and train it on those.',
    chapter,
    formula: `${split(2)}
      P = X @ W1
      Z = P + b1
      H = tanh(Z)
      Q = H @ W2
      z = Q + b2
      p = sigmoid(z)
      L = bce(p, t)`,
    at:
      'D=[[0, 0, 0]], W1=[[0.9,-0.6,1.2,0.7,-1,0.3,-0.4,0.6],[0.4,0.8,-1.1,1.3,0.6,-0.7,0.9,-0.5]], ' +
      'b1=[0.1,-0.2,0.1,0.3,-0.1,0.2,-0.3,0.1], W2=[[0.5],[-0.4],[0.6],[-0.3],[0.4],[-0.6],[0.2],[0.5]], b2=[0.1]',
    parameters: ['W1', 'b1', 'W2', 'b2'],
    drawn: drawnBy('two moons', 120, 0.1),
    columns: columns(
      dense,
      { D: 80, W2: 480 },
      { X: 40, W1: 160, Q: 440, b2: 560, t: 700 },
      { P: 80, b1: 200, z: 480 },
      { Z: 120, p: 480 },
      { H: 120, L: 520 },
    ),
    study: {
      axes: [
        ['W1', 0, -6, 6],
        ['W2', 0, -6, 6],
      ],
      rate: 0.05,
      method: 'adam',
      batch: batchOf(30),
    },
  },
]
