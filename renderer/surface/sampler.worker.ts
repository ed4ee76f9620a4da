// A sampling worker: compiles a graph and answers with its rows of ever finer grids.
import { listen } from './listen'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { sample } from './sampler'

listen<SampleOrder, SampleAnswer>(sample, ({ rows }) => rows.map((array) => array.buffer))
