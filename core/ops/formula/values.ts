// Trees of numbers and lists -> tensors, with what was typed where it was an expression.
import { numbers } from '../../algebra/numbers'
import { shapes } from '../../algebra/shapes'
import { diagnostic, Refusal } from '../../diagnostic'
import { isEuler } from '../../grammar/parse'
import type { BinarySign, Tree } from '../../grammar/tree'
import type { Tensor } from '../../tensor'
import { maximumElements, maximumRank, scalar, sizeOf, tensor } from '../../tensor'
import type { Attributes, OpDefinition } from '../op'
import { defaultAttributes } from '../op'
import { plain } from '../plain'
import { grownTo, opCalled, refuseSurplus } from './calls'
import { settingsOf } from './settings'

/** A value and, by flat index, what was typed for entries that are not plain numbers. */
export interface ReadValue {
  readonly value: Tensor
  readonly expressions: Readonly<Record<number, string>>
}

/** The op of a sign between two values. */
export const opOfSign: Readonly<Record<BinarySign, OpDefinition>> = {
  '+': plain.add,
  '-': plain.sub,
  '*': plain.mul,
  '/': plain.div,
  '^': plain.pow,
  '@': plain.matmul,
  '>': plain.greater,
  '<': plain.less,
  '>=': plain.greater_equal,
  '<=': plain.less_equal,
  '==': plain.equal,
  '!=': plain.not_equal,
}

const specials: Readonly<Record<string, number>> = {
  pi: Math.PI,
  nan: NaN,
  NaN: NaN,
  inf: Infinity,
  Infinity: Infinity,
}

/** The number that a tree of numbers stands for; refuses names with E411 because a value depends on nothing. */
export function numberOf(tree: Tree): number {
  switch (tree.kind) {
    case 'number':
      return tree.value
    case 'negative':
      return -numberOf(tree.of)
    case 'name': {
      const special = specials[tree.name]
      if (special !== undefined && Object.hasOwn(specials, tree.name)) return special
      throw expected(tree.column, 'a number', `the name “${tree.name}”`)
    }
    case 'binary':
      if (tree.sign === '@') throw expected(tree.column, 'numbers', '“@”')
      return applied(opOfSign[tree.sign], {}, [tree.left, tree.right], tree.column)
    case 'call': {
      const op = opCalled(tree)
      const { length } = op.grows ? tree.items : op.ports
      if (tree.items.length < length) throw expected(tree.column, 'a function of numbers', tree.name)
      refuseSurplus(op, tree, tree.items.slice(length))
      return applied(
        op,
        { ...settingsOf(op, tree, tree.items.slice(length), numberOf), ...grownTo(op, length) },
        tree.items.slice(0, length),
        tree.column,
      )
    }
    case 'list':
      throw expected(tree.column, 'a number', 'a list')
    case 'index':
      throw expected(tree.column, 'a number', '“[”')
    case 'transpose':
      throw expected(tree.column, 'a number', '.T')
  }
}

export const expected = (column: number, what: string, found: string): Refusal =>
  new Refusal(diagnostic('E411', { column, expected: what, found }, { column }))

function applied(op: OpDefinition, given: Attributes, items: readonly Tree[], column: number): number {
  const attributes = { ...defaultAttributes(op), ...given }
  const inputs = items.map((item) => scalar(numberOf(item)))
  const shape = op.forward(
    shapes,
    inputs.map((input) => input.shape),
    attributes,
  )
  if (shape.length > 0) throw expected(column, 'a function of numbers', op.name)
  return op.forward(numbers, inputs, attributes).data[0] as number
}

/** A number written plainly, with or without a minus, needs no expression. */
const isPlain = (tree: Tree): boolean =>
  (tree.kind === 'number' && !isEuler(tree)) ||
  (tree.kind === 'negative' && tree.of.kind === 'number' && !isEuler(tree.of)) ||
  (tree.kind === 'name' && tree.name !== 'pi')

/** Text of a tree of numbers, as it would be typed. */
function typed(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return tree.text
    case 'name':
      return tree.name
    case 'negative':
      return `-${inBrackets(tree.of)}`
    case 'binary':
      return `${inBrackets(tree.left)}${tree.sign}${inBrackets(tree.right)}`
    case 'call': {
      const settings = Object.entries(tree.named).map(([name, value]) => `${name}=${typed(value)}`)
      return `${tree.name}(${[...tree.items.map(typed), ...settings].join(', ')})`
    }
    case 'list':
      return `(${tree.items.map((item) => `${typed(item)},`).join(' ')})`
    default:
      return ''
  }
}

const inBrackets = (tree: Tree): string =>
  tree.kind === 'binary' || tree.kind === 'negative' ? `(${typed(tree)})` : typed(tree)

/** A tree of numbers and lists as a tensor; refuses ragged lists with E205 and too many numbers with E204. */
export function valueOfTree(tree: Tree): ReadValue {
  const cells: Tree[] = []
  const shape: number[] = []
  for (let level: Tree | undefined = tree; level?.kind === 'list'; level = level.items[0])
    shape.push(level.items.length)
  if (shape.length > maximumRank)
    throw expected(tree.column, `at most ${maximumRank} levels of brackets`, `${shape.length}`)
  const gather = (part: Tree, axis: number): void => {
    if (axis === shape.length) {
      if (part.kind === 'list') throw ragged(shape)
      cells.push(part)
    } else {
      if (part.kind !== 'list' || part.items.length !== shape[axis]) throw ragged(shape)
      part.items.forEach((item) => gather(item, axis + 1))
    }
  }
  gather(tree, 0)
  const count = sizeOf(shape)
  if (count > maximumElements) throw new Refusal(diagnostic('E204', { count, limit: maximumElements }))
  const expressions = Object.fromEntries(cells.flatMap((cell, i) => (isPlain(cell) ? [] : [[i, typed(cell)]])))
  return { value: tensor(shape, cells.map(numberOf)), expressions }
}

const ragged = (shape: readonly number[]): Refusal =>
  new Refusal(diagnostic('E205', { rows: `not all have ${shape.slice(1).join(' × ') || 'one cell'}` }))
