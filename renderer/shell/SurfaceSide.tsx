// Wires the surface panel to the document: every touch of a number is an ordinary edit.
import { useMemo } from 'react'
import { axesOf } from '../../core/calculus/axes'
import { setEntries, setStudy } from '../../core/graph/edits'
import type { Study } from '../../core/graph/document'
import { SurfacePanel } from '../surface/SurfacePanel'
import type { Move } from '../surface/props'
import { forgetPath, resetDescent, runDescent, stepDescent, useDescent } from '../state/descent'
import { useDerived } from '../state/derived'
import { commitEdit, useDocument } from '../state/document'
import { useSession } from '../state/session'
import { useIsDark } from '../state/view'

const move = (moves: readonly Move[], gesture: string): void => {
  forgetPath()
  commitEdit('move the point', (document) => setEntries(document, moves), gesture)
}

const study = (change: Partial<Study>, gesture: string): void => {
  commitEdit('change the study', (document) => setStudy(document, change), gesture)
}

export function SurfaceSide() {
  const document = useDocument()
  const { program, trace } = useDerived()
  const { path, isRunning } = useDescent()
  const isFull = useSession((session) => session.mode === 'surface')
  const axes = useMemo(() => axesOf(program, document.study), [program, document.study])
  return (
    <SurfacePanel
      graph={document.graph}
      program={program}
      trace={program.root === null ? null : trace}
      study={document.study}
      axes={axes}
      theme={useIsDark() ? 'dark' : 'light'}
      path={path}
      onMove={move}
      onStudy={study}
      onStep={stepDescent}
      onRun={runDescent}
      onReset={resetDescent}
      isRunning={isRunning}
      mode={isFull ? 'full' : 'panel'}
    />
  )
}
