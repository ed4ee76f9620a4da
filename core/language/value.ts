// Value fields: numbers, expressions of numbers, lists, and cells pasted from a spreadsheet -> a tensor.
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { numbers } from '../algebra/numbers'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { maximumElements, maximumRank, scalar, sizeOf, tensor } from '../tensor'
import { opCalled } from './functions'
import { parse } from './parse'
import { plainName } from './tokens'
import type { Tree } from './tree'

/** A value and, by flat index, what was typed for entries that are not plain numbers. */
export interface ReadValue {
  readonly value: Tensor
  readonly expressions: Readonly<Record<number, string>>
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
      return combine(tree)
    case 'call': {
      const op = opCalled(tree)
      if (isSource(op) || tree.items.length !== op.ports.length)
        throw expected(tree.column, 'a function of numbers', tree.name)
      const result = op.forward(
        numbers,
        tree.items.map((item) => scalar(numberOf(item))),
        { axis: 'all' },
      )
      return result.data[0] as number
    }
    default:
      throw expected(tree.column, 'a number', tree.kind === 'list' ? 'a list' : '.T')
  }
}

const expected = (column: number, what: string, found: string): Refusal =>
  new Refusal(diagnostic('E411', { column, expected: what, found }, { column }))

function combine({ sign, left, right, column }: Extract<Tree, { kind: 'binary' }>): number {
  const [a, b] = [scalar(numberOf(left)), scalar(numberOf(right))]
  const rules = { '+': numbers.add, '-': numbers.sub, '*': numbers.mul, '/': numbers.div, '^': numbers.pow }
  if (sign === '@') throw expected(column, 'numbers', '“@”')
  return rules[sign](a, b).data[0] as number
}

/** A number written plainly, with or without a minus, needs no expression. */
const isPlain = (tree: Tree): boolean =>
  tree.kind === 'number' ||
  (tree.kind === 'negative' && tree.of.kind === 'number') ||
  (tree.kind === 'name' && tree.name !== 'pi')

/** Text of a tree of numbers, as it would be typed. */
export function typed(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return tree.text
    case 'name':
      return tree.name
    case 'negative':
      return `-${inBrackets(tree.of)}`
    case 'binary':
      return `${inBrackets(tree.left)}${tree.sign}${inBrackets(tree.right)}`
    case 'call':
      return `${tree.name}(${tree.items.map(typed).join(', ')})`
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

/** Reads what was typed into a value field, or rows pasted from a spreadsheet (tabs, or commas, one row per line). */
export function readValue(text: string): ReadValue | Diagnostic {
  const trimmed = text.trim()
  const isTable =
    !trimmed.startsWith('[') && (/[\t\n]/.test(trimmed) || (trimmed.includes(',') && !/[[(]/.test(trimmed)))
  return caught(() => (isTable ? readTable(trimmed) : readOne(trimmed)))
}

function readOne(text: string): ReadValue {
  const [definition, second] = parse(text)
  if (!definition || definition.name !== null || second) throw expected(1, 'one value', 'a definition')
  return valueOfTree(definition.formula)
}

function readTable(text: string): ReadValue {
  const separator = text.includes('\t') ? '\t' : ','
  const rows = text.split(/\r?\n/).map((row) => row.split(separator).map((cell) => readOne(cell.trim())))
  const width = rows[0]?.length ?? 0
  const lengths = rows.map((row) => row.length)
  if (lengths.some((length) => length !== width)) {
    throw new Refusal(diagnostic('E205', { rows: lengths.slice(0, 8).join(', ') }))
  }
  const cells = rows.flat()
  const shape = rows.length === 1 ? [width] : [rows.length, width]
  const expressions = Object.fromEntries(
    cells.flatMap((cell, i) => (cell.expressions[0] ? [[i, cell.expressions[0]]] : [])),
  )
  return {
    value: tensor(
      shape,
      cells.map((cell) => cell.value.data[0] as number),
    ),
    expressions,
  }
}

/** Reads "x=0, y=log(2), A=[[1,2],[3,4]]": names with values, as the command line takes them. */
export function readAssignments(text: string): ReadonlyMap<string, ReadValue> | Diagnostic {
  const values = new Map<string, ReadValue>()
  for (const { name, text: value, column } of splitAssignments(text)) {
    const read = caught(() => {
      if (name === '') throw expected(column, 'a name and “=”', `“${value.trim()}”`)
      return readOne(value.trim())
    })
    if (isDiagnostic(read)) return read
    if (values.has(name)) return diagnostic('E418', { problem: `${name} is given twice. Give each name one value.` })
    values.set(name, read)
  }
  return values
}

/** Cuts at commas and semicolons that stand outside brackets. */
function splitAssignments(text: string): readonly { name: string; text: string; column: number }[] {
  const parts: { text: string; column: number }[] = []
  let depth = 0
  let start = 0
  const cut = (end: number): void => {
    const part = text.slice(start, end)
    if (part.trim() !== '') parts.push({ text: part, column: start + 1 })
    start = end + 1
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if ('[('.includes(character)) depth++
    else if ('])'.includes(character)) depth--
    else if (depth === 0 && ',;\n'.includes(character)) cut(at)
  }
  cut(text.length)
  return parts.map(({ text: part, column }) => {
    const equals = part.indexOf('=')
    return { name: equals < 0 ? '' : plainName(part.slice(0, equals).trim()), text: part.slice(equals + 1), column }
  })
}
