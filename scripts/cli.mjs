// `npm run cli`: sets up, then hands over to the built command line with its arguments, streams and exit status.
// Standard output belongs to the command line alone; what the set-up has to say goes to standard error.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { setUp } from './build.mjs'
import { root } from './set-up.mjs'

setUp(['cli'], console.error)
const program = spawn(process.execPath, [path.join(root, 'dist', 'app', 'cli.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
program.on('error', (reason) => {
  console.error(`The command line could not be started: ${reason.message}`)
  process.exit(1)
})
// A signal reaches both of us; the program decides how it ends, and we end as it did.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal))
program.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 1
})
