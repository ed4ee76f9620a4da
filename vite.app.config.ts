// The machine: CommonJS for Node 16 and newer, everything but Electron and Node bundled in, so that the packaged
// program carries no node_modules. `--mode` names the piece: main (with serve), preload, cli, bench, laws.
import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'
import { assembly } from './scripts/assembly.mjs'

const pieces: Record<string, Record<string, string>> = {
  main: { main: 'app/main.ts', serve: 'app/serve.ts' },
  // Alone in its build: a sandboxed preload may require nothing but 'electron', so it may share no chunk.
  preload: { preload: 'app/preload.ts' },
  cli: { cli: 'app/cli.ts' },
  bench: { bench: 'core/bench/bench.ts' },
  laws: { laws: 'core/laws/judge.ts' },
}

export default defineConfig(({ mode }) => {
  const input = pieces[mode]
  if (input === undefined) throw new Error(`vite.app.config.ts: no piece is called ${mode}`)
  for (const file of Object.values(input)) if (!existsSync(file)) throw new Error(`${file} is missing`)
  return {
    publicDir: false,
    plugins: [assembly()],
    // NODE_ENV is fixed here, not read from the mode, which names the piece.
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      outDir: 'dist/app',
      emptyOutDir: false,
      target: 'node16',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-shared.cjs' },
      },
    },
  }
})
