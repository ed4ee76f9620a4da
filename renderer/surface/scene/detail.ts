// How much detail the next picture gets: all of it at rest, less while things move on a machine that draws slowly. Changes that
// follow one another quickly are a movement; one alone is drawn in full at once.

/** Milliseconds: two changes within this belong to one movement. Long, since one full frame may take most of it. */
const sameMovement = 1000
/** So long after the last change and the last drawing it is at rest. */
const breath = 180
/** A frame that took longer than this was slow; so many in turn make a slow machine. */
const slowFrame = 45
const slowInTurn = 4

export interface Detail {
  readonly isCoarse: boolean
  /** Something is other than in the last picture. */
  changed(): void
  /** A picture was drawn, at this time of the clock. */
  drawn(now: number): void
  dispose(): void
}

/** `isSlow` where that is known beforehand. `onChange`: from now on more detail, or less. */
export function createDetail(
  isSlow: boolean,
  onChange: () => void,
  clock: () => number = () => performance.now(),
): Detail {
  let lastChange = -Infinity
  let lastDrawn = -Infinity
  let slow = 0
  let isMoving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = (): void => {
    isMoving = false
    onChange()
  }
  const restSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(settle, breath)
  }
  return {
    get isCoarse() {
      return isMoving && isSlow
    },
    changed() {
      const now = clock()
      const isFirst = now - lastChange > sameMovement
      lastChange = now
      if (isFirst && !isMoving) return
      if (!isMoving) {
        isMoving = true
        slow = 0
        if (isSlow) onChange()
      }
      restSoon()
    },
    drawn(now) {
      if (isMoving) restSoon()
      if (isMoving && !isSlow) {
        slow = now - lastDrawn > slowFrame ? slow + 1 : 0
        isSlow = slow >= slowInTurn
        if (isSlow) onChange()
      }
      lastDrawn = now
    },
    dispose: () => clearTimeout(timer),
  }
}

/** Drawing pixels per CSS pixel without a graphics processor. */
const movingRatio = 0.8
const restingRatio = 1.5

/** Drawing pixels per CSS pixel. */
export function pixelRatio(isSoftware: boolean, isCoarse: boolean): number {
  if (isCoarse) return movingRatio
  const screen = Math.min(globalThis.devicePixelRatio, 2)
  return isSoftware ? Math.max(screen, restingRatio) : screen
}
