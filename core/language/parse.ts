// Tokens -> tree, by binding strength (a Pratt parser). Errors name the column and what was expected there.
import { diagnostic, Refusal } from '../diagnostic'
import { isFunctionName } from './functions'
import type { Token } from './tokens'
import { tokensOf } from './tokens'
import type { BinarySign, Definition, Tree } from './tree'

export const deepest = 64
export const largestTree = 500

/** How tightly a sign holds what stands left and right of it. Powers lean to the right and hold tighter than a minus. */
const binding: Readonly<Record<string, readonly [left: number, right: number]>> = {
  '+': [10, 11],
  '-': [10, 11],
  '*': [20, 21],
  '/': [20, 21],
  '@': [20, 21],
  '^': [41, 40],
  '**': [41, 40],
}
const minusBinds = 30
const besideBinds = 20

/** Modules whose functions are ours under the same name: the prefix is read and dropped. */
const modules = new Set([
  'np',
  'numpy',
  'torch',
  'math',
  'tf',
  'jnp',
  'jax',
  'F',
  'nn',
  'functional',
  'linalg',
  'special',
  'tensorflow',
])

/** Reads definitions separated by `;` or line breaks. Refuses with E411, E413, E416 or E417. Cost: linear. */
export function parse(text: string): readonly Definition[] {
  const tokens = tokensOf(text)
  let at = 0
  let depth = 0
  let parts = 0

  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)] as Token
  const isSign = (sign: string, ahead = 0): boolean => peek(ahead).kind === 'sign' && peek(ahead).text === sign
  const take = (): Token => tokens[at++] as Token
  const found = (token: Token): string => (token.kind === 'end' ? 'the end' : `“${token.text}”`)
  const fail = (wanted: string, token = peek()): never => {
    // `sin x`: the sign that is missing is not a plus.
    const before = tokens[tokens.indexOf(token) - 1]
    const isCall = before?.kind === 'name' && isFunctionName(before.text)
    const expected = isCall ? `“(” after the function ${before.text}` : wanted
    throw new Refusal(
      diagnostic('E411', { column: token.column, expected, found: found(token) }, { column: token.column }),
    )
  }
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
    if (peek().kind === 'name' && isSign('=', 1)) {
      const name = take().text
      at++
      return { name, formula: expression(0), column }
    }
    return { name: null, formula: expression(0), column }
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
      } else if (standsBeside(left, token)) {
        if (besideBinds < least) break
        left = counted({ kind: 'binary', sign: '*', left, right: expression(besideBinds + 1), column: token.column })
      } else break
    }
    depth--
    return left
  }

  /** `3x`, `2(x+1)`, `2 sin(x)`: a number times what follows it. Nothing else multiplies without a sign. */
  const standsBeside = (left: Tree, next: Token): boolean => {
    if (next.kind !== 'name' && !(next.kind === 'sign' && next.text === '(')) return false
    const last = left.kind === 'binary' && left.sign === '*' ? left.right : left
    return last.kind === 'number' || (left.kind === 'negative' && left.of.kind === 'number')
  }

  function prefix(): Tree {
    const token = peek()
    const { column } = token
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
    if (isSign('(')) {
      at++
      const inner = expression(0)
      expect(')')
      return inner
    }
    if (isSign('[')) return counted({ kind: 'list', items: bracketed('[', ']').items, column })
    return fail('a number, a name or “(”')
  }

  function named(): Tree {
    const first = take()
    let token = first
    while (isSign('.') && modules.has(token.text) && peek(1).kind === 'name') {
      at++
      token = take()
    }
    const { column } = first
    if (!isSign('(')) return counted({ kind: 'name', name: token.text, column })
    const { items, keywords } = bracketed('(', ')')
    return counted({ kind: 'call', name: token.text, items, named: keywords, column })
  }

  /** What stands between brackets, separated by commas; `axis=0` is a keyword. */
  function bracketed(open: string, close: string): { items: readonly Tree[]; keywords: Record<string, Tree> } {
    expect(open)
    const items: Tree[] = []
    const keywords: Record<string, Tree> = Object.create(null) as Record<string, Tree>
    while (!isSign(close)) {
      if (open === '(' && peek().kind === 'name' && isSign('=', 1)) {
        const keyword = take().text
        at++
        keywords[keyword] = expression(0)
      } else items.push(expression(0))
      if (isSign(',')) at++
      else if (!isSign(close)) fail(`“,” or “${close}”`)
    }
    at++
    return { items, keywords }
  }

  function suffixed(tree: Tree): Tree {
    let result = tree
    while (isSign('.')) {
      const name = peek(1)
      if (name.kind !== 'name' || name.text !== 'T') {
        const { column } = name
        throw new Refusal(diagnostic('E417', { column, name: name.kind === 'end' ? '' : name.text }, { column }))
      }
      at += 2
      result = counted({ kind: 'transpose', of: result, column: name.column })
    }
    return result
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
