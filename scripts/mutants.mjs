// Mutants of the derivative code: the built engine's text with one small mistake in it. Only text is made here; who runs it
// is test-long.mjs. Rules of ops (vjp, slope and what only they call), the backward pass, dual numbers and derivatives.
import ts from 'typescript'

const { SyntaxKind: Kind } = ts

/** Every node below `node`, itself included. */
function* nodesIn(node) {
  yield node
  for (const child of node.getChildren()) yield* nodesIn(child)
}

/** Where rules stand. */
const holdsRules = (file) => /core\/(ops\/|algebra\/elementary)/.test(file)

const isFunction = (node) =>
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isFunctionDeclaration(node)

const nameOf = (node) => node.name?.text ?? node.name?.getText()

/** `core/ops/vectors.ts` of a place in the bundle: the bundler writes each module's path above it. */
function regionsOf(text) {
  const marks = [...text.matchAll(/^\/\/ (core\/\S+\.ts)$/gm)].map((mark) => ({ at: mark.index, file: mark[1] }))
  return (at) => marks.findLast((mark) => mark.at <= at)?.file ?? ''
}

/** Which of these names each file of the bundle speaks of: the ops that a mistake in it may touch. */
export function namesByFile(text, names) {
  const parts = text.split(/^\/\/ (core\/\S+\.ts)$/m)
  const words = (part) => new Set(part.match(/\w+/g))
  const files = parts.flatMap((part, i) => (i % 2 === 1 ? [[part, words(parts[i + 1])]] : []))
  return new Map(files.map(([file, spoken]) => [file, names.filter((name) => spoken.has(name))]))
}

/** The top-level functions and constants by name. */
function topLevel(source) {
  const found = new Map()
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement)) found.set(nameOf(statement), statement)
    if (ts.isVariableStatement(statement))
      for (const one of statement.declarationList.declarations) found.set(nameOf(one), one)
  }
  return found
}

/** Top-level names that these nodes use, directly or through one another. */
function reached(nodes, tops) {
  const seen = new Set()
  const queue = [...nodes]
  while (queue.length > 0) {
    for (const node of nodesIn(queue.pop())) {
      if (!ts.isIdentifier(node) || seen.has(node.text) || !tops.has(node.text)) continue
      seen.add(node.text)
      queue.push(tops.get(node.text))
    }
  }
  return seen
}

/** Files whose every line is derivative code. */
const wholeFiles = ['core/algebra/dual.ts', 'core/ops/chain.ts', 'core/ops/convention.ts', 'core/engine/backward.ts']
const derivatives = ['vjp', 'slope', 'taken']
/** What the algebra is called there. */
const algebras = ['m', '_m', 'holes', 'walk']

/** The places where a mistake is a derivative bug: nodes of the tree, without overlaps. */
function zonesOf(source, regionOf) {
  const tops = topLevel(source)
  const rules = []
  const values = []
  for (const node of nodesIn(source)) {
    const isMember = ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)
    if (!isMember || !holdsRules(regionOf(node.getStart()))) continue
    if (derivatives.includes(nameOf(node))) rules.push(node)
    if (['forward', 'value', 'on', 'kink'].includes(nameOf(node))) values.push(node)
  }
  const forValues = reached(values, tops)
  const helpers = [...reached(rules, tops)].filter((name) => !forValues.has(name)).map((name) => tops.get(name))
  const isOfOps = (node) => holdsRules(regionOf(node.getStart()))
  const isWhole = (node) => wholeFiles.includes(regionOf(node.getStart()))
  const zones = new Set([...rules, ...helpers.filter(isOfOps), ...[...tops.values()].filter(isWhole)])
  return [...zones].filter(
    (zone) => ![...zones].some((other) => other !== zone && other.pos <= zone.pos && zone.end <= other.end),
  )
}

/** What each call of the algebra may be mistaken for. `m` is the algebra's name there, `args` the texts of its arguments. */
const mistaken = {
  add: (m, [a, b]) => [`${m}.sub(${a}, ${b})`, a, b],
  sub: (m, [a, b]) => [`${m}.add(${a}, ${b})`, `${m}.sub(${b}, ${a})`, a],
  mul: (m, [a, b]) => [`${m}.div(${a}, ${b})`, a, b],
  div: (m, [a, b]) => [`${m}.mul(${a}, ${b})`, `${m}.div(${b}, ${a})`, a],
  neg: (_m, [a]) => [a],
  pow: (m, [a, b]) => [`${m}.pow(${a}, ${m}.add(${b}, ${m}.constant(1)))`, a],
  map: (m, [fn, a]) => [`${m}.map(${fn}, ${m}.neg(${a}))`, a],
  matmul: (m, [a, b]) => [
    `${m}.matmul(${b}, ${a})`,
    `${m}.matmul(${m}.transpose(${a}), ${b})`,
    `${m}.matmul(${a}, ${m}.transpose(${b}))`,
  ],
  transpose: (_m, [a]) => [a],
  solve: (m, [a, b]) => [`${m}.solve(${m}.transpose(${a}), ${b})`, `${m}.matmul(${a}, ${b})`],
  map2: (m, [fn, a, b]) => [`${m}.map2(${fn}, ${b}, ${a})`],
  detach: (_m, [a]) => [a],
  collapse: (_m, [a]) => [a],
  expand: (_m, [a]) => [a],
  select: (m, [mask, a, b]) => [`${m}.select(${mask}, ${b}, ${a})`, a, b],
  greater: (m, [a, b]) => [`${m}.greater(${b}, ${a})`],
  part: (m, [a]) => [`${m}.part(${a}, 0)`],
  // Twice nothing is nothing, and no sum makes a number of NaN.
  constant: (m, [x]) =>
    x === 'NaN' || x === 'Number.NaN'
      ? [`${m}.constant(1)`]
      : [`${m}.constant((${x}) + 1)`, ...(x === '0' ? [] : [`${m}.constant(-2 * (${x}))`])],
}

