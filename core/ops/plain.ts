// Every op whose rule is written in this room: all but those that a user writes as a formula. Formulas are made of these.
import { activations } from './activations'
import { arithmetic } from './arithmetic'
import { choices } from './choices'
import { exponentials } from './exponentials'
import { hinges } from './hinges'
import { entropies } from './entropies'
import { indexing } from './indexing'
import { inverses } from './inverses'
import { losses } from './losses'
import { matrices } from './matrices'
import { norms } from './norms'
import type { OpDefinition } from './op'
import { piecewise } from './piecewise'
import { powers } from './powers'
import { reductions } from './reductions'
import { shaping } from './shaping'
import { softmaxes } from './softmax'
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
  ...softmaxes,
  ...reductions,
  ...vectors,
  ...norms,
  ...matrices,
  ...inverses,
  ...shaping,
  ...losses,
  ...entropies,
  ...indexing,
} as const satisfies Record<string, OpDefinition>
