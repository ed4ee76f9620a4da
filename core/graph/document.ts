// The document: three objects (graph, layout, study) whose identity says what changed. Immutable; edits make new ones.
import type { Convention } from '../convention'
import type { Attributes } from '../ops/op'
import type { Tensor } from '../tensor'

export type NodeId = string

/** One use of an op. */
export interface GraphNode {
  readonly id: NodeId
  readonly op: string
  /** As the learner sees it, unique in the graph: w, s1, loss. */
  readonly name: string
  readonly attributes?: Attributes
  /** The function that this node uses, for a node whose op is `functionUse`. A file names it by its id. */
  readonly function?: GraphFunction
  /** Inputs, parameters and constants only. */
  readonly value?: Tensor
  /** What was typed where it was not a plain number: flat index -> "log(2)". `value` holds what it evaluates to. */
  readonly expressions?: Readonly<Record<number, string>>
  /** Where the slider of a number begins and ends. */
  readonly slider?: readonly [low: number, high: number]
  /** A name for each axis of the value, "" for an axis without one: batch, feature. */
  readonly axes?: readonly string[]
  /** Of a table: what stands in each column, features first. */
  readonly columns?: readonly Column[]
}

/** A column of a table. */
export interface Column {
  readonly name: string
  /** For a column of words: the words that its numbers 0, 1, 2 … stand for. */
  readonly classes?: readonly string[]
}

/** The op of a node that uses a function of the document. */
export const functionUse = 'function'

export type FunctionId = string

/**
 * A part of a graph that was given a name, to be used as one node as often as one likes. Its inputs and parameters are its
 * ports, in their order; its root is its value. All uses and the document's list hold the same object.
 */
export interface GraphFunction {
  readonly id: FunctionId
  /** Unique among the functions; formulas call it so. */
  readonly name: string
  readonly graph: Pick<Graph, 'nodes' | 'edges' | 'root'>
}

/** A wire. A port takes one wire, so `to` and `port` name it. */
export interface Edge {
  readonly from: NodeId
  readonly to: NodeId
  readonly port: number
}

/** "to.port": the name of a wire, unique in a sound graph. */
export type EdgeId = string
export const edgeId = (edge: { readonly to: NodeId; readonly port: number }): EdgeId => `${edge.to}.${edge.port}`
/** The node that a wire leads to, and the port there. */
export const headOf = (id: EdgeId): NodeId => id.slice(0, id.lastIndexOf('.'))
export const portOf = (id: EdgeId): number => Number(id.slice(id.lastIndexOf('.') + 1))

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly Edge[]
  /** The scalar whose derivatives we ask for; null leaves the choice to `rootOf`. */
  readonly root: NodeId | null
  /** What a kink means here; as PyTorch has it where absent. */
  readonly convention?: Exclude<Convention, 'pytorch'>
  /** Functions, used or not; absent where there is none. */
  readonly functions?: readonly GraphFunction[]
}

export interface Position {
  readonly x: number
  readonly y: number
}

/** A named rectangle on the paper; what stands inside goes with it. Ids are unique among frames and notes. */
export interface Frame extends Position {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly height: number
}

/** Text on the paper; mathematics stands between dollar signs. It is as high as its text. */
export interface Note extends Position {
  readonly id: string
  readonly text: string
  readonly width: number
}

/** Where things stand on one piece of paper. */
export interface Sheet {
  readonly positions: Readonly<Record<NodeId, Position>>
  /** From the back to the front. Absent where there are none. */
  readonly frames?: readonly Frame[]
  readonly notes?: readonly Note[]
}

export interface Layout extends Sheet {
  /** The paper inside each function; absent where there is none. */
  readonly functions?: Readonly<Record<FunctionId, Sheet>>
}

/** One number of an input or parameter: the node and the flat index into its value. */
export interface Entry {
  readonly node: NodeId
  readonly index: number
}

/** An axis of the surface: which number varies, and between what. */
export interface Axis extends Entry {
  readonly low: number
  readonly high: number
}

/** Who runs in a race: a name of the methods' catalogue, and its settings where they are not the study's and the defaults. */
export interface Runner {
  readonly method: string
  readonly settings?: Readonly<Record<string, number>>
}

/** A place to set out from: it sets these numbers (those of the axes, or all that a plane is cut through); the others stand as they are. */
export type Start = readonly (Entry & { readonly value: number })[]

/** Every runner sets out from every start; from where the inputs stand where there is none. */
export interface RacePlan {
  readonly runners: readonly Runner[]
  readonly starts: readonly Start[]
}

/** What is asked of the graph. Empty axes: the first two numbers of the graph, over a range that the program chooses. */
export interface Study {
  readonly axes: readonly Axis[]
  /** Step size of every method that takes one. */
  readonly rate: number
  /** How to walk downhill; gradient descent where absent. A name of the methods' catalogue. */
  readonly method?: string
  /** Its other settings, where they are not the defaults. */
  readonly settings?: Readonly<Record<string, number>>
  /** How many rows of the tables a step of training looks at; all of them where absent. */
  readonly batch?: Batch
  /** The node whose values the decision map shows; one is chosen where absent. */
  readonly output?: NodeId
  /** The node whose number the surface shows; the root where absent. Null where it was a node that is gone: a later one may get its id. */
  readonly height?: NodeId | null
  readonly picture?: PictureChoice
  /** Absent until someone chose who runs, or from where. */
  readonly race?: RacePlan
}

/** Rows are taken in the order of a shuffle that the seed draws anew for every epoch. */
export interface Batch {
  readonly size: number
  readonly seed: number
}

export const colourings = ['height', 'slope', 'linear error', 'quadratic error'] as const
/** What the colours of a picture say: f, |∇f|, or how far the linear or the quadratic model at the point is from f. */
export type Colouring = (typeof colourings)[number]

/** How the pictures of the function are drawn, where it is not as the program does by itself. */
export interface PictureChoice {
  readonly colour?: Colouring
  readonly heights?: 'linear' | 'log10'
  /** One unit of every axis is equally long. */
  readonly hasEqualUnits?: true
  /** One axis is all that is wanted, although there are numbers for two. */
  readonly isCurve?: true
}

export interface GraphDocument {
  readonly graph: Graph
  readonly layout: Layout
  readonly study: Study
}

export const emptyDocument: GraphDocument = {
  graph: { nodes: [], edges: [], root: null },
  layout: { positions: {} },
  study: { axes: [], rate: 0.1 },
}
