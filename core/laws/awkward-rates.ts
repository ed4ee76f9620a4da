// Rates of change along a direction at awkward points, as a table: ties, powers of 0, equal eigenvalues. Data only;
// awkward.ts asks.

/** Formula, point, the direction in which each name moves, rate of the result. */
export type RateRow = readonly [formula: string, at: string, along: string, rate: number]

const { LN2 } = Math
const nan = NaN

export const awkwardRates: readonly RateRow[] = [
  // An exponent at rate 0 does not bring in log x, which is undefined here.
  ['x^y', 'x=-2, y=3', 'x=1, y=0', 12],
  ['x^y', 'x=-2, y=3', 'x=1, y=1', nan],
  ['x^y', 'x=-2, y=3', 'x=0, y=1', nan],
  ['x^y', 'x=2, y=3', 'x=1, y=1', 12 + 8 * LN2],
  ['x^y', 'x=0, y=0', 'x=1, y=1', 0],
  ['x^y', 'x=0, y=2', 'x=1, y=1', 0],
  ['x^y', 'x=0, y=1', 'x=3, y=1', 3],
  ['x^y', 'x=0, y=-1', 'y=1', -Infinity],
  ['sum(x^y)', 'x=[-2,2], y=[3,3]', 'x=[1,1], y=[0,1]', 24 + 8 * LN2],
  // Where several are largest, each has its share.
  ['max(x)', 'x=[2,2,1]', 'x=[1,4,8]', 2.5],
  ['min(x)', 'x=[2,1,1]', 'x=[8,1,4]', 2.5],
  ['sum(max(A, axis=1))', 'A=[[1,3],[2,2]]', 'A=[[8,1],[2,4]]', 4],
  ['norminf(x)', 'x=[2,2,1]', 'x=[1,4,8]', 2.5],
  // What moves alone is stretched before it is summed.
  ['sum(x + A)', 'x=[1,2,3], A=[[1,2,3],[4,5,6]]', 'x=[1,2,4]', 14],
  ['sum(A - x)', 'x=[1,2,3], A=[[1,2,3],[4,5,6]]', 'x=[1,2,4]', -14],
  // Equal eigenvalues go apart as the direction asks.
  ['dot([1,3], eigvalsh(A))', 'A=[[2,0],[0,2]]', 'A=[[5,0],[0,1]]', 16],
  ['dot([1,3], eigvalsh(A))', 'A=[[2,0],[0,2]]', 'A=[[0,1],[1,0]]', 2],
]
