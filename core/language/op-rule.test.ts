import { describe, expect, it } from 'vitest'
import { allOps, opNamed } from '../ops/catalogue'
import { isSource } from '../ops/op'
import { opRule } from './op-rule'

const rule = (name: string): ReturnType<typeof opRule> => opRule(opNamed(name)!)

describe('the rule of an op by itself', () => {
  it('is there for every op but a source, with one part per port', () => {
    for (const op of allOps) {
      const made = opRule(op)
      if (isSource(op)) expect(made).toBeNull()
      else expect(made?.backward.length, op.name).toBe(made?.inputs.length ?? -1)
    }
  })

  it.each([
    ['mul', 'a\\,b', ['\\bar{f}\\,b', '\\bar{f}\\,a']],
    ['exp', 'e^{x}', ['\\bar{f}\\,f']],
    ['sin', '\\sin x', ['\\bar{f}\\,\\cos x']],
    ['matmul', 'A\\,B', ['\\bar{f}\\,B^\\top', 'A^\\top\\,\\bar{f}']],
  ])('%s', (name, forward, backward) => expect(rule(name)).toMatchObject({ forward, backward }))

  it('what adds up many entries is written over many: its rule says how they are reached', () => {
    expect(rule('softmax')?.backward[0]).toContain('\\sum')
    expect(rule('logsumexp')?.shapes).toEqual([[4]])
    expect(rule('transpose')?.backward).toEqual(['\\bar{f}^\\top'])
  })
})
