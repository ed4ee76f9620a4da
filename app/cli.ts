// The command line's way in: the process around `main`, nothing else.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { startKernels } from '../core/fast/machine'
import { main } from './cli/main'

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of ours.
process.stdout.on('error', (reason: NodeJS.ErrnoException) => {
  process.exit(reason.code === 'EPIPE' ? 0 : 1)
})

startKernels()

void main(process.argv.slice(2), {
  input: process.stdin,
  out: (text) => new Promise((done) => process.stdout.write(text, () => done())),
  err: (text) => process.stderr.write(text),
  // npm runs scripts in the project's folder; a path is meant from where the person stands.
  readFile: (place) => readFile(path.resolve(process.env['INIT_CWD'] ?? process.cwd(), place)),
}).then((status) => {
  process.exitCode = status
})
