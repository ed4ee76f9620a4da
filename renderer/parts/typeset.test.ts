// A copy with another index is what KaTeX itself would have made.
import katex from 'katex'
import { expect, it } from 'vitest'
import { nameLatex } from '../../core/language/names'
import { templateOf } from './typeset'

const html = (tex: string): string => katex.renderToString(tex, { output: 'html' })

it('of names, of adjoints and of bold ones', () => {
  for (const name of ['v1', 'v8', 'x10', 'train4096', 'alpha7'])
    for (const of of ['', '\\overline', '\\boldsymbol']) {
      const tex = `${of}{${nameLatex(name)}}`
      const { template, index } = templateOf(tex)
      expect(index).toBe(/\d+$/.exec(name)?.[0])
      expect(html(template).replaceAll('>0<', `>${index}<`)).toBe(html(tex))
    }
})

it('where other digits stand, or none, a formula is its own template', () => {
  for (const tex of ['x', '(\\cdot)^{2}', 'v_{1}+v_{2}', '2v_{1}', 'x_{train}'])
    expect(templateOf(tex)).toEqual({ template: tex, index: null })
})
