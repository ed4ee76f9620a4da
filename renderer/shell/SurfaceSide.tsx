// Wires the surface panel to the document: every touch of a number is an ordinary edit.
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { axesOf } from '../../core/calculus/axes'
import type { Path } from '../../core/calculus/descent'
import { pointOn, shadowOf } from '../../core/calculus/slice'
import { setEntries, setStudy } from '../../core/graph/edits'
import type { Study } from '../../core/graph/document'
import { SurfacePanel } from '../surface/SurfacePanel'
import type { SeenPath } from '../surface/picture'
import type { Move } from '../surface/props'
import {
  forgetPath,
  pauseDescent,
  resetDescent,
  runDescent,
  stepDescent,
  useRateLimit,
  useWalk,
} from '../state/descent'
import { useDerived } from '../state/derived'
import { commitEdit, useDocument } from '../state/document'
import { releaseAll } from '../state/held'
import { togglePredict, useIsHiding } from '../state/predict'
import type { Sliced } from '../state/plane'
import { useSliced } from '../state/plane'
import { useSession } from '../state/session'
import { useShownFunction } from '../state/shown-function'
import { useIsDark } from '../state/view'
import styles from './SurfaceSide.module.css'

/** Its charts and workers are loaded when they are first asked for. */
const StudyTabs = lazy(() => import('../surface/study/StudyTabs').then((part) => ({ default: part.StudyTabs })))

const move = (moves: readonly Move[], gesture: string): void => {
  forgetPath()
  commitEdit('move the point', (document) => setEntries(document, moves), gesture)
}

/** The ball moves over the plane: every number that the plane is cut through moves with it. */
function moveOnPlane({ slice, trace }: Sliced, moves: readonly Move[], gesture: string): void {
  const coordinates = slice.axes.map(({ node }) => {
    const slot = trace.program.slotOf.get(node) as number
    return moves.find((one) => one.node === node)?.value ?? (trace.values[slot]?.data[0] as number)
  })
  const point = pointOn(slice, coordinates)
  move(
    slice.entries.map(({ node, index }, i) => ({ node, index, value: point[i] as number })),
    gesture,
  )
}

/** The path as the plane sees it: each point at its nearest place there, at its own height, with its distance. */
function pathOnPlane(path: Path, { slice }: Sliced): SeenPath | null {
  if (path.entries.length !== slice.entries.length) return null
  const points = path.points.map((at) => {
    const { coordinates, distance } = shadowOf(slice, at.point)
    return { ...at, point: coordinates, away: distance }
  })
  return { ...path, entries: slice.axes, points }
}

const study = (change: Partial<Study>, gesture: string): void =>
  void commitEdit('change the study', (document) => setStudy(document, change), gesture)

export function SurfaceSide() {
  const { whatIf } = useDerived()
  const isHiding = useIsHiding()
  if (isHiding) return <HiddenSurface />
  return whatIf ? <HeldSurface /> : <FreeSurface />
}

/** A surface shows the function as it is written; what is held is no point of it. */
function HeldSurface() {
  return (
    <div className={styles.rest} role="region" aria-label="Surface">
      <p>The surface shows the function as it is written. It comes back when nothing is held.</p>
      <button type="button" className={styles.action} onClick={releaseAll}>
        Release all
      </button>
    </div>
  )
}

/** Its heights are values, and some of those are to be predicted. */
function HiddenSurface() {
  return (
    <div className={styles.rest} role="region" aria-label="Surface">
      <p>The surface would give numbers away. It comes back when all are shown.</p>
      <button type="button" className={styles.action} onClick={togglePredict}>
        Stop predicting
      </button>
    </div>
  )
}

function FreeSurface() {
  const document = useDocument()
  const { graph, program, trace } = useShownFunction()
  const { path, cursor, isHere, isRunning } = useWalk()
  const limit = useRateLimit()
  const isFull = useSession((session) => session.mode === 'surface')
  const chosen = useMemo(() => axesOf(program, document.study), [program, document.study])
  const sliced = useSliced(graph, trace)
  const onPlane = useMemo(() => sliced && path && pathOnPlane(path, sliced), [sliced, path])
  // A walk that nobody sees, and that has no button to stop it, does not go on.
  useEffect(() => pauseDescent, [])
  return (
    <SurfacePanel
      graph={sliced?.slice.graph ?? graph}
      program={sliced?.program ?? program}
      trace={program.root === null ? null : (sliced?.trace ?? trace)}
      study={document.study}
      axes={sliced?.slice.axes ?? chosen}
      sliced={sliced}
      theme={useIsDark() ? 'dark' : 'light'}
      path={sliced ? onPlane : path}
      limit={limit}
      step={(isHere && path?.points[cursor]?.step) || 0}
      onMove={sliced ? (moves, gesture) => moveOnPlane(sliced, moves, gesture) : move}
      onStudy={study}
      onStep={stepDescent}
      onRun={runDescent}
      onReset={resetDescent}
      isRunning={isRunning}
      below={
        isFull ? (
          <Suspense>
            <StudyTabs />
          </Suspense>
        ) : null
      }
      mode={isFull ? 'full' : 'panel'}
    />
  )
}
