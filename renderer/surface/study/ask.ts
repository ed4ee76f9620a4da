// The page's end of the study workers: asks, gathers rows into a map, and forgets what belongs to another function.
import { endLength, mapOf } from '../../../core/calculus/basins'
import type { MethodName } from '../../../core/calculus/methods/catalogue'
import type { Settings } from '../../../core/calculus/methods/method'
import type { Axis, Graph } from '../../../core/graph/document'
import { startWorker } from '../../bridge/worker-url'
import { noAnswers, useAnswers } from '../../state/answers'
import type { BasinAnswer, CriticalAnswer, StudyAnswer, StudyOrder } from './study-messages'
import address from './study.worker?worker&url'

/** Two: a lab computer has two cores, and the page needs a share of them. */
const hands = 2
const mapSizes: readonly number[] = [17, 65]
const stripSizes: readonly number[] = [65, 257]

let ticket = 0
let workers: readonly Worker[] = []

function hire(hear: (answer: StudyAnswer) => void): readonly Worker[] {
  if (workers.length === 0) workers = Array.from({ length: hands }, () => startWorker(address))
  for (const worker of workers) {
    worker.onmessage = ({ data }: MessageEvent<StudyAnswer>) => {
      if (data.ticket === ticket) hear(data)
    }
    worker.onerror = () => useAnswers.setState({ isSeeking: false, isColouring: false })
  }
  return workers
}

const send = (worker: Worker | undefined, order: StudyOrder): void => worker?.postMessage(order)

/** Looks for critical points in the window, and then for the proof that there are no others. */
export function askCritical(graph: Graph, axes: readonly Axis[]): void {
  const hear = ({ found, certificate, isDone }: CriticalAnswer): void =>
    useAnswers.setState({ critical: found && { graph, axes, found, certificate, isDone }, isSeeking: !isDone })
  const [first, ...others] = hire((answer) => answer.kind === 'critical' && hear(answer))
  useAnswers.setState({ critical: null, isSeeking: true, isColouring: false })
  ticket++
  send(first, { kind: 'critical', ticket, graph, axes })
  for (const other of others) send(other, { kind: 'rest', ticket })
}

/** Colours every start of the window by where the method takes it, coarsely first. */
export function askBasins(graph: Graph, axes: readonly Axis[], method: MethodName, settings: Settings): void {
  const sizes = axes.length > 1 ? mapSizes : stripSizes
  const rowsOf = (size: number): number => (axes.length > 1 ? size : 1)
  const gathered = new Map(sizes.map((size) => [size, new Array<Float64Array | null>(rowsOf(size)).fill(null)]))
  let drawn = 0
  const hear = ({ size, row, ends }: BasinAnswer): void => {
    const rows = gathered.get(size)
    if (!rows || ends.length !== size * endLength({ axes })) return
    rows[row] = ends
    const isWhole = rows.every((one) => one !== null)
    // A coarse map stands until a finer one has come as far as to be worth more.
    if (!isWhole || size < drawn) return
    drawn = size
    const isDone = size === sizes[sizes.length - 1]
    const map = mapOf({ axes, columns: size }, rows)
    useAnswers.setState({
      basins: { graph, axes, method, map, columns: size, rows: rows.length, isDone },
      isColouring: !isDone,
    })
  }
  const all = hire((answer) => answer.kind === 'basins' && hear(answer))
  useAnswers.setState({ basins: null, isColouring: true, isSeeking: false })
  ticket++
  all.forEach((worker, first) =>
    send(worker, { kind: 'basins', ticket, graph, axes, method, settings, sizes, first, every: hands }),
  )
}

/** Ends what is under way and takes back what was said. */
export function forgetAnswers(): void {
  ticket++
  for (const worker of workers) send(worker, { kind: 'rest', ticket })
  useAnswers.setState(noAnswers)
}
