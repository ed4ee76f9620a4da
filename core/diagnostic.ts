// A learner's mistake is a value: a code, a place and facts. The sentences stand in words/, one per code, checked by the compiler.
import type { Convention } from './convention'
import type { Shape } from './tensor'

/** Where something is wrong. Names, not positions on a screen. */
export interface Place {
  readonly node?: string
  readonly port?: number
  readonly input?: string
  /** 1-based column in a formula, or line and column in a file. */
  readonly column?: number
  readonly line?: number
}

/** How a NaN or an infinity comes into the world, or a 0 that should be none. */
export type BirthReason =
  'given' | 'overflow' | 'underflow' | 'division by 0' | 'pole' | 'no value' | '∞ − ∞' | '0 × ∞' | '0 ÷ 0' | '∞ ÷ ∞'

/** A stable formula that can take the place of the one that fails at a finding. */
export interface Mending {
  /** Id of the rewrite, and the node that it computes anew. */
  readonly rewrite: string
  readonly root: string
  readonly title: string
  /** Over the names of the graph: "logaddexp(x, y)". */
  readonly formula: string
}

/** What is wrong with a table. Rows are counted from 1, headings included. */
export type TableProblem =
  | { readonly kind: 'no rows' }
  /** `rows`: how many rows lack something. */
  | { readonly kind: 'empty cell'; readonly row: number; readonly column: string; readonly rows: number }
  | { readonly kind: 'ragged'; readonly row: number; readonly found: number; readonly wanted: number }
  | { readonly kind: 'no number'; readonly row: number; readonly column: string; readonly text: string }
  | { readonly kind: 'open quote'; readonly row: number }
  | { readonly kind: 'too many classes'; readonly column: string; readonly count: number; readonly limit: number }
  | { readonly kind: 'too many columns'; readonly count: number; readonly limit: number }

/** E1xx graph, E2xx shape, E3xx domain and numbers, E4xx file and formula, E5xx machine. */
export interface DiagnosticFacts {
  /** Names round the loop, first one repeated at the end. */
  E101: { loop: readonly string[] }
  E102: { node: string; op: string; port: string }
  E103: { node: string; port: string; first: string; second: string }
  E104: { node: string; shape: Shape }
  E105: { nodes: number }
  E106: { node: string; op: string }
  E107: { name: string }
  E108: { missing: string }
  E109: { name: string }
  E110: { node: string; port: number; ports: number; op: string }
  /** A formula that a user wrote into a node cannot be read. */
  E112: { setting: 'formula' | 'backward'; finding: Diagnostic }
  /** Which node is the result? Several have nothing after them. */
  E111: { ends: readonly string[] }
  /** Functions that would contain themselves, the first one repeated at the end. */
  E113: { loop: readonly string[] }
  /** Something inside a function. */
  E114: { function: string; finding: Diagnostic }
  /** What was chosen cannot become a function: the nodes whose values would be its results. */
  E115: { results: readonly string[] }
  /** A port of an open function, and the node that its value comes from. */
  E116: { port: string; from: string | null }

  E201: { op: string; a: Shape; b: Shape; nameA?: string; nameB?: string; needs?: string }
  E202: { a: Shape; b: Shape; inner: readonly [number, number]; nameA?: string; nameB?: string }
  E203: { op: string; needs: string; shape: Shape; name?: string }
  E204: { count: number; limit: number }
  E205: { rows: string }
  /** An index that is out of range. */
  /** A limit of the whole document, or of a shape. */
  E207: { what: 'nodes' | 'wires' | 'axes' | 'numbers' | 'functions' | 'levels'; count: number; limit: number }
  E206: { place: number; axis: number; size: number; name?: string }

  /**
   * `value` is the entry outside, or the shape of an input that is outside as a whole. `underflow`: the node in which a number too small to hold became the 0 that does harm here.
   * `isLeftOut`: no choice after it takes it, so that the result has nothing of it.
   */
  E301: {
    node: string
    op: string
    needs: string
    value: number | Shape
    wire: string
    underflow?: string
    isLeftOut?: true
    mending?: Mending
  }
  /** The first value that is none. `wire` brought what made it so. */
  E302: { node: string; op: string; value: number; reason: BirthReason; wire: string; mending?: Mending }
  /** The first gradient that is none. `isSum`: it arose where contributions were added, the last of them from this wire. */
  E303: {
    node: string
    wire: string
    upstream: number
    local: number
    reason: BirthReason
    isSum?: true
    /** In forward mode: the rate that the tail brings, times the slope. */
    isTangent?: true
    mending?: Mending
  }
  /** `slopes` is what mathematics says, `chosen` is PyTorch's; the convention is the document's. */
  E304: {
    node: string
    op: string
    where: string
    slopes: string
    chosen: string
    tensorflow: string
    jax: string
    convention: Convention
  }

  /** A backward rule of the user's own against a central difference, for an adjoint of 1. */
  E305: { node: string; input: string; rule: number; difference: number }

  E401: { line: number; column: number; problem: string }
  E402: { found: string }
  E403: { version: number; newest: number }
  E404: { path: string; problem: string }
  E405: { name: string }
  /** `remedy`: what was probably meant, as a sentence. */
  E411: { column: number; expected: string; found: string; remedy?: string }
  E412: { column: number; name: string; near: readonly string[] }
  E413: { what: 'length' | 'depth' | 'size'; count: number; limit: number }
  /** `remedy`: what was probably meant, where that can be told. */
  E414: { column: number; name: string; expects: string; found: number; remedy?: string }
  E415: { name: string }
  E416: { column: number; character: string }
  E417: { column: number; name: string }
  E418: { problem: string }
  /** A claimed derivative uses a name that the graph does not have. */
  E420: { column: number }
  /** What was copied cannot be pasted: null when it holds no text, else why it is no formula. */
  E421: { finding: Diagnostic | null }
  E419: { name: string; known: readonly string[] }
  E422: { problem: TableProblem }

  E501: { name: string; reason: string }
  E502: { name: string; reason: string }
  E503: { name: string; size: number; limit: number }
  E504: { name: string }
  /** Somebody else wrote to the file since it was read or written here. */
  E505: { name: string }
}

export type DiagnosticCode = keyof DiagnosticFacts

/** One finding. `severity` "note" marks what is right but worth knowing, such as a kink with a chosen slope. */
export type Diagnostic = {
  [Code in DiagnosticCode]: {
    readonly code: Code
    readonly severity: 'error' | 'note'
    readonly place: Place
    readonly facts: DiagnosticFacts[Code]
  }
}[DiagnosticCode]

/** Makes a finding. */
export function diagnostic<Code extends DiagnosticCode>(
  code: Code,
  facts: DiagnosticFacts[Code],
  place: Place = {},
  severity: 'error' | 'note' = 'error',
): Diagnostic {
  return { code, severity, place, facts } as Diagnostic
}

export const isDiagnostic = (value: unknown): value is Diagnostic =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value && 'place' in value

/**
 * Carries a diagnostic out of the middle of a rule. Thrown only inside core and caught at its public functions,
 * which return the diagnostic as a value.
 */
export class Refusal extends Error {
  readonly finding: Diagnostic
  constructor(finding: Diagnostic) {
    super(finding.code)
    this.finding = finding
  }
}

/** Runs `compute`; a Refusal becomes its diagnostic, any other exception is our bug and passes on. */
export function caught<T>(compute: () => T): T | Diagnostic {
  try {
    return compute()
  } catch (reason) {
    if (reason instanceof Refusal) return reason.finding
    throw reason
  }
}
