// An op whose rule a user writes as a formula, and optionally the backward rule too. The formula is read into uses of plain
// ops, which are run in any algebra; without a rule of the user's own the chain rule goes back over the same uses.
import { broadcastShapes } from '../algebra/broadcast'
import { numbers } from '../algebra/numbers'
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { isName } from '../grammar/letters'
import { parse } from '../grammar/parse'
import type { Tree } from '../grammar/tree'
import type { Tensor } from '../tensor'
import type { Body } from './body'
import { blockedInputs, pullBackThrough, resultOf, valuesOf, withSteps } from './body'
import type { Use } from './chain'
import { isFunctionName } from './formula/calls'
import type { Receiver } from './formula/uses'
import { namesIn, readTree } from './formula/uses'
import type { ReadValue } from './formula/values'
import { expected } from './formula/values'
import type { Attributes, OpDefinition } from './op'
import { carriesThrough, defaultAttributes } from './op'
import { plain } from './plain'

/** A formula as a list of uses: first its names, then constants and steps, each after what it needs. */
interface FormulaBody extends Body {
  readonly names: readonly string[]
  readonly constants: ReadonlyMap<number, ReadValue>
}

class BodyReader implements Receiver<number> {
  readonly uses: Use[] = []
  readonly constants = new Map<number, ReadValue>()
  private readonly varies: boolean[] = []
  private readonly names: readonly string[]

  constructor(names: readonly string[]) {
    this.names = names
    for (const _ of names) this.put({ op: plain.input, attributes: {}, inputs: [], carries: [] }, true)
  }

  private put(use: Use, varies: boolean): number {
    this.uses.push(use)
    this.varies.push(varies)
    return this.uses.length - 1
  }

  use(op: OpDefinition, inputs: readonly number[], given: Attributes): number {
    const attributes = { ...defaultAttributes(op), ...given }
    const carries = inputs.map((from, port) => this.varies[from] === true && carriesThrough(op, port, attributes))
    return this.put({ op, attributes, inputs, carries }, carries.includes(true))
  }

  constant(value: ReadValue): number {
    const at = this.put({ op: plain.constant, attributes: {}, inputs: [], carries: [] }, false)
    this.constants.set(at, value)
    return at
  }

  named(name: string, column: number): number {
    if (isFunctionName(name)) throw expected(column, `“(” after the function ${name}`, 'no bracket')
    if (!isName(name)) throw new Refusal(diagnostic('E109', { name }, { column }))
    const at = this.names.indexOf(name)
    if (at < 0) throw expected(column, this.names.join(' or '), `the name “${name}”`)
    return at
  }
}

function bodyOf(tree: Tree, names: readonly string[] = [...namesIn(tree)]): FormulaBody {
  const reader = new BodyReader(names)
  const result = readTree(reader, tree)
  return { names, uses: reader.uses, constants: reader.constants, result }
}

/** What a node's settings say: its formula, and its own backward rule, one formula per input, if it has one. */
export interface Written {
  readonly formula: FormulaBody
  readonly backward: readonly FormulaBody[] | null
}

const known = new WeakMap<Attributes, Written | Diagnostic>()

/** Reads the settings of a custom node, or says which of them is at fault and where (E112). Cost: linear, once per settings. */
export function writtenIn(attributes: Attributes): Written | Diagnostic {
  const before = known.get(attributes)
  if (before) return before
  const made = readWritten(String(attributes['formula']), String(attributes['backward'] ?? ''))
  known.set(attributes, made)
  return made
}

const problem = (text: string): Refusal => new Refusal(diagnostic('E418', { problem: text }))

/** Formulas between semicolons, without names. */
function treesOf(text: string): readonly Tree[] {
  // Every name in it is a port, e too: documents hold such formulas.
  return parse(text, isFunctionName, () => true).map(({ name, formula, column }) => {
    if (name !== null) throw expected(column, 'a formula', `the definition of ${name}`)
    return formula
  })
}

function readFormulaBody(text: string): FormulaBody {
  const [tree, second] = treesOf(text)
  if (!tree || second) throw problem('It is one formula. Put brackets where a part needs its own.')
  const body = bodyOf(tree)
  if (body.names.length === 0) throw problem('It needs a name for each input, as in a * sin(b).')
  return body
}

function readRules(text: string, names: readonly string[]): readonly FormulaBody[] | null {
  if (text.trim() === '') return null
  if (names.includes('y') || names.includes('g'))
    throw problem('Here y is the output and g its adjoint. Call the inputs of the formula something else.')
  const trees = treesOf(text)
  if (trees.length !== names.length) {
    const wanted =
      names.length === 1 ? `1 formula, for ${names[0]}` : `${names.length} formulas, for ${names.join(', ')}`
    throw problem(
      `It needs ${wanted}, with “;” between them; there ${trees.length === 1 ? 'is 1' : `are ${trees.length}`}.`,
    )
  }
  return trees.map((tree) => bodyOf(tree, [...names, 'y', 'g']))
}

