// Gradient descent that finds its own rate at every step: it begins with the given one and halves it until f falls enough.
import type { Method, Walker } from './method'
import { rate } from './method'
import { backtrack } from './search'
import { scaled } from './vectors'

export const lineSearch: Method = {
  title: 'Descent with line search',
  about:
    'Straight down the slope, with the rate halved until f really falls: it cannot diverge, and costs tries instead.',
  rule: 'x \\leftarrow x - 2^{-k} \\eta \\, \\nabla f',
  settings: { rate: rate(1) },
  start: () => walker,
}

const walker: Walker = {
  step(here, land, settings) {
    if (here.gradient.every((x) => x === 0)) {
      return { to: here.point, next: walker, inner: [], arrows: [], reason: { kind: 'no slope' } }
    }
    const direction = scaled(-1, here.gradient)
    const found = backtrack(land, here, direction, settings['rate']!)
    if (!found) return { refusal: { kind: 'no fall', tries: 60 } }
    return {
      to: found.view.point,
      next: walker,
      inner: [{ symbol: '\\eta', value: found.rate }],
      arrows: [{ name: 'step', vector: scaled(found.rate, direction) }],
      reason: { kind: 'searched', rate: found.rate, tries: found.tries },
    }
  },
}
