// What an operation is: one record, from which shapes, derivatives, formulas, code and tests are derived.
import type { Algebra } from '../algebra/algebra'
import type { Diagnostic } from '../diagnostic'
import type { Relation, Term, Writing } from '../algebra/term'
import type { Tensor } from '../tensor'

/** Fixed settings of one use of an op (an exponent, an axis), never differentiated. */
export type Attributes = Readonly<Record<string, number | string>>

export type Family =
  | 'sources'
  | 'arithmetic'
  | 'exponential'
  | 'trigonometry'
  | 'activations'
  | 'choices'
  | 'vectors'
  | 'matrices'
  | 'shaping'
  | 'losses'
  | 'own'

export interface Rule<V> {
  readonly inputs: readonly V[]
  readonly output: V
  readonly cotangent: V
  readonly attributes: Attributes
}

/**
 * A setting as the inspector shows it. `whole` keeps to integers between its bounds (1 and 64 unless said); `signs` is one
 * + or − per port; `shape` is sizes with commas, "2, 3"; `flag` is 1 for yes and 0 for no; `choice` is one of its options;
 * `entries` is what stands between the brackets of an index, such as "0, 1:3"; `formula` is a text that the op itself reads.
 */
export type AttributeDefinition = { readonly title: string } & (
  | { readonly kind: 'number'; readonly default: number }
  | { readonly kind: 'whole'; readonly default: number; readonly least?: number; readonly most?: number }
  | { readonly kind: 'axis' | 'signs' | 'shape' | 'entries' | 'formula'; readonly default: string }
  | { readonly kind: 'flag'; readonly default: 0 | 1 }
  | { readonly kind: 'choice'; readonly default: string; readonly options: readonly string[] }
)

/** Where an op is defined, and how a person writes that. */
export interface Domain {
  /** Which port's entries; 0 unless said. */
  readonly port?: number
  /** The interval of one entry. */
  readonly allows?: (x: number, attributes: Attributes) => boolean
  /** What no single entry tells: a singular matrix, a vector of zeros, too few entries. */
  readonly admits?: (inputs: readonly Tensor[], attributes: Attributes) => boolean
  readonly needs: string
  /** Some points outside are fine, such as whole powers of negative numbers: a finding only where a number suffers. */
  readonly isLenient?: boolean
}

/** A point at which several slopes are possible, and what is chosen there. */
export interface Kink {
  /**
   * 1 where an entry stands on the kink, else 0. Written in the algebra, so that every interpreter can ask; its shape
   * stretches over every input or is the output's.
   */
  on<V>(m: Algebra<V>, inputs: readonly V[], attributes: Attributes): V
  readonly where: string
  /** What mathematics says: the set of slopes. */
  readonly slopes: string
  /** The set has no bound, as at a jump: not even times 0 is it 0. */
  readonly isUnbounded?: boolean
  /** PyTorch's choice, which is ours unless the document says otherwise. */
  readonly chosen: string
  readonly tensorflow: string
  readonly jax: string
}

/** How formulas and code spell an op where the derived text is not what a textbook writes. */
export interface Notation {
  /** `tight` are the inputs with brackets where a product would need them. */
  readonly latex?: (inputs: readonly string[], tight: readonly string[], attributes: Attributes) => string
  /** What each port receives, in LaTeX, over tight inputs, output and cotangent. */
  readonly backward?: (
    inputs: readonly string[],
    output: string,
    cotangent: string,
    attributes: Attributes,
  ) => readonly string[]
  readonly numpy?: (inputs: readonly string[], attributes: Attributes) => string
  /** A comparison stands between its two inputs, looser than a sum. */
  readonly relation?: Relation
}

export type Interval = readonly [low: number, high: number]

