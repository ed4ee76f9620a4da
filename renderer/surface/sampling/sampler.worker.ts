// A sampling worker: compiles a graph and answers with its rows of ever finer grids.
import { startKernels } from '../../../core/fast/machine'
import { listen } from './listen'
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { sample } from './sampler'

startKernels()
listen<SampleOrder, SampleAnswer>(sample, ({ rows }) => rows.map((array) => array.buffer))
