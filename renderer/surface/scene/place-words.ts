// Where words stand in a picture so that none lies on another: beside the place they belong to, on the side that is free. Pure.

/** Pixels. */
export interface Wish {
  /** The place that is meant; for a fixed one the middle of the word. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Stands where it stands; the others make room. */
  readonly isFixed: boolean
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels between a place and its word. */
const gap = 9
/** Where the places beside it are taken, one line farther out, and one more. */
const lines = [0, 1, 2] as const
/** Where a word is looked for first: to the upper right, as hands label a point. */
const sides = [
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
  [0, -1],
  [0, 1],
  [1, 0],
  [-1, 0],
] as const

const boxAt = (x: number, y: number, { width, height }: Wish): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const holds = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom

/**
 * Middles of the words, in their order; null where there is no room or the place is out of the picture. Earlier wishes come
 * first, fixed ones before all. `taken` is kept free.
 */
export function placeWords(
  wishes: readonly Wish[],
  field: Box,
  taken: readonly Box[] = [],
): readonly ({ readonly x: number; readonly y: number } | null)[] {
  const full = [...taken, ...wishes.filter(({ isFixed }) => isFixed).map((wish) => boxAt(wish.x, wish.y, wish))]
  return wishes.map((wish) => {
    if (wish.isFixed) return { x: wish.x, y: wish.y }
    if (!holds(field, boxAt(wish.x, wish.y, { ...wish, width: 0, height: 0 }))) return null
    for (const line of lines) {
      for (const [right, down] of sides) {
        const farther = line * (wish.height + 2)
        const x = wish.x + right * (gap + wish.width / 2)
        const y = wish.y + down * ((right === 0 ? gap : 0) + wish.height / 2 + farther)
        const box = boxAt(x, y, wish)
        if (!holds(field, box) || full.some((other) => meet(other, box))) continue
        full.push(box)
        return { x, y }
      }
    }
    return null
  })
}
