import { expect, it } from 'vitest'
import { perhapsProducts, sayPerhapsProducts } from './products'

it.each([
  [['mx', 'b'], ['mx']],
  [['ab', 'b'], ['ab']],
  [['axy'], ['axy']],
])('of %j perhaps products are %j', (inputs, found) => expect(perhapsProducts(inputs, inputs)).toEqual(found))

it.each([['lr'], ['xi'], ['mu'], ['dx'], ['dt'], ['x1'], ['x_y'], ['x'], ['max_y'], ['loss']])('%s is a name', (name) =>
  expect(perhapsProducts([name], [name])).toEqual([]),
)

it('says how to write either', () =>
  expect(sayPerhapsProducts(['mx'])).toBe('mx is one name here. For m times x write m*x.'))
