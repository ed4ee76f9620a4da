// The course's graphs. assets/examples holds what the writer makes of them; the program opens those files and never this
// table.
import type { Recipe } from './recipe'
import { columns, dense, narrow, wide } from './recipe'
import { trainingRecipes } from './training'

const chainRule = {
  chapter: '4. The backpropagation algorithm',
  formula: `s1 = w + x + y + z
    s2 = w + x - y - z
    a = s1^2
    b = s2^2
    p = a + b
    q = a - b
    u = p^2
    v = q^2
    t = u + v
    f = t^2`,
  columns: columns(
    narrow,
    { w: 40, x: 160, y: 280, z: 400 },
    { s1: 120, s2: 320 },
    { a: 120, b: 320 },
    { p: 120, q: 320 },
    { u: 120, v: 320 },
    { t: 220 },
    { f: 220 },
  ),
  study: {
    axes: [
      ['w', 0, -3, 3],
      ['y', 0, -3, 3],
    ],
    rate: 1e-5,
  },
} as const

export const recipes: readonly Recipe[] = [
  {
    name: 'log-sum-exp',
    title: 'Log-sum-exp',
    text: 'log(eˣ + eʸ) at (0, log 2). Its gradient is (⅓, ⅔), and the two always add up to 1.',
    chapter: '1. Higher-dimensional differentiation',
    formula: 'a = exp(x); b = exp(y); s = a + b; f = log(s)',
    at: 'x=0, y=log(2)',
    columns: columns(narrow, { x: 40, y: 200 }, { a: 40, b: 200 }, { s: 120 }, { f: 120 }),
    study: {
      axes: [
        ['x', 0, -3, 3],
        ['y', 0, -3, 3],
      ],
      rate: 0.5,
    },
  },
  {
    name: 'quartic',
    title: 'A quartic with three critical points',
    text: '3x⁴ − 4x³ − 12x²: two valleys and a hilltop between them. Where descent ends depends on where it starts.',
    chapter: '2. Geometry of gradients and gradient descent',
    formula: 'a = x^4; b = x^3; c = x^2; p = 3a; q = 4b; r = 12c; f = p - q - r',
    at: 'x=0.5',
    columns: columns(narrow, { x: 160 }, { a: 40, b: 160, c: 280 }, { p: 40, q: 160, r: 280 }, { f: 160 }),
    study: { axes: [['x', 0, -2, 3]], rate: 0.01 },
  },
  {
    name: 'chain-rule',
    title: 'The chain rule at the course’s point',
    text: 'Four inputs, ten steps, at (−1, 0, −2, 1): f is 1024 and all four derivatives are −4096.',
    at: 'w=-1, x=0, y=-2, z=1',
    ...chainRule,
  },
  {
    name: 'chain-rule-generic',
    title: 'The chain rule at another point',
    text: 'The same graph at (2, 0, 1, 0), where no branch is zero: 73472 for w and x, 68224 for y and z.',
    at: 'w=2, x=0, y=1, z=0',
    ...chainRule,
  },
  {
    name: 'asymmetric',
    title: 'Four inputs, four different derivatives',
    text: 'wx + z·sin(y): nothing is symmetric here, so no two derivatives can be mixed up.',
    chapter: '3. Multivariate chain rule',
    formula: 'a = w * x; b = sin(y); c = b * z; f = a + c',
    at: 'w=1.5, x=-2, y=0.5, z=3',
    columns: columns(narrow, { w: 40, x: 160, y: 280, z: 400 }, { b: 280 }, { a: 100, c: 340 }, { f: 220 }),
    study: {
      axes: [
        ['w', 0, -3, 3],
        ['y', 0, -3, 3],
      ],
      rate: 0.05,
    },
  },
  {
    name: 'inner-product',
    title: 'βᵀx',
    text: 'A dot product. The gradient for x is β, and the gradient for β is x.',
    chapter: '6. Matrix calculus',
    formula: 'f = dot(beta, x)',
    at: 'beta=[1, 2, 3], x=[4, 5, 6]',
    parameters: ['beta'],
    columns: columns(wide, { beta: 40, x: 200 }, { f: 120 }),
    study: {
      axes: [
        ['x', 0, -10, 10],
        ['x', 1, -10, 10],
      ],
      rate: 0.1,
    },
  },
  {
    name: 'quadratic-form',
    title: 'xᵀAx',
    text: 'A quadratic form. Its gradient for x is (A + Aᵀ)x; at x = (1, 2) it is (12, 21).',
    chapter: '6. Matrix calculus',
    formula: 'a = A @ x; f = dot(x, a)',
    at: 'x=[1, 2], A=[[1, 2], [3, 4]]',
    parameters: ['A'],
    columns: columns(wide, { A: 40, x: 200 }, { a: 40 }, { f: 120 }),
    study: {
      axes: [
        ['x', 0, -3, 3],
        ['x', 1, -3, 3],
      ],
      rate: 0.05,
    },
  },
  {
    name: 'factorisation',
    title: '‖X − UV‖²',
    text: 'How far the product of two thin matrices is from X. Gradients are matrices of the variable’s own shape.',
    chapter: '6. Matrix calculus',
    formula: 'P = U @ V; R = X - P; f = sqnorm(R)',
    at: 'X=[[1,2,3,4],[5,6,7,8],[9,10,11,12]], U=[[1,0],[0,1],[1,1]], V=[[1,1,1,1],[1,1,1,1]]',
    parameters: ['U', 'V'],
    constants: ['X'],
    columns: columns(wide, { X: 40, U: 180, V: 320 }, { P: 240 }, { R: 120 }, { f: 120 }),
    study: {
      axes: [
        ['U', 0, -2, 10],
        ['V', 0, -2, 10],
      ],
      rate: 0.005,
    },
  },
  {
    name: 'network',
    title: 'A 2-4-1 network with a loss',
    text: 'Four hidden units, tanh, mean squared error over the four points of exclusive or. One pass back fills every gradient.',
    chapter: '4. The backpropagation algorithm',
    formula: `P = X @ W1
      Z = P + b1
      H = tanh(Z)
      Q = H @ W2
      Y = Q + b2
      E = Y - t
      S = E^2
      L = mean(S)`,
    at:
      'X=[[0,0],[0,1],[1,0],[1,1]], W1=[[0.5,-0.4,0.8,0.3],[-0.7,0.6,0.2,-0.9]], b1=[0.1,-0.2,0.05,0.3], ' +
      'W2=[[0.7],[-0.5],[0.4],[0.9]], b2=[0.15], t=[[0],[1],[1],[0]]',
    parameters: ['W1', 'b1', 'W2', 'b2'],
    constants: ['X', 't'],
    columns: columns(
      dense,
      // In two rows, as the lines of a page: in one it would be too wide to be read.
      { X: 40, W1: 160, b2: 560 },
      { P: 80, b1: 200, Y: 480, t: 600 },
      { Z: 120, E: 520 },
      { H: 100, W2: 220, S: 520 },
      { Q: 200, L: 520 },
    ),
    study: {
      axes: [
        ['W1', 0, -4, 4],
        ['W2', 0, -4, 4],
      ],
      rate: 0.2,
    },
  },
  {
    name: 'monkey-saddle',
    title: 'x²y + xy²',
    text: 'At (0, 0) the gradient and the Hessian are both zero, and yet it is neither a minimum nor a maximum. Drag the ball there.',
    chapter: 'Exercises',
    formula: 'a = x^2; b = y^2; c = a * y; d = x * b; f = c + d',
    at: 'x=1, y=2',
    columns: columns(narrow, { x: 120, y: 280 }, { a: 40, b: 360 }, { c: 120, d: 280 }, { f: 200 }),
    study: {
      axes: [
        ['x', 0, -2, 2],
        ['y', 0, -2, 2],
      ],
      rate: 0.02,
    },
  },
  {
    name: 'norm',
    title: '‖v‖',
    text: 'The length of a vector: its gradient has length 1 everywhere, except at 0, where there is none.',
    chapter: 'Exercises',
    formula: 'f = norm(v)',
    at: 'v=[3, 4]',
    columns: columns(wide, { v: 40 }, { f: 40 }),
    study: {
      axes: [
        ['v', 0, -5, 5],
        ['v', 1, -5, 5],
      ],
      rate: 0.5,
    },
  },
  ...trainingRecipes,
]
