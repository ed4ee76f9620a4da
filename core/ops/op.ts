// What an operation is: one record, from which shapes, derivatives, formulas, code and tests are derived.
import type { Algebra } from '../algebra/algebra'

/** Fixed settings of one use of an op (an exponent, an axis), never differentiated. */
export type Attributes = Readonly<Record<string, number | string>>

export type Family =
  | 'sources'
  | 'arithmetic'
  | 'exponential'
  | 'trigonometry'
  | 'activations'
  | 'vectors'
  | 'matrices'
  | 'shaping'
  | 'losses'

export interface Rule<V> {
  readonly inputs: readonly V[]
  readonly output: V
  readonly cotangent: V
  readonly attributes: Attributes
}

/** A setting as the inspector shows it. `whole` keeps to integers; `signs` is one + or − per port. */
export interface AttributeDefinition {
  readonly title: string
  readonly kind: 'number' | 'whole' | 'axis' | 'signs'
  readonly default: number | string
}

/** The interval on which an op's first port is defined, and how a person writes that. */
export interface Domain {
  /** Which port; 0 unless said. */
  readonly port?: number
  readonly allows: (x: number) => boolean
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
  readonly latex?: (inputs: readonly string[], tight: readonly string[]) => string
  readonly numpy?: (inputs: readonly string[], attributes: Attributes) => string
}

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
  /** Formulas write it with signs (a + b, x^2, A @ B), not as a call. */
  readonly isInfix?: boolean
  /** Formula names beyond `name`. */
  readonly calls?: readonly string[]
  forward<V>(m: Algebra<V>, inputs: readonly V[], attributes: Attributes): V
  /**
   * Cotangent of each input, given the cotangent of the output. It may have the output's shape where the op stretched
   * an input: the engine collapses it.
   */
  vjp<V>(m: Algebra<V>, rule: Rule<V>): readonly V[]
  readonly notation?: Notation
  readonly domain?: Domain
  readonly kink?: Kink
  /** Numbers in this open interval suit every input of the law tests; they stay clear of kinks and borders. */
  readonly testRange?: readonly [number, number]
  /** Shapes that the law tests try besides numbers, per port; derived from rank 0 where absent. */
  readonly testShapes?: readonly (readonly (readonly number[])[])[]
  /** One sentence for the palette. */
  readonly about: string
  /** One sentence that says what the backward pass does here: "add copies its adjoint". Names fill {node}. */
  readonly gate: string
}

/** An op with no ports holds a value from the document. Only inputs and parameters have derivatives. */
export const isSource = (op: OpDefinition): boolean => op.ports.length === 0 && !op.grows
