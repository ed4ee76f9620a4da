// Training on the tables of the graph: batches, play and step, the loss over all rows, and the decision map. What moves are
// the parameters; the path is the ordinary one, so planes along it, going back and undo are what they are for any walk.
import { Pause, Play, SkipBack, StepForward } from 'lucide-react'
import { useMemo } from 'react'
import type { Frame } from '../../../core/data/decision'
import { frameOf } from '../../../core/data/decision'
import { parametersOf } from '../../../core/data/training'
import type { Batch } from '../../../core/graph/document'
import { setStudy } from '../../../core/graph/edits'
import { nameOf } from '../../../core/graph/look'
import { formatCount, formatNumber } from '../../../core/words/numbers'
import { sayEnding } from '../../../core/words/walks'
import { resetDescent, trainOnce, trainOn, useWalk } from '../../state/descent'
import { commitEdit, useDocument } from '../../state/document'
import { usePlane } from '../../state/plane'
import { useShownFunction } from '../../state/shown-function'
import { IconButton } from '../../parts/IconButton'
import { NumberField } from '../controls/NumberField'
import { MethodChoice } from '../study/MethodChoice'
import study from '../study/study.module.css'
import { DecisionPart } from './DecisionPart'
import { epochsAt, TrainChart } from './TrainChart'
import styles from './train.module.css'

export function TrainTab() {
  const { graph, program } = useShownFunction()
  const frame = useMemo(() => frameOf(graph, program), [graph, program])
  const problem = whyNot(frame, program.root !== null, parametersOf(program).length)
  if (!frame || problem !== null) return <p className={study.quiet}>{problem}</p>
  return (
    <div className={styles.columns}>
      <div className={study.stack}>
        <div className={study.row}>
          <MethodChoice />
        </div>
        <div className={`${study.row} ${styles.batch}`}>
          <Batches rows={frame.tables.rows} of={frame.tables.nodes.map((id) => nameOf(graph, id)).join(', ')} />
        </div>
        <Controls rows={frame.tables.rows} />
      </div>
      <DecisionPart frame={frame} />
    </div>
  )
}

function whyNot(frame: Frame | null, hasRoot: boolean, parameters: number): string | null {
  if (!frame) return 'Training needs a table: add one from the palette (table, or generated table) and wire it in.'
  if (!hasRoot) return 'Training needs one number as the result: put a loss behind the predictions.'
  return parameters === 0 ? 'Nothing can be trained: no parameter of the graph leads to the result.' : null
}

function Batches({ rows, of }: { readonly rows: number; readonly of: string }) {
  const { batch } = useDocument().study
  const { size, seed }: Batch = batch ?? { size: rows, seed: 1 }
  const change = (part: Partial<Batch>, label: string): void =>
    void commitEdit(label, (document) => setStudy(document, { batch: { size, seed, ...part } }))
  return (
    <>
      <label title={`How many rows one step looks at, of ${rows}.`}>
        <span className={study.quiet}>batch</span>
        <NumberField
          label="Batch size"
          value={Math.min(size, rows)}
          accepts={(x) => Number.isInteger(x) && x >= 1 && x <= rows}
          onValue={(x) => change({ size: x }, 'set the batch size')}
        />
        <span className={study.quiet}>
          of {formatCount(rows)} rows of {of}
        </span>
      </label>
      <label title="The same seed always shuffles the rows alike.">
        <span className={study.quiet}>seed</span>
        <NumberField
          label="Seed of the shuffle"
          value={seed}
          accepts={(x) => Number.isSafeInteger(x) && x >= 0}
          onValue={(x) => change({ seed: x }, 'set the seed of the shuffle')}
        />
      </label>
    </>
  )
}

function Controls({ rows }: { readonly rows: number }) {
  const { path, cursor, isRunning, over } = useWalk()
  const isOnPlane = usePlane(({ cut }) => cut !== null)
  const isMine = over === 'parameters' || isOnPlane
  const points = isMine ? (path?.points ?? []) : []
  return (
    <>
      <div className={study.row} role="group" aria-label="Training">
        <IconButton
          icon={isRunning ? Pause : Play}
          name={isRunning ? 'Pause training' : 'Train'}
          isStrong
          size={16}
          onClick={trainOn}
        />
        <IconButton icon={StepForward} name="Train one batch" size={16} onClick={() => trainOnce('batch')} />
        <button type="button" className={study.button} onClick={() => trainOnce('epoch')}>
          One epoch
        </button>
        <IconButton
          icon={SkipBack}
          name="Back to the first weights"
          size={16}
          disabled={points.length < 2}
          onClick={resetDescent}
        />
        <Standing rows={rows} isMine={isMine} />
      </div>
      <TrainChart points={points} rows={rows} cursor={cursor} />
    </>
  )
}

/** "epoch 12, loss 0.031", and how it ended. */
function Standing({ rows, isMine }: { readonly rows: number; readonly isMine: boolean }) {
  const { study: asked } = useDocument()
  const { graph, node, trace, isRoot } = useShownFunction()
  const { path, cursor, ending, ...walk } = useWalk()
  const isHere = isMine && walk.isHere
  const point = isHere ? path?.points[cursor] : undefined
  const isLeft = isMine && !isHere && (path?.points.length ?? 0) > 1
  const loss = trace.values[trace.program.root ?? -1]?.data[0]
  const epoch = point ? Math.floor(epochsAt(point, rows) + 1e-9) : 0
  const isOver = ending && point && cursor === (path?.points.length ?? 0) - 1
  return (
    <output className={styles.standing}>
      {isLeft ? 'other weights than on the path' : `epoch ${formatCount(epoch)}`}
      {loss !== undefined && ` · ${isRoot ? 'loss' : nameOf(graph, node ?? '')} ${formatNumber(loss)}`}
      {point?.part && ` (batch ${formatNumber(point.part.value)})`}
      {isOver && <span className={styles.ending}>{sayEnding(ending, point.step, asked.rate)}</span>}
    </output>
  )
}
