// Round numbers: the step of a key, the grid a dragged ball lands on.

/** A round step of about `range / count`: 1, 2 or 5 times a power of ten. */
export function roundStep(range: number, count: number): number {
  const rough = range / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10) * power
}

/** `x` moved to the nearest multiple of `step`, without the noise of the last bits. */
export function onStep(x: number, step: number): number {
  const decimals = Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))
  return Number((Math.round(x / step) * step).toFixed(decimals)) + 0
}
