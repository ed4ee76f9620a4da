// Which slot a node has in a program, read from columns: making a map of ten thousand names after each edit would take
// longer than compiling. Looks like a map; never changes.
import type { NodeId } from './document'

export class Slots implements ReadonlyMap<NodeId, number> {
  readonly size: number
  private readonly places: ReadonlyMap<NodeId, number>
  private readonly slots: Int32Array
  private readonly order: () => readonly NodeId[]

  /** `places` numbers the nodes, `slots` has the slot of each (−1 for none), `order` the nodes of the program in turn. */
  constructor(places: ReadonlyMap<NodeId, number>, slots: Int32Array, size: number, order: () => readonly NodeId[]) {
    this.places = places
    this.slots = slots
    this.size = size
    this.order = order
  }

  get(id: NodeId): number | undefined {
    const place = this.places.get(id)
    const slot = place === undefined ? -1 : (this.slots[place] as number)
    return slot < 0 ? undefined : slot
  }

  has(id: NodeId): boolean {
    return this.get(id) !== undefined
  }

  forEach(visit: (slot: number, id: NodeId, map: ReadonlyMap<NodeId, number>) => void): void {
    for (const [id, slot] of this) visit(slot, id, this)
  }

  *entries(): MapIterator<[NodeId, number]> {
    let slot = 0
    for (const id of this.order()) yield [id, slot++]
  }

  *keys(): MapIterator<NodeId> {
    yield* this.order()
  }

  *values(): MapIterator<number> {
    for (let slot = 0; slot < this.size; slot++) yield slot
  }

  [Symbol.iterator](): MapIterator<[NodeId, number]> {
    return this.entries()
  }
}
