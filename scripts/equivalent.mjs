// Mutants that compute the same function as the original, and why: no test can notice them.

const symmetric = 'm.div(m.add(x, m.transpose(x)), m.constant(2))'
const transposed = `m.transpose(${symmetric})`

const known = [
  {
    is: ({ after }) => /^m\.map\((cos|cosh|absolute), m\.neg\(/.test(after),
    why: 'cos, cosh and |x| are even',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/elementwise.ts' &&
      before.includes('m.expand(m.constant(0)') &&
      after.includes('m.expand(m.constant(0)'),
    why: 'a zero is a zero, whatever its sign or factor',
  },
  {
    is: ({ file, before, after, mutated }) =>
      file === 'core/ops/piecewise.ts' && before === 'm.constant(0)' && mutated.includes(`slope: (m) => ${after},`),
    why: 'nobody asks a step for its slope: its op detaches it, and its kink only compares it',
  },
  {
    is: ({ op, before, after }) =>
      op === 'power' && before.includes('m.expand(m.constant(0)') && after !== 'g' && !after.includes('m.div('),
    why: 'x^0 has slope 0, whatever its sign or factor',
  },
  {
    is: ({ file, after }) => file === 'core/ops/convention.ts' && after.startsWith('_op$withSteps.call('),
    why: 'an op that gets there has steps: who has neither a kink nor steps went before',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/convention.ts' && before.startsWith('isEntrywise(') && after.startsWith('touchedBy('),
    why: 'where each entry is made of one entry per input, a NaN on the kink reaches that entry: the mask again',
  },
  {
    is: ({ file, before, after, mutated }) =>
      file === 'core/ops/convention.ts' &&
      before === 'm.constant(1)' &&
      mutated.includes(`isUnbounded === true ? ${after} : heard(`),
    why: 'a mask is asked for 0 or not 0, and it stays 1 or another number that is not 0',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/algebra/dual.ts' && before === 'm.expand(y, m.shapeOf(a.primal))' && after === 'y',
    why: 'a comparison stretches the largest entries just as well',
  },
  {
    is: ({ file, before, after }) => file === 'core/algebra/dual.ts' && after === before.replace(symmetric, transposed),
    why: 'the symmetric part is its own transpose, to the bit',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/algebra/dual.ts' &&
      ((before === symmetric && /^m\.(add|mul)\(/.test(after)) || before === 'm.constant(2)'),
    why: 'the factor stands in the slope and in the gaps that divide it, and the gaps are compared with the largest',
  },
  {
    is: ({ op, before, after }) =>
      ['detach', 'heaviside', 'argmax'].includes(op) && before.includes('m.constant(0)') && after.includes(before),
    why: 'its slope is 0, whatever its sign or factor',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/choices.ts' && /^m\.expand\((zero|m\.constant\(0\)),/.test(before) && after.includes(before),
    why: 'no derivative flows to a condition, and a zero is a zero, whatever its sign or factor',
  },
  {
    is: ({ file, after }) => file === 'core/ops/choices.ts' && after.startsWith('m.mul(m.constant(2), not('),
    why: 'a mask is asked for 0 or not 0: twice 1 says the same',
  },
  {
    is: ({ op, before, after, mutated }) =>
      op === 'cross_entropy' &&
      ((before === 'm.constant(0)' && after === 'm.constant((0) + 1)') ||
        (before === 'm.expand(m.constant(0), m.shapeOf(t))' && after === 'm.constant(0)') ||
        (before === 't' && mutated.includes('? m.expand(m.constant(0), m.shapeOf(x)) : m.neg('))),
    why: 'no derivative flows to the number of a class',
  },
  {
    is: ({ op, after }) => op === 'quadratic' && after.startsWith('m.matmul(m.transpose(m.add(A, m.transpose(A)))'),
    why: 'A + Aᵀ is its own transpose, to the bit',
  },
  {
    is: ({ op, after }) => op === 'eigvalsh' && after.startsWith('m.matmul(m.transpose(m.embed(g))'),
    why: 'a diagonal matrix is its own transpose',
  },
  {
    is: ({ op, before, after }) => op === 'norm1' && before === 'm.map(absolute, x)' && after === 'x',
    why: 'the slope of |x| is made of x and never looks at |x|',
  },
  {
    is: ({ op, before, after, mutated }) =>
      op === 'cosine_similarity' &&
      before === 'a' &&
      after === 'b' &&
      mutated.includes('spreadOver(m, cotangent, m.shapeOf(b), attributes)'),
    why: 'both vectors are of one shape',
  },
  {
    is: ({ file, before, after, mutated }) =>
      file === 'core/ops/convention.ts' &&
      ((before === 'm.mul(part, m.constant(0))' && after === 'part') ||
        mutated.includes('m.mul(part, m.constant((0) + 1))') ||
        mutated.includes('m.select(isZero, m.constant((0) + 1)')),
    why: 'where nothing is heard the cotangent is 0, so the part is 0 already',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/convention.ts' &&
      before.includes('m.mul(part, m.constant(NaN))') &&
      /^m\.(sub\(m\.mul\(part, m\.constant\(NaN\)\)|div\(part, m\.constant\(NaN\)\)|constant\(NaN\)$)/.test(after),
    why: 'what is done with NaN is NaN',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/convention.ts' &&
      before.includes('m.sub(x, m.detach(x))') &&
      (after === 'm.sub(one, m.sub(x, m.detach(x)))' || after === 'm.sub(m.detach(x), x)'),
    why: '(−1)^b has no derivative either way along b',
  },
  {
    is: ({ file, before, after, mutated }) =>
      file === 'core/ops/convention.ts' &&
      before === 'm.neg(part)' &&
      after === 'part' &&
      mutated.includes('m.select(mask, part, m.constant(0))'),
    why: 'a sum of zeros that begins with 0 is 0, and an undefined slope has no sign',
  },
  {
    is: ({ file, before, after, mutated }) =>
      file === 'core/ops/convention.ts' &&
      before === 'm.add(sum, part)' &&
      after === 'm.sub(sum, part)' &&
      mutated.includes('standing.reduce((sum, part) => m.sub(sum, part))'),
    why: '0 − 0 is 0 + 0, and an undefined slope has no sign',
  },
  {
    is: ({ file, before, after }) =>
      file === 'core/ops/convention.ts' &&
      /^m\.constant\(-?Infinity\)$/.test(before) &&
      after === `m.constant((${before.slice(11, -1)}) + 1)`,
    why: '∞ + 1 is ∞',
  },
]

/** Why a mutant is no mistake; null when it is one. */
export const equivalentBecause = (mutant) => known.find(({ is }) => is(mutant))?.why ?? null
