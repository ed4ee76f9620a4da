// Nodes that hold a value from the document. Inputs and parameters have derivatives; a constant has none, which is not zero.
import type { OpDefinition } from './op'

const source = (name: string, sign: string, about: string, gate: string): OpDefinition => ({
  name,
  title: name,
  family: 'sources',
  sign,
  ports: [],
  forward: (_m, [value]) => value!,
  vjp: () => [],
  about,
  gate,
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
  ),
}
