// Prints the ratio table of core/bench: our engine against a naive peer, in one run.
import { createRequire } from 'node:module'
import path from 'node:path'
import { setUp } from './build.mjs'
import { root } from './set-up.mjs'

setUp(['bench'], console.error)
const { measure } = createRequire(import.meta.url)(path.join(root, 'dist/app/bench.cjs'))
for (const line of measure(() => performance.now())) console.log(line)
