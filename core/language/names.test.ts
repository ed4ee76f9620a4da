import { expect, it } from 'vitest'
import { nameLatex } from './names'

it.each([
  ['s1', 's_{1}'],
  ['x_train', 'x_{\\mathit{train}}'],
  ['theta', '\\theta'],
  ['learning_rate_of_x', '\\mathit{learning}_{\\mathit{rate\\_of\\_x}}'],
])('%s is %s', (name, tex) => {
  expect(nameLatex(name)).toBe(tex)
})
