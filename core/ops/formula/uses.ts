// Tree -> uses of ops. A sum of many terms is one use, a number times something is a scaling, x² is a square. Whoever receives
// the uses makes nodes of them (a graph) or steps (a formula of a user's own).
import { isEuler } from '../../grammar/parse'
import type { Tree } from '../../grammar/tree'
import type { Attributes, OpDefinition } from '../op'
import { plain } from '../plain'
import type { Call } from './calls'
import { grownTo, notTaken, opCalled, refuseSurplus } from './calls'
import { settingsOf } from './settings'
import type { ReadValue } from './values'
import { numberOf, opOfSign, valueOfTree } from './values'

type Binary = Extract<Tree, { kind: 'binary' }>

/** `wanted` is the name that a formula gives to a result; null where it gives none. */
export interface Receiver<N> {
  use(op: OpDefinition, from: readonly N[], attributes: Attributes, wanted: string | null): N
  constant(value: ReadValue, wanted: string | null): N
  named(name: string, column: number): N
  /** The op that this name calls here, before the catalogue is asked. */
  called?(name: string): OpDefinition | undefined
}

/** Reads a tree from the leaves up. Refuses with E204, E205, E411, E412 or E414. Cost: linear; a tree holds at most 500 parts. */
export function readTree<N>(receiver: Receiver<N>, top: Tree, topName: string | null = null): N {
  const use = (op: OpDefinition, from: readonly Tree[], attributes: Attributes, wanted: string | null): N =>
    receiver.use(
      op,
      from.map((tree) => read(tree)),
      attributes,
      wanted,
    )

  /** Pure numbers become a constant when they have a finite value; else the fault stays visible as uses. */
  function read(tree: Tree, wanted: string | null = null): N {
    if (literal(tree) !== null) return receiver.constant(valueOfTree(tree), wanted)
    switch (tree.kind) {
      case 'number':
        return receiver.constant(valueOfTree(tree), wanted)
      case 'name':
        return tree.name === 'pi'
          ? receiver.constant(valueOfTree(tree), wanted)
          : receiver.named(tree.name, tree.column)
      case 'negative':
        return use(plain.neg, [tree.of], {}, wanted)
      case 'transpose':
        return use(plain.transpose, [tree.of], {}, wanted)
      case 'index':
        return use(plain.index, [tree.of], { at: tree.at }, wanted)
      case 'list':
        if (holdsNumbersOnly(tree)) return receiver.constant(valueOfTree(tree), wanted)
        return use(plain.stack, tree.items, { count: tree.items.length }, wanted)
      case 'binary':
        return binary(tree, wanted)
      case 'call':
        return call(tree, wanted)
    }
  }

  function binary(tree: Binary, wanted: string | null): N {
    const { sign, left, right } = tree
    if (sign === '+' || sign === '-') return sum(tree, wanted)
    if (sign === '^') return power(left, right, wanted)
    if (sign === '*') {
      const [leftNumber, rightNumber] = [literal(left), literal(right)]
      if (leftNumber !== null) return use(plain.scale, [right], { factor: leftNumber }, wanted)
      if (rightNumber !== null) return use(plain.scale, [left], { factor: rightNumber }, wanted)
    }
    return use(opOfSign[sign], [left, right], {}, wanted)
  }

  /** w + x − y − z is one use with signs; two terms are an add or a subtract. */
  function sum(tree: Binary, wanted: string | null): N {
    const terms = termsOf(tree)
    const signs = terms.map((term) => term.sign).join('')
    const parts = terms.map((term) => term.tree)
    if (signs === '++') return use(plain.add, parts, {}, wanted)
    if (signs === '+-') return use(plain.sub, parts, {}, wanted)
    return use(plain.total, parts, { signs }, wanted)
  }

  function power(left: Tree, right: Tree, wanted: string | null): N {
    const exponent = literal(right)
    if (exponent === 2) return use(plain.square, [left], {}, wanted)
    if (exponent !== null) return use(plain.power, [left], { exponent }, wanted)
    if (isEuler(left)) return use(plain.exp, [right], {}, wanted)
    return use(plain.pow, [left, right], {}, wanted)
  }

  function call(tree: Call, wanted: string | null): N {
    const op = receiver.called?.(tree.name) ?? opCalled(tree)
    const [first, second] = tree.items
    const isPower = op.name === 'pow' || op.name === 'power'
    if (isPower && tree.items.length === 2) return power(first as Tree, second as Tree, wanted)
    const isListed = op.grows === true && first?.kind === 'list'
    const inputs = isListed ? first.items : op.grows ? tree.items : tree.items.slice(0, op.ports.length)
    const rest = isListed ? tree.items.slice(1) : tree.items.slice(inputs.length)
    if (inputs.length === 0 || (!op.grows && inputs.length < op.ports.length)) throw notTaken(op, tree)
    refuseSurplus(op, tree, rest)
    const attributes = settingsOf(op, tree, rest, numberOf)
    return use(op, inputs, { ...attributes, ...grownTo(op, inputs.length) }, wanted)
  }

  return read(top, topName)
}

/** Names that stand for values in a tree, in order of appearance. */
export function namesIn(tree: Tree): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (part: Tree): void => {
    if (part.kind === 'name' && part.name !== 'pi') found.add(part.name)
    else if (part.kind === 'list' || part.kind === 'call') part.items.forEach(visit)
    else if (part.kind === 'negative' || part.kind === 'transpose' || part.kind === 'index') visit(part.of)
    else if (part.kind === 'binary') [part.left, part.right].forEach(visit)
  }
  visit(tree)
  return found
}

/** Numbers and lists of numbers, which are one value. */
const holdsNumbersOnly = (tree: Tree): boolean =>
  tree.kind === 'list' ? tree.items.every(holdsNumbersOnly) : namesIn(tree).size === 0 && !holdsList(tree)

/** The finite number that a tree of numbers stands for; null for everything else. */
function literal(tree: Tree): number | null {
  if (namesIn(tree).size > 0 || holdsList(tree)) return null
  const value = numberOf(tree)
  return Number.isFinite(value) ? value : null
}

const holdsList = (tree: Tree): boolean =>
  tree.kind === 'list' ||
  tree.kind === 'transpose' ||
  tree.kind === 'index' ||
  (tree.kind === 'call' && (tree.items.length === 0 || tree.items.some(holdsList))) ||
  (tree.kind === 'negative' && holdsList(tree.of)) ||
  (tree.kind === 'binary' && (tree.sign === '@' || holdsList(tree.left) || holdsList(tree.right)))

/** Terms of a sum along its left spine, with their signs. */
function termsOf(tree: Tree): readonly { sign: '+' | '-'; tree: Tree }[] {
  const terms: { sign: '+' | '-'; tree: Tree }[] = []
  let first = tree
  while (first.kind === 'binary' && (first.sign === '+' || first.sign === '-') && literal(first) === null) {
    terms.push({ sign: first.sign, tree: first.right })
    first = first.left
  }
  const isTaken = first.kind === 'negative' && literal(first) === null
  terms.push(isTaken ? { sign: '-', tree: (first as { of: Tree }).of } : { sign: '+', tree: first })
  return terms.reverse()
}
