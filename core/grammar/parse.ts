// Tokens -> tree, by binding strength (a Pratt parser). Errors name the column and what was expected there.
import { diagnostic, Refusal } from '../diagnostic'
import { remedyAt } from './remedy'
import { besideBinds, binding, comparisons, minusBinds, modules, truths } from './spelling'
import type { Token } from './tokens'
import { tokensOf } from './tokens'
import type { BinarySign, Definition, Tree } from './tree'

export const deepest = 64
export const largestTree = 500

/** The base of the exponential, where nothing else is called so. */
const euler = 'e'
export const isEuler = (tree: Tree): boolean => tree.kind === 'number' && tree.text === euler

/**
 * Reads definitions separated by `;` or line breaks. `isFunction` knows the names of functions, `isNode` what else has a name:
 * e is a number unless something is called so, there or in the text. Refuses with E411, E413, E416
 * or E417. Cost: linear.
 */
export function parse(
  text: string,
  isFunction: (name: string) => boolean,
  isNode: (name: string) => boolean = () => false,
): readonly Definition[] {
  const tokens = tokensOf(text)
  let at = 0
  /** What was read last is a number or ends in a round bracket, so a factor may stand beside it without a sign. */
  let mayMultiply = false
  /** Where an argument of a call begins: only there a round bracket may hold several values. */
  let argumentAt = -1
  /** How many |…| are open: within one, a bar closes it. */
  let bars = 0
  let depth = 0
  let parts = 0

  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)] as Token
  const isSign = (sign: string, ahead = 0): boolean => peek(ahead).kind === 'sign' && peek(ahead).text === sign
  const take = (): Token => tokens[at++] as Token
  const found = (token: Token): string => (token.kind === 'end' ? 'the end' : `“${token.text}”`)
  const fail = (wanted: string, token = peek()): never => {
    // `sin x`: the sign that is missing is not a plus.
    const place = tokens.indexOf(token)
    const before = tokens[place - 1]
    const isCall = before?.kind === 'name' && isFunction(before.text)
    const expected = isCall ? `“(” after the function ${before.text}` : wanted
    const remedy = remedyAt(tokens, place, isFunction)
    throw new Refusal(
      diagnostic('E411', { column: token.column, expected, found: found(token), remedy }, { column: token.column }),
    )
  }
  const isEulerTaken = isNode(euler) || tokens.some(({ text }, i) => text === euler && tokens[i + 1]?.text === '=')
  const expect = (sign: string): void => {
    if (!isSign(sign)) fail(`“${sign}”`)
    at++
  }
  const counted = <T extends Tree>(tree: T): T => {
    if (++parts > largestTree) throw new Refusal(diagnostic('E413', { what: 'size', count: parts, limit: largestTree }))
    return tree
  }

  function definition(): Definition {
    const { column } = peek()
    const behind = peek().kind === 'name' ? behindHead() : 0
    if (behind > 0) {
      const name = take().text
      at += behind
      return { name, formula: expression(0), column }
    }
    return { name: null, formula: expression(0), column }
  }

  /** How many tokens stand from a name to behind its “=”: one, or those of `f(x, y) =`; 0 where it is not defined here. */
  function behindHead(): number {
    if (isSign('=', 1)) return 1
    if (!isSign('(', 1)) return 0
    let ahead = 2
    while (peek(ahead).kind === 'name' && isSign(',', ahead + 1)) ahead += 2
    return peek(ahead).kind === 'name' && isSign(')', ahead + 1) && isSign('=', ahead + 2) ? ahead + 2 : 0
  }

  function expression(least: number): Tree {
    if (++depth > deepest) throw new Refusal(diagnostic('E413', { what: 'depth', count: depth, limit: deepest }))
    let left = suffixed(prefix())
    for (;;) {
      const token = peek()
      const holds = token.kind === 'sign' ? binding[token.text] : undefined
      if (holds) {
        if (holds[0] < least) break
        at++
        const sign = (token.text === '**' ? '^' : token.text) as BinarySign
        left = counted({ kind: 'binary', sign, left, right: expression(holds[1]), column: token.column })
        // 1/2x and x^2y could be meant in two ways.
        mayMultiply &&= sign === '*'
        if (comparisons.has(sign) && comparisons.has(peek().text)) fail('one comparison at a time, joined by *')
      } else if (mayMultiply && beginsFactor(token)) {
        if (besideBinds < least) break
        left = counted({ kind: 'binary', sign: '*', left, right: expression(besideBinds + 1), column: token.column })
        // `2x y` goes on as it began.
        mayMultiply ||= left.right.kind === 'name'
      } else break
    }
    depth--
    return left
  }

  /** `3x`, `2(x+1)`, `2sin(x)cos(x)`, `(x+1)(x-1)`: a name or a round bracket after a number or a closing bracket. */
  const beginsFactor = ({ kind, text: sign }: Token): boolean =>
    kind === 'name' || (kind === 'sign' && (sign === '(' || sign === '√' || (sign === '|' && bars === 0)))

  function prefix(): Tree {
    const token = peek()
    const { column } = token
    mayMultiply = token.kind === 'number'
    if (token.kind === 'number') {
      at++
      return counted({ kind: 'number', value: token.value, text: token.text, column })
    }
    if (token.kind === 'name') return named()
    if (isSign('-') || isSign('+')) {
      at++
      const of = expression(minusBinds)
      return token.text === '-' ? counted({ kind: 'negative', of, column }) : of
    }
    if (isSign('(')) return at === argumentAt ? severalOrOne() : inBrackets()
    if (isSign('√') || isSign('|')) return token.text === '|' ? inBars() : underRoot()
    if (isSign('[')) {
      const { items } = bracketed('[', ']')
      mayMultiply = false
      return counted({ kind: 'list', items, column })
    }
    return fail('a number, a name or “(”')
  }

  function inBrackets(): Tree {
    at++
    const inner = expression(0)
    expect(')')
    mayMultiply = true
    return inner
  }

  const called = (name: string, of: Tree, column: number): Tree => {
    mayMultiply = true
    return counted({ kind: 'call', name, items: [of], named: {}, column })
  }

  /** `√x`, `√(x + 1)`: of what stands next, and no more. */
  function underRoot(): Tree {
    const { column } = take()
    if (++depth > deepest) throw new Refusal(diagnostic('E413', { what: 'depth', count: depth, limit: deepest }))
    if (isSign('-') || isSign('+')) fail('a number, a name or “(”')
    const of = suffixed(prefix())
    depth--
    return called('sqrt', of, column)
  }

  function inBars(): Tree {
    const { column } = take()
    bars++
    const of = expression(0)
    bars--
    expect('|')
    return called('abs', of, column)
  }

  /** `(x + y)`, or the values of `(x, y)`, which is Python's other way to write a list. */
  function severalOrOne(): Tree {
    const { column } = peek()
    const { items, isOne } = bracketed('(', ')', false)
    mayMultiply = isOne
    return isOne ? (items[0] as Tree) : counted({ kind: 'list', items, column })
  }

  function named(): Tree {
    const first = take()
    let token = first
    while (isSign('.') && modules.has(token.text) && peek(1).kind === 'name') {
      at++
      token = take()
    }
    const { column } = first
    if (isFunction(token.text) && isSign('^') && peek(1).kind === 'number' && isSign('(', 2)) fail('')
    const truth = Object.hasOwn(truths, token.text) ? truths[token.text] : undefined
    if (truth !== undefined) return counted({ kind: 'number', value: truth, text: token.text, column })
    if (token.text === euler && !isEulerTaken) {
      mayMultiply = false
      return counted({ kind: 'number', value: Math.E, text: euler, column })
    }
    if (!isSign('(')) return counted({ kind: 'name', name: token.text, column })
    const { items, keywords } = bracketed('(', ')')
    mayMultiply = true
    return counted({ kind: 'call', name: token.text, items, named: keywords, column })
  }

  interface Bracketed {
    readonly items: readonly Tree[]
    readonly keywords: Readonly<Record<string, Tree>>
    /** One value and no comma. */
    readonly isOne: boolean
  }

  /** What stands between brackets, separated by commas; in a call, `axis=0` is a keyword. */
  function bracketed(open: string, close: string, isCall = open === '('): Bracketed {
    expect(open)
    const items: Tree[] = []
    const keywords: Record<string, Tree> = Object.create(null) as Record<string, Tree>
    let commas = 0
    while (!isSign(close)) {
      const keyword = isCall && peek().kind === 'name' && isSign('=', 1) ? peek().text : null
      if (keyword !== null) at += 2
      if (open === '(') argumentAt = at
      const value = expression(0)
      if (keyword !== null) keywords[keyword] = value
      else items.push(value)
      if (!isSign(',') && !isSign(close)) fail(`“,” or “${close}”`)
      if (isSign(',')) {
        commas++
        at++
      }
    }
    at++
    return { items, keywords, isOne: items.length === 1 && commas === 0 }
  }

  function suffixed(tree: Tree): Tree {
    let result = tree
    for (;;) {
      const { column } = peek()
      if (isSign('.')) result = counted({ kind: 'transpose', of: result, column: transposition() })
      else if (isSign('[') && result.kind !== 'number')
        result = counted({ kind: 'index', of: result, at: places(), column })
      else return result
      mayMultiply = false
    }
  }

  function transposition(): number {
    const name = peek(1)
    const { column } = name
    if (name.kind !== 'name' || name.text !== 'T') {
      throw new Refusal(diagnostic('E417', { column, name: name.kind === 'end' ? '' : name.text }, { column }))
    }
    at += 2
    return column
  }

  /** `[0]`, `[1:3]`, `[:, -1]`: whole numbers and slices, one per axis. */
  function places(): string {
    expect('[')
    const found: string[] = []
    do {
      if (found.length > 0) at++
      const start = wholeNumber()
      let text = start
      for (let colons = 0; colons < 2 && isSign(':'); colons++) {
        at++
        text += `:${wholeNumber()}`
      }
      if (text === '') fail('a whole number or “:”')
      found.push(text)
    } while (isSign(','))
    if (!isSign(']')) fail('“,” or “]”')
    at++
    return found.join(', ')
  }

  /** Digits with or without a minus; empty where there are none. */
  function wholeNumber(): string {
    const minus = isSign('-') ? '-' : ''
    if (minus) at++
    const token = peek()
    if (token.kind === 'number' && /^\d+$/.test(token.text)) return minus + take().text
    return minus || token.kind === 'number' ? fail('a whole number') : ''
  }

  const definitions: Definition[] = []
  while (isSign(';')) at++
  do {
    definitions.push(definition())
    if (peek().kind !== 'end' && !isSign(';')) fail('a sign such as + or *, or the end')
    while (isSign(';')) at++
  } while (peek().kind !== 'end')
  return definitions
}