function readWritten(formulaText: string, backwardText: string): Written | Diagnostic {
  const at = (setting: 'formula' | 'backward', finding: Diagnostic): Diagnostic =>
    diagnostic('E112', { setting, finding }, finding.place)
  const formula = caught(() => readFormulaBody(formulaText))
  if (isDiagnostic(formula)) return at('formula', formula)
  const backward = caught(() => readRules(backwardText, formula.names))
  return isDiagnostic(backward) ? at('backward', backward) : { formula, backward }
}

function sound(attributes: Attributes): Written {
  const written = writtenIn(attributes)
  if (isDiagnostic(written)) throw new Refusal(written)
  return written
}

/** Ports that no derivative can reach in the formula; a rule of the user's own says itself what flows. */
function blockedIn(attributes: Attributes): readonly number[] {
  const written = writtenIn(attributes)
  if (isDiagnostic(written) || written.backward) return []
  return blockedInputs(written.formula, written.formula.names.length)
}

/** The first step of a formula that stands on a kink at these inputs, as it is written. Cost: one rule per step. */
export function kinkedStepIn(formula: Body, inputs: readonly Tensor[]): OpDefinition | null {
  const values = valuesOf(numbers, formula, inputs)
  const found = formula.uses.find(({ op, attributes, inputs: from }) => {
    const given = from.map((input) => values[input] as Tensor)
    return op.kink?.on(numbers, given, attributes).data.some((stands) => stands !== 0) === true
  })
  return found?.op ?? null
}

/** The op whose formula is run with its steps made another way. A rule of the user's own stays as it is written. */
function madeOf(change: (op: OpDefinition) => OpDefinition): OpDefinition {
  const changed = new WeakMap<Body, Body>()
  const bodyWith = (body: Body): Body => {
    const made = changed.get(body) ?? withSteps(body, change)
    changed.set(body, made)
    return made
  }
  return { ...custom, ...ruleOver(bodyWith) }
}

/** Forward and backward rule over the formula, or over what is made of it. */
const ruleOver = (bodyWith: (body: Body) => Body): Pick<OpDefinition, 'forward' | 'vjp'> => ({
  forward: (m, inputs, attributes) => resultOf(m, bodyWith(sound(attributes).formula), inputs),
  vjp: (m, { inputs, output: y, cotangent: g, attributes }) => {
    const { formula, backward } = sound(attributes)
    if (backward) {
      return backward.map((rule, port) => {
        const part = resultOf(m, rule, [...inputs, y, g])
        return m.expand(part, broadcastShapes(m.shapeOf(part), m.shapeOf(inputs[port]!)))
      })
    }
    return pullBackThrough(m, bodyWith(formula), inputs, g)
  },
})

export const custom = {
  name: 'custom',
  title: 'formula of your own',
  family: 'own',
  sign: 'f(\\cdot)',
  ports: ['a', 'b'],
  portsFrom: (attributes) => {
    const written = writtenIn(attributes)
    if (!isDiagnostic(written)) return written.formula.names
    // The ports hang on the formula alone.
    const formula = caught(() => readFormulaBody(String(attributes['formula'])))
    return isDiagnostic(formula) ? null : formula.names
  },
  fault: (attributes) => {
    const written = writtenIn(attributes)
    return isDiagnostic(written) ? written : null
  },
  attributes: {
    formula: { title: 'formula', kind: 'formula', default: 'a * sin(b)' },
    backward: { title: 'backward', kind: 'formula', default: '' },
  },
  ...ruleOver((body) => body),
  withSteps: madeOf,
  // A rule of the user's own says itself what flows at a kink.
  kinkedStep: (inputs, attributes) => {
    const written = writtenIn(attributes)
    return isDiagnostic(written) || written.backward ? null : kinkedStepIn(written.formula, inputs)
  },
  blocks: blockedIn,
  // All of them go with [1, 2, 3].
  testShapes: [
    [[], []],
    [[1], []],
    [[1], [1]],
    [[3], [3]],
    [[2, 3], []],
    [[], [2, 3]],
    [[2, 1], [3]],
    [[3], [2, 3]],
    [
      [1, 3],
      [2, 1],
    ],
    [
      [2, 3],
      [2, 3],
    ],
    [[1, 1], [3]],
    [[2, 2, 1], [3]],
  ],
  testRange: [0.3, 1.6],
  testSettings: [
    { formula: '(a + b)^3 / a' },
    { formula: 'where(a > b, exp(a) * b, sqrt(a + b))' },
    { formula: 'log(a)(a - 2b) * [1, 2, 3]' },
  ],
  about: 'A formula that you write, and if you like its backward rule, which is always checked.',
  gate: '{node} is a formula of your own: its rule is the chain rule over the formula, unless you wrote one',
} satisfies OpDefinition
