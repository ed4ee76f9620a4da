// Every op whose rule is written in this room: all but those that a user writes as a formula. Formulas are made of these.
import { activations } from './activations'
import { arithmetic } from './arithmetic'
import { choices } from './choices'
import { exponentials } from './exponentials'
import { hinges } from './hinges'
import { indexing } from './indexing'
import { matrices } from './matrices'
import type { OpDefinition } from './op'
import { piecewise } from './piecewise'
import { powers } from './powers'
import { sources } from './sources'
import { trigonometry } from './trigonometry'
import { vectors } from './vectors'

export const plain = {
  ...sources,
  ...arithmetic,
  ...powers,
  ...piecewise,
  ...exponentials,
  ...trigonometry,
  ...hinges,
  ...activations,
  ...choices,
  ...vectors,
  ...matrices,
  ...indexing,
} as const satisfies Record<string, OpDefinition>
