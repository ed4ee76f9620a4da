// A shape that stays as round as it was made, however narrow the box round it is drawn: it is made as much wider.
import type { BufferGeometry } from 'three'
import type { Stretch } from '../space'

export interface Round {
  /** Always the same object. */
  readonly geometry: BufferGeometry
  readonly set: (stretch: Stretch) => void
  readonly dispose: () => void
}

export function createRound(make: () => BufferGeometry): Round {
  const geometry = make()
  let now: Stretch = [1, 1]
  return {
    geometry,
    set([x, z]) {
      geometry.scale(now[0] / x, 1, now[1] / z)
      now = [x, z]
    },
    dispose: () => geometry.dispose(),
  }
}
