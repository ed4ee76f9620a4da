// Every op, once. A missing or doubled name does not compile; palette, formula reader and law tests loop over this table.
import { shapes } from '../algebra/shapes'
import { caught, isDiagnostic } from '../diagnostic'
import { isSameShape } from '../tensor'
import { custom } from './custom'
import type { Attributes, Family, OpDefinition } from './op'
import { defaultAttributes } from './op'
import { plain } from './plain'

export { defaultAttributes } from './op'

export const catalogue = {
  ...plain,
  custom,
} as const satisfies Record<string, OpDefinition>

export type OpName = keyof typeof catalogue

/** Families in the order of the palette. */
export const families: Readonly<Record<Family, string>> = {
  sources: 'Sources',
  arithmetic: 'Arithmetic',
  exponential: 'Exponential',
  trigonometry: 'Trigonometry',
  activations: 'Activations',
  choices: 'Choices',
  vectors: 'Vectors',
  matrices: 'Matrices',
  shaping: 'Shaping',
  losses: 'Losses',
  own: 'Your own',
}

const byName = new Map<string, OpDefinition>(Object.entries(catalogue))

/** The op of this name, or undefined for a name this version does not know. */
export const opNamed = (name: string): OpDefinition | undefined => byName.get(name)

/** All ops in catalogue order. */
export const allOps: readonly OpDefinition[] = [...byName.values()]

/** How many ports one use of an op that grows has. */
function portCount(op: OpDefinition, attributes: Attributes): number {
  if ('signs' in attributes) return String(attributes['signs']).length
  if ('count' in attributes) return Number(attributes['count'])
  return op.ports.length
}

/** Names of the ports of one use of an op. */
export function portsOf(op: OpDefinition, attributes: Attributes): readonly string[] {
  if (op.portsFrom) return op.portsFrom({ ...defaultAttributes(op), ...attributes }) ?? []
  if (!op.grows) return op.ports
  const first = Number(op.ports[0])
  return Array.from({ length: portCount(op, attributes) }, (_, i) => String(first + i))
}

/** The attributes with one more port. A file may leave out those that are as by default. */
export function grown(op: OpDefinition, given: Attributes): Attributes {
  const attributes = { ...defaultAttributes(op), ...given }
  if ('signs' in attributes) return { ...attributes, signs: `${attributes['signs']}+` }
  return { ...attributes, count: Number(attributes['count']) + 1 }
}

/** Ops that give back the shape that goes in, asked of their own shape rule at shapes that no other rule would keep. */
const shapeKeeping = new Set(
  allOps.filter((op) =>
    [[2], [2, 3], [4, 1, 3]].every((shape) => {
      const attributes = defaultAttributes(op)
      const given = portsOf(op, attributes).map(() => shape)
      const made = caught(() => op.forward(shapes, given, attributes))
      return given.length > 0 && !isDiagnostic(made) && isSameShape(made, shape)
    }),
  ),
)

/** Does the value have the shape of what goes in, smaller inputs being stretched? So of every op that works entry by entry. */
export const keepsShape = (op: OpDefinition): boolean => shapeKeeping.has(op)

const arrayFamilies: ReadonlySet<Family> = new Set(['vectors', 'matrices', 'shaping', 'losses'])

/** Is the op about many entries at once, so that its rule says nothing of interest about a single number? */
export const isOfArrays = ({ family, attributes = {} }: OpDefinition): boolean =>
  arrayFamilies.has(family) || Object.values(attributes).some(({ kind }) => kind === 'axis')
