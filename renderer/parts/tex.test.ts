import { expect, it } from 'vitest'
import { spokenSymbol } from './tex'

it('says a symbol without its LaTeX', () => {
  const said = ['x', '\\nabla f', '\\lambda_{1}', '\\Delta x_{\\text{slope}}', '\\hat{m}'].map(spokenSymbol)
  expect(said).toEqual(['x', 'gradient of f', 'lambda 1', 'Delta x slope', 'hat m'])
})
