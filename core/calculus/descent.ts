// Gradient descent with every step kept, and the step size beyond which it cannot settle. Never touches the document.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { gradient, hvp } from '../engine/derivative'
import { forward } from '../engine/forward'
import { numbers } from '../algebra/numbers'
import type { Entry } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { basis, withEntry } from '../tensor'
import { entryValue } from './axes'
import { symmetricEigen } from './eigen'

export interface PathPoint {
  /** How many steps were made to come here; the start is 0. */
  readonly step: number
  /** One number per entry of the path. */
  readonly point: readonly number[]
  readonly value: number
  readonly gradient: readonly number[]
}

/** Where a descent went. */
export interface Path {
  readonly entries: readonly Entry[]
  readonly points: readonly PathPoint[]
  /** Why it ended early: the function has no finite value or gradient at the last point (E302); null otherwise. */
  readonly stopped: Diagnostic | null
}