export interface OpDefinition {
  readonly name: string
  readonly title: string
  readonly family: Family
  /** What stands in the corner of a node: LaTeX of a few signs, such as "(\\cdot)^2". */
  readonly sign: string
  readonly ports: readonly string[]
  /** Ops such as a sum of many take any number of wires from `ports.length` up; each new port is named by its number. */
  readonly grows?: boolean
  readonly attributes?: Readonly<Record<string, AttributeDefinition>>
  /** Its value counts as a constant, so a difference check must not let it move. */
  readonly isHeld?: boolean
  /** Formulas write it with signs (a + b, x^2, A @ B), not as a call. */
  readonly isInfix?: boolean
  /** Port names that come from the settings; null where these are at fault. `ports` are those of the defaults. */
  portsFrom?(attributes: Attributes): readonly string[] | null
  /** What is wrong with the settings by themselves (E112). */
  fault?(attributes: Attributes): Diagnostic | null
  /** A source whose value follows from its settings, so that the document does not hold it. Refuses with E203 or E204. */
  draw?(attributes: Attributes): Tensor
  /** What the axes of such a value are called. */
  readonly axes?: readonly string[]
  /** Formula names beyond `name`. */
  readonly calls?: readonly string[]
  forward<V>(m: Algebra<V>, inputs: readonly V[], attributes: Attributes): V
  /**
   * Cotangent of each input, given the cotangent of the output. It may have the output's shape where the op stretched
   * an input: the engine collapses it.
   */
  vjp<V>(m: Algebra<V>, rule: Rule<V>): readonly V[]
  /**
   * Ports through which no derivative flows, whatever the numbers: "no path", which is not zero. All of a source: it has no
   * derivative of its own.
   */
  readonly blocks?: 'all' | readonly number[] | ((attributes: Attributes) => readonly number[])
  /**
   * For an op that chooses between its inputs: per port 1 where an entry is taken, else 0; null for a port that is not chosen
   * from. What is not taken receives nothing, so the rules before it cannot turn it into a NaN (0 × ∞).
   */
  taken?<V>(m: Algebra<V>, inputs: readonly V[]): readonly (V | null)[]
  readonly notation?: Notation
  readonly domain?: Domain
  readonly kink?: Kink
  /** For an op whose settings hold a formula: the step of it that stands on a kink; null where none does. */
  kinkedStep?(inputs: readonly Tensor[], attributes: Attributes): OpDefinition | null
  /** For such an op: the same with its steps made another way, as under a convention. */
  withSteps?(change: (op: OpDefinition) => OpDefinition): OpDefinition
  /** Numbers in these open intervals suit every input of the law tests; they stay clear of kinks and borders. */
  readonly testRange?: Interval | readonly Interval[]
  /** Settings that the law tests try besides the defaults. */
  readonly testSettings?: readonly Attributes[]
  /** Shapes that the law tests try besides numbers, per port; derived from rank 0 where absent. */
  readonly testShapes?: readonly (readonly (readonly number[])[])[]
  /** The same for settings that must suit the shapes of the inputs; tried instead of every axis. */
  readonly testSettingsOn?: (shapes: readonly (readonly number[])[]) => readonly Attributes[]
  /** The law tests add to the diagonal of the first input, so that it is far from singular and its determinant above 0. */
  readonly testDominant?: true
  /** One sentence for the palette. */
  readonly about: string
  /** One sentence that says what the backward pass does here: "add copies its adjoint". Names fill {node}. */
  readonly gate: string
}

/** An op with no ports holds a value from the document, or draws one. One that blocks all has no derivative. */
export const isSource = (op: OpDefinition): boolean => op.ports.length === 0 && !op.grows && !op.portsFrom

/** The op over pieces of text. A comparison is written as it is read, not as it is computed. */
export function termOf(m: Writing, op: OpDefinition, inputs: readonly Term[], attributes: Attributes): Term {
  const relation = op.notation?.relation
  return relation ? m.relation(inputs[0]!, relation, inputs[1]!) : op.forward(m, inputs, attributes)
}

/** Does a derivative flow back through this port? */
export function carriesThrough({ blocks = [] }: OpDefinition, port: number, attributes: Attributes): boolean {
  if (blocks === 'all') return false
  return !(typeof blocks === 'function' ? blocks(attributes) : blocks).includes(port)
}

/** The settings of an op before anybody sets them. */
export const defaultAttributes = (op: OpDefinition): Attributes =>
  Object.fromEntries(Object.entries(op.attributes ?? {}).map(([name, { default: start }]) => [name, start]))

/** Settings that are typed as text: what they may be made of, and how a person writes them. */
export const typedSettings = {
  shape: { allows: /^(-?\d{1,7}(, ?-?\d{1,7}){0,3})?$/, needs: 'sizes such as 2, 3' },
  entries: { allows: /^[-\d:, ]{1,100}$/, needs: 'places such as 0, 1:3' },
} as const
/** A setting that is a number. */
export const settingOf = (attributes: Attributes, name: string): number => Number(attributes[name])
