// Mutants that compute the same function as the original, and why: no test can notice them.

const known = [
  {
    is: ({ after }) => /^m\.map\((cos|cosh|absolute), m\.neg\(/.test(after),
    why: 'cos, cosh and |x| are even',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/elementwise.ts' && before.includes('m.expand(m.constant(0)') && !after.includes('+ 1'),
    why: 'a zero is a zero, whatever its sign, factor or shape: the engine stretches it',
  },
  {
    is: ({ op, before }) => op === 'power' && before.includes('m.expand(m.constant(0)'),
    why: 'x^0 has slope 0, whatever its sign or factor',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/algebra/dual.ts' &&
      before === 'm.expand(moving.reduce(m.add), m.shapeOf(primal))' &&
      after === 'moving.reduce(m.add)',
    why: 'what follows stretches a tangent just as well',
  },
  {
    is: ({ op, before, after }) =>
      ['detach', 'heaviside'].includes(op) && before.includes('m.constant(0)') && !after.includes('+ 1'),
    why: 'its slope is 0, whatever its sign or factor',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/choices.ts' && /^m\.expand\((zero|m\.constant\(0\)),/.test(before) && !after.includes('+ 1'),
    why: 'no derivative flows to a condition, and a zero is a zero, whatever its sign, factor or shape',
  },
  {
    is: ({ file, after }) => file === 'core/ops/choices.ts' && after.startsWith('m.mul(m.constant(2), not('),
    why: 'a mask is asked for 0 or not 0: twice 1 says the same',
  },
]

/** Why a mutant is no mistake; null when it is one. */
export const equivalentBecause = (mutant) => known.find(({ is }) => is(mutant))?.why ?? null
