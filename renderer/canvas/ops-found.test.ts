import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { readFormula } from '../../core/language/read'
import { allOps, catalogue } from '../../core/ops/catalogue'
import { opsMeant, opsThatFit } from './ops-found'

const names = (ops: readonly { readonly name: string }[]): string[] => ops.map(({ name }) => name)

describe('operations offered for a loose wire', () => {
  const read = readFormula('f = A @ x')
  if (isDiagnostic(read)) throw new Error(read.code)
  const [a] = read.graph.nodes

  it('none is a source for a wire that comes out of a node; every one of them takes the wire', () => {
    const fitting = names(opsThatFit(read, { node: a?.id ?? '', port: null }))
    expect(fitting).toContain('exp')
    expect(fitting).not.toContain('input')
  })
})

describe('operations by a few letters', () => {
  it('the op of this title comes first, however lately another was used', () => {
    for (const op of allOps) expect(opsMeant(op.title, allOps, ['exp', 'mul', 'total'])[0]).toBe(op)
  })

  it('of those meant equally well the one used last comes first', () => {
    expect(names(opsMeant('s', [catalogue.sin, catalogue.sqrt], ['sqrt']))).toEqual(['sqrt', 'sin'])
    expect(names(opsMeant('s', [catalogue.sin, catalogue.sqrt], []))).toEqual(['sin', 'sqrt'])
    expect(names(opsMeant('s', [catalogue.sin, catalogue.sqrt], ['sin', 'sqrt']))).toEqual(['sin', 'sqrt'])
  })

  it('“si” means the sine before the sign', () => {
    const found = names(opsMeant('si', allOps, []))
    expect(found.indexOf('sin')).toBeLessThan(found.indexOf('sign'))
    expect(found[0]).toBe('sin')
  })
})
