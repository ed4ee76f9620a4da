// The shape of a `.gradwire` document as JSON, versions 1 and 2, and its limits. Version 2 has functions; a document without
// any is written as version 1, which older programs read. Meaning (wires, names) is checked in sound.ts.
import { longestFormula } from '../grammar/tokens'
import { longestNote } from '../graph/annotations'
import { isAxisName } from '../graph/axes'
import { colourings } from '../graph/document'
import { mostRunners, mostStartNumbers } from '../graph/race-plan'
import { maximumRank, maximumTotal } from '../tensor'
import { isMethodName } from '../calculus/methods/catalogue'
import * as z from 'zod/mini'

// Zod would compile schemas with `new Function`; the content security policy forbids even its trying.
z.config({ jitless: true })

export const formatName = 'gradwire'
export const newestVersion = 2
/** The oldest version that can say what a document holds. */
export const versionFor = (hasFunctions: boolean): number => (hasFunctions ? newestVersion : 1)

/** Limits are checked before anything of that size is made. */
export const limits = {
  /** Characters of the whole text. */
  text: 32 * 1_048_576,
  depth: 64,
  label: 200,
  nodes: 5_000,
  edges: 20_000,
  ports: 1_000,
  /** Frames, and as many notes. */
  annotations: 1_000,
  functions: 200,
  /** Named columns of a table, and classes of a column. */
  columns: 1_000,
  /** Numbers in all values together. */
  elements: maximumTotal,
} as const

/** Ids are keys of tables: names that every object already has would be found where nothing was put. */
const isFreeKey = (text: string): boolean => !(text in {})

const id = z.string().check(z.minLength(1), z.maxLength(limits.label), z.refine(isFreeKey))
const wholeFrom0 = z.int().check(z.nonnegative())

const word = z.string().check(z.maxLength(limits.label))
const column = z.strictObject({
  name: word,
  classes: z.optional(z.array(word).check(z.minLength(1), z.maxLength(limits.columns))),
})

const node = z.strictObject({
  id,
  op: z.string().check(z.minLength(1), z.maxLength(limits.label)),
  name: z.string().check(z.minLength(1), z.maxLength(limits.label)),
  attributes: z.optional(z.record(z.string(), z.union([z.number(), z.string().check(z.maxLength(longestFormula))]))),
  // Read by cells.ts: a schema over a million numbers would be slow.
  value: z.optional(z.unknown()),
  slider: z.optional(z.tuple([z.number(), z.number()])),
  axes: z.optional(z.array(z.string().check(z.refine(isAxisName))).check(z.maxLength(maximumRank))),
  columns: z.optional(z.array(column).check(z.maxLength(limits.columns))),
  /** The id of the function that the node uses. */
  function: z.optional(id),
})

const edge = z.strictObject({ from: id, to: id, port: wholeFrom0.check(z.maximum(limits.ports)) })

const settings = z.record(z.string().check(z.maxLength(limits.label)), z.number())

const axis = z.strictObject({ node: id, index: wholeFrom0, low: z.number(), high: z.number() })

const frame = z.strictObject({
  id,
  title: z.string().check(z.maxLength(limits.label)),
  x: z.number(),
  y: z.number(),
  width: z.number().check(z.positive()),
  height: z.number().check(z.positive()),
})

const note = z.strictObject({
  id,
  text: z.string().check(z.maxLength(longestNote)),
  x: z.number(),
  y: z.number(),
  width: z.number().check(z.positive()),
})

const nodes = z.array(node).check(z.maxLength(limits.nodes))
const edges = z.array(edge).check(z.maxLength(limits.edges))
/** Where things stand on one piece of paper: the document's, or a function's. */
const sheet = {
  positions: z.record(id, z.strictObject({ x: z.number(), y: z.number() })),
  frames: z.optional(z.array(frame).check(z.maxLength(limits.annotations))),
  notes: z.optional(z.array(note).check(z.maxLength(limits.annotations))),
}

const definition = z.strictObject({
  id,
  name: z.string().check(z.minLength(1), z.maxLength(limits.label)),
  nodes,
  edges,
  root: z.nullable(id),
})

const runner = z.strictObject({
  method: z.string().check(z.refine(isMethodName)),
  settings: z.optional(settings),
})

const start = z
  .array(z.strictObject({ node: id, index: wholeFrom0, value: z.number() }))
  .check(z.minLength(1), z.maxLength(mostStartNumbers))

export const documentSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal([1, 2]),
  graph: z.strictObject({
    nodes,
    edges,
    root: z.nullable(id),
    convention: z.optional(z.enum(['mathematics', 'strict'])),
    functions: z.optional(z.array(definition).check(z.maxLength(limits.functions))),
  }),
  layout: z.strictObject({ ...sheet, functions: z.optional(z.record(id, z.strictObject(sheet))) }),
  study: z.strictObject({
    axes: z.array(axis).check(z.maxLength(2)),
    rate: z.number().check(z.positive()),
    method: z.optional(z.string().check(z.refine(isMethodName))),
    settings: z.optional(settings),
    batch: z.optional(z.strictObject({ size: z.int().check(z.positive()), seed: wholeFrom0 })),
    output: z.optional(id),
    height: z.optional(id),
    picture: z.optional(
      z.strictObject({
        colour: z.optional(z.enum(colourings)),
        heights: z.optional(z.enum(['linear', 'log10'])),
        hasEqualUnits: z.optional(z.literal(true)),
        isCurve: z.optional(z.literal(true)),
      }),
    ),
    race: z.optional(
      z.strictObject({
        runners: z.array(runner).check(z.maxLength(mostRunners)),
        starts: z.array(start).check(z.maxLength(mostRunners)),
      }),
    ),
  }),
})

export type Stored = z.infer<typeof documentSchema>
export type StoredNode = Stored['graph']['nodes'][number]
export type StoredFunction = NonNullable<Stored['graph']['functions']>[number]
/** What a graph and a function have in common. */
export type StoredPart = Pick<Stored['graph'], 'nodes' | 'edges' | 'root'>
export type StoredSheet = Omit<Stored['layout'], 'functions'>
