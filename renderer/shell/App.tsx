// Which panels stand around the canvas in each mode. Holds no document state of its own.
import { useEffect } from 'react'
import { Canvas } from '../canvas/Canvas'
import { listenToClipboard } from '../command/clipboard'
import { listenToKeys } from '../command/keys'
import { listenToLongPress } from '../command/long-press'
import { listenToEscape } from '../command/put-back'
import { runCommand } from '../command/run'
import { FormulaBar } from '../formula/FormulaBar'
import { Inspector } from '../inspector/Inspector'
import { Palette } from '../palette/Palette'
import { useSession } from '../state/session'
import { Stepper } from '../stepper/Stepper'
import styles from './App.module.css'
import { BuildFoot } from './BuildFoot'
import { Dialogs } from './Dialogs'
import { FindBar } from './FindBar'
import { FileDrop } from './FileDrop'
import { Guard } from './Guard'
import { HeldBanner } from './HeldBanner'
import { OpenFunctions } from './OpenFunctions'
import { NoticeCard } from './NoticeCard'
import { Presenter } from './Presenter'
import { Rail } from './Rail'
import { Spoken } from './Spoken'
import { SurfaceSide } from './SurfaceSide'
import { Tour } from './Tour'
import { TopBar } from './TopBar'
import { useMachine } from './use-machine'
import { usePanels } from './use-panels'

export function App() {
  useEffect(() => listenToKeys(runCommand), [])
  useEffect(listenToClipboard, [])
  useEffect(listenToLongPress, [])
  useEffect(listenToEscape, [])
  useMachine()
  const mode = useSession((session) => session.mode)
  const isPresenting = useSession((session) => session.isPresenting)
  const { palette, side } = usePanels()
  return (
    <div className={`${styles.page} ${isPresenting ? styles.presenting : ''}`} data-mode={mode}>
      {!isPresenting && <TopBar />}
      <div className={styles.body}>
        {!isPresenting && <Rail />}
        {palette && !isPresenting && (
          <Guard name="palette">
            <aside className={styles.palette} aria-label="Operations" data-panel>
              <Palette />
            </aside>
          </Guard>
        )}
        <main className={styles.work}>
          {!isPresenting && (
            <Guard name="formula">
              <FormulaBar />
              <HeldBanner />
              <OpenFunctions />
            </Guard>
          )}
          <div className={styles.stage} data-panel>
            <Guard name="canvas">
              <Canvas />
            </Guard>
            <FindBar />
            <NoticeCard />
          </div>
          <Tour />
          <Guard name="foot">{mode === 'step' ? <Stepper /> : <BuildFoot />}</Guard>
        </main>
        {side && !isPresenting && (
          <aside className={styles.side} aria-label="Details" data-panel>
            {mode !== 'build' && (
              <Guard name="surface">
                <div className={styles.surface}>
                  <SurfaceSide />
                </div>
              </Guard>
            )}
            {mode !== 'surface' && (
              <Guard name="inspector">
                <Inspector />
              </Guard>
            )}
          </aside>
        )}
      </div>
      <Presenter />
      <Dialogs />
      <FileDrop />
      <Spoken />
    </div>
  )
}
