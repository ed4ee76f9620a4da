// Every op whose rule is written in this room: all but those that a user writes as a formula. Formulas are made of these.
import { arithmetic } from './arithmetic'
import { choices } from './choices'
import { functions } from './functions'
import { indexing } from './indexing'
import { matrices } from './matrices'
import type { OpDefinition } from './op'
import { sources } from './sources'
import { vectors } from './vectors'

export const plain = {
  ...sources,
  ...arithmetic,
  ...functions,
  ...choices,
  ...vectors,
  ...matrices,
  ...indexing,
} as const satisfies Record<string, OpDefinition>