/** Replacements for one node, as texts. */
function* replacements(node, algebra) {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression: owner, name } = node.expression
    const make = ts.isIdentifier(owner) && algebras.includes(owner.text) ? mistaken[name.text] : undefined
    const args = node.arguments.map((one) => one.getText())
    if (make) yield* make(owner.text, args)
  }
  if (ts.isArrayLiteralExpression(node) && isAnswer(node)) {
    const parts = node.elements.map((part) => part.getText())
    if (parts.length > 1) yield `[${[...parts].reverse().join(', ')}]`
  }
  if (algebra && isPart(node)) {
    const text = node.getText()
    yield `${algebra}.neg(${text})`
    yield `${algebra}.mul(${algebra}.constant(2), ${text})`
    yield `${algebra}.mul(${algebra}.constant(0), ${text})`
  }
}

/** The array that a rule answers with. */
const isAnswer = (node) => {
  const { parent } = node
  return ts.isArrowFunction(parent) || ts.isReturnStatement(parent) || ts.isParenthesizedExpression(parent)
}

/** One cotangent of an answer, or the slope that a function answers with. */
const isPart = (node) =>
  ts.isExpression(node) &&
  ((ts.isArrayLiteralExpression(node.parent) && isAnswer(node.parent)) ||
    (ts.isArrowFunction(node.parent) &&
      node.parent.body === node &&
      !ts.isArrayLiteralExpression(node) &&
      isSlope(node.parent)))

const isSlope = (arrow) => ts.isPropertyAssignment(arrow.parent) && nameOf(arrow.parent) === 'slope'

/** Names that a rule takes apart its inputs into: each may be mistaken for another. */
function operandsOf(zone) {
  const names = []
  for (const node of nodesIn(zone)) {
    if (!ts.isBindingElement(node) || node.propertyName?.getText() !== 'inputs') continue
    if (ts.isArrayBindingPattern(node.name))
      for (const one of node.name.elements) if (ts.isBindingElement(one)) names.push(nameOf(one))
  }
  return names
}

/** Uses of a name in an expression, not where it is bound or a property. */
const isUse = (node) =>
  ts.isIdentifier(node) &&
  !ts.isBindingElement(node.parent) &&
  !ts.isParameter(node.parent) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) &&
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node)

/** First parameter of the rule around a node: the algebra. */
function algebraOf(node) {
  for (let at = node; at; at = at.parent) {
    const first = isFunction(at) ? at.parameters[0]?.name.getText() : undefined
    if (algebras.includes(first)) return first
  }
  return null
}

/** The op whose record a place belongs to; null for what several share. */
function opOf(node) {
  for (let at = node; at; at = at.parent) {
    if (!ts.isObjectLiteralExpression(at)) continue
    const name = at.properties.find((one) => ts.isPropertyAssignment(one) && nameOf(one) === 'name')
    if (name && ts.isStringLiteral(name.initializer)) return name.initializer.text
  }
  return null
}

/** In the engine itself: adding up, which slots are visited, undoing of broadcasting. */
function* engineMistakes(node, file) {
  if (!wholeFiles.includes(file)) return
  if (ts.isConditionalExpression(node)) yield node.whenFalse.getText()
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === Kind.PlusToken)
    yield `${node.left.getText()} - ${node.right.getText()}`
}

/** All mutants of a bundle: where, in which file and op, what becomes what, and the mutated text. */
export function* mutantsOf(text) {
  const source = ts.createSourceFile('laws.cjs', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS)
  const regionOf = regionsOf(text)
  for (const zone of zonesOf(source, regionOf)) {
    const file = regionOf(zone.getStart())
    const operands = operandsOf(zone)
    for (const node of nodesIn(zone)) {
      const before = node.getText()
      const swaps = isUse(node) && operands.includes(before) ? operands.filter((other) => other !== before) : []
      const texts = new Set([...replacements(node, algebraOf(node)), ...engineMistakes(node, file), ...swaps])
      texts.delete(before)
      for (const after of texts) {
        const mutated = text.slice(0, node.getStart()) + after + text.slice(node.getEnd())
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
        yield { file, op: opOf(node), line, before, after, mutated }
      }
    }
  }
}
