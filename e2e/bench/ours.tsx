// Our side: the program's own canvas with the program's own state behind it. Nothing here is made for the comparison.
import '../../renderer/style/page.css'
import { flushSync } from 'react-dom'
import { loadKernels } from '../../core/fast/machine'
import type { GraphDocument } from '../../core/graph/document'
import { setEntries } from '../../core/graph/edits'
import { Canvas } from '../../renderer/canvas/Canvas'
import { derive } from '../../renderer/state/derived'
import { commitEdit, openDocument, presentDocument } from '../../renderer/state/document'
import { changeSession } from '../../renderer/state/session'
import type { Side } from './side'
import { view } from './side'

/** The document with another input, so that every derivative is another. */
const next = (round: number): GraphDocument =>
  setEntries(presentDocument(), [{ node: 'n0', index: 0, value: 0.5 + 0.001 * round }])

function timed(work: () => void): number {
  const start = performance.now()
  flushSync(work)
  return performance.now() - start
}

export const ours: Side = {
  nodes: '[data-node]',
  labels: '[data-wire-text]',
  canvas(document) {
    // Contributions stand on the wires while a surface is explored.
    changeSession({ mode: 'surface' })
    openDocument(document, 'bench')
    return <Canvas opensAt={view} />
  },
  relabel(round) {
    const document = next(round)
    // The run itself has no counterpart on the other side.
    derive(document.graph)
    return timed(() => void commitEdit('set v0', () => document, 'bench'))
  },
  rerun: (round) => timed(() => void commitEdit('set v0', () => next(round), 'bench')),
}

export const ready = loadKernels
