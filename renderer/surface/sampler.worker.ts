// The sampling worker: compiles a graph and answers with ever finer grids.
import { listen } from './listen'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { sample } from './sampler'

listen<SampleOrder, SampleAnswer>(sample, ({ grid: { values, slopes } }) =>
  [values, ...slopes].map((array) => array.buffer),
)
