// After a formula was read: the names in it that were perhaps meant as products are named, once.
import type { Graph } from '../../core/graph/document'
import { perhapsProducts, sayPerhapsProducts } from '../../core/language/products'
import { say } from './session'

/** Says which of the inputs that the formula brings along may be two letters side by side. */
export function hintAtProducts({ nodes }: Graph, isKnown: (name: string) => boolean): void {
  const inputs = nodes.filter(({ op, name }) => op === 'input' && !isKnown(name)).map(({ name }) => name)
  const found = perhapsProducts(
    inputs,
    nodes.map(({ name }) => name),
  )
  if (found.length > 0) say(sayPerhapsProducts(found))
}
