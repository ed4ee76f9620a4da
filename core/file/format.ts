// The shape of a `.gradwire` document as JSON, version 1, and its limits. Meaning (wires, names) is checked in sound.ts.
import { longestFormula } from '../grammar/tokens'
import { longestNote } from '../graph/annotations'
import { maximumTotal } from '../tensor'
import { isMethodName } from '../calculus/methods/catalogue'
import * as z from 'zod/mini'

// Zod would compile schemas with `new Function`; the content security policy forbids even its trying.
z.config({ jitless: true })

export const formatName = 'gradwire'
export const newestVersion = 1

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
  /** Numbers in all values together. */
  elements: maximumTotal,
} as const

/** Ids are keys of tables: names that every object already has would be found where nothing was put. */
const isFreeKey = (text: string): boolean => !(text in {})

const id = z.string().check(z.minLength(1), z.maxLength(limits.label), z.refine(isFreeKey))
const wholeFrom0 = z.int().check(z.nonnegative())

const node = z.strictObject({
  id,
  op: z.string().check(z.minLength(1), z.maxLength(limits.label)),
  name: z.string().check(z.minLength(1), z.maxLength(limits.label)),
  attributes: z.optional(z.record(z.string(), z.union([z.number(), z.string().check(z.maxLength(longestFormula))]))),
  // Read by cells.ts: a schema over a million numbers would be slow.
  value: z.optional(z.unknown()),
})

const edge = z.strictObject({ from: id, to: id, port: wholeFrom0.check(z.maximum(limits.ports)) })

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

export const documentSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(newestVersion),
  graph: z.strictObject({
    nodes: z.array(node).check(z.maxLength(limits.nodes)),
    edges: z.array(edge).check(z.maxLength(limits.edges)),
    root: z.nullable(id),
    convention: z.optional(z.enum(['mathematics', 'strict'])),
  }),
  layout: z.strictObject({
    positions: z.record(id, z.strictObject({ x: z.number(), y: z.number() })),
    frames: z.optional(z.array(frame).check(z.maxLength(limits.annotations))),
    notes: z.optional(z.array(note).check(z.maxLength(limits.annotations))),
  }),
  study: z.strictObject({
    axes: z.array(axis).check(z.maxLength(2)),
    rate: z.number().check(z.positive()),
    method: z.optional(z.string().check(z.refine(isMethodName))),
    settings: z.optional(z.record(z.string().check(z.maxLength(limits.label)), z.number())),
  }),
})

export type Stored = z.infer<typeof documentSchema>
export type StoredNode = Stored['graph']['nodes'][number]
