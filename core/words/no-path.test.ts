// A broken graph is called broken; only a whole one can lack a path.
import { expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { indexOf } from '../graph/look'
import { readFormula } from '../language/read'
import { sayNoPath } from './no-path'

function said(formula: string, name: string, fixed: readonly string[] = []): string {
  const read = readFormula(formula)
  if (isDiagnostic(read)) throw new Error(read.code)
  const { program } = compile(read.graph)
  const node = indexOf(read.graph).byName.get(name)!
  const varies = program.instructions[program.slotOf.get(node.id)!]!.varies
  return sayNoPath(node, { root: 'f', isRootComputed: program.root !== null, varies, isFrozen: false, fixed })
}

it('names errors before paths', () => {
  expect(said('f = x @ [1, 2]', 'x')).toBe('f has no slope while the graph has errors, so nothing comes back to x yet.')
  expect(said('f = x * [1, 2]', 'x')).toContain('while the graph has errors')
  expect(said('f = detach(x) + y', 'x')).toMatch(/^No path leads from x to f/)
})

it('says what is held on the way', () =>
  expect(said('a = x * 2; f = a^2', 'x', ['a'])).toBe(
    'No path leads from x to f while a is held: what is held is a constant, which x does not move.',
  ))
