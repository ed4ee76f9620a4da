// Settings of a call in a formula, both ways: `axis=0`, torch's `dim=0`, `keepdims=True`, `shape=(2, -1)` <-> attributes.
import { diagnostic, Refusal } from '../../diagnostic'
import type { Tree } from '../../grammar/tree'
import type { AttributeDefinition, Attributes, OpDefinition } from '../op'
import type { Call } from './calls'

/** The number that a tree of numbers stands for. */
type ReadNumber = (tree: Tree) => number

/** Other libraries' words for the same setting. */
const sameSetting: Readonly<Record<string, string>> = {
  dim: 'axis',
  keepdim: 'keepdims',
  ddof: 'correction',
  newshape: 'shape',
  size: 'shape',
}

const refuse = (tree: Tree, expected: string, found = 'something else'): Refusal =>
  new Refusal(diagnostic('E411', { column: tree.column, expected, found }, { column: tree.column }))

function wholeNumber(tree: Tree, expected: string, numberOf: ReadNumber): number {
  const x = tree.kind === 'list' ? NaN : numberOf(tree)
  if (!Number.isInteger(x)) throw refuse(tree, expected, tree.kind === 'list' ? 'a list' : String(x))
  return x
}

/** What a tree says for a setting; refuses with E411 what is not of its kind. */
function settingOf({ kind, title }: AttributeDefinition, tree: Tree, numberOf: ReadNumber): number | string {
  switch (kind) {
    case 'number':
      return numberOf(tree)
    case 'whole': {
      const x = wholeNumber(tree, `a whole number for ${title}`, numberOf)
      if (x < 1) throw refuse(tree, `a whole number from 1 up for ${title}`, String(x))
      return x
    }
    case 'axis':
      return tree.kind === 'name' && tree.name === 'None'
        ? 'all'
        : String(wholeNumber(tree, `a whole number for ${title}`, numberOf))
    case 'flag': {
      const x = wholeNumber(tree, `True or False for ${title}`, numberOf)
      if (x !== 0 && x !== 1) throw refuse(tree, `True or False for ${title}`, String(x))
      return x
    }
    case 'shape': {
      const sizes = tree.kind === 'list' ? tree.items : [tree]
      return sizes.map((size) => wholeNumber(size, `sizes such as (2, 3) for ${title}`, numberOf)).join(', ')
    }
    default:
      throw refuse(tree, `no value for ${title}`)
  }
}

/** Settings of a call: keywords, then further values in the op's own order; further sizes are one shape. */
export function settingsOf(op: OpDefinition, call: Call, rest: readonly Tree[], numberOf: ReadNumber): Attributes {
  const definitions = Object.entries(op.attributes ?? {})
  const [first] = definitions
  const given: [string, Tree][] =
    first?.[1].kind === 'shape' && rest.length > 1
      ? [[first[0], { kind: 'list', items: rest, column: rest[0]!.column }]]
      : rest.flatMap((tree, i) => (definitions[i] ? [[definitions[i][0], tree] as [string, Tree]] : []))
  const named = Object.entries(call.named).map(([word, tree]): [string, Tree] => {
    const name = op.attributes?.[word] ? word : (sameSetting[word] ?? word)
    if (op.attributes && Object.hasOwn(op.attributes, name)) return [name, tree]
    const names = definitions.map(([key]) => key)
    throw refuse(tree, names.length > 0 ? names.join(' or ') : `no setting for ${call.name}`, `“${word}”`)
  })
  return Object.fromEntries(
    [...given, ...named].map(([name, tree]) => [
      name,
      settingOf(op.attributes?.[name] as AttributeDefinition, tree, numberOf),
    ]),
  )
}

/** The settings that are not as by default, as a formula writes them. */
export function writeSettings(op: OpDefinition, attributes: Attributes): readonly string[] {
  return Object.entries(op.attributes ?? {}).flatMap(([name, { kind, default: start }]) => {
    const value = attributes[name] ?? start
    // How many ports there are is seen.
    if (value === start || (op.grows && (kind === 'signs' || name === 'count'))) return []
    if (kind === 'flag') return [`${name}=${value === 1 ? 'True' : 'False'}`]
    if (kind === 'axis' && value === 'all') return [`${name}=None`]
    if (kind !== 'shape') return [`${name}=${value}`]
    const sizes = String(value)
    return [`${name}=(${sizes}${sizes === '' || sizes.includes(',') ? '' : ','})`]
  })
}
