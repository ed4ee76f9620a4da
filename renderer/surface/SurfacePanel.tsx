// The surface panel: tabs with the three pictures, what they show, and the descent. A view of its props and nothing more.
import { Tabs } from 'radix-ui'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { Axis, PictureChoice } from '../../core/graph/document'
import { InsideNote } from '../parts/InsideNote'
import { useOpenFunctions } from '../state/functions'
import { useSession } from '../state/session'
import { useShown } from '../state/shown-picture'
import { printPalette } from './colours'
import { AxisChooser } from './controls/AxisChooser'
import { newGesture } from './gestures'
import { Caption } from './Caption'
import { ContourView } from './flat/ContourView'
import { CurveView } from './flat/CurveView'
import { HeightChoice, HeightNote } from './controls/HeightChoice'
import { PlaneLine } from './controls/PlaneChooser'
import { ColourChoice, Key } from './Key'
import type { Picture, PictureEvents } from './picture'
import { hereOf, isInside as isInPicture, namesOf, rootNameOf, spokenName } from './picture'
import { pictureWindow } from './picture-window'
import type { PictureWindow, SurfacePanelProps } from './props'
import { RaceLegend } from './race/RaceLegend'
import { SceneView } from './scene/SceneView'
import styles from './surface.module.css'
import { Transport } from './controls/Transport'
import { usePicture } from './use-picture'
import { useSteadyAxes } from './use-steady-axes'
import { drawing3D } from './scene/webgl'

/** Loaded when the first figure is saved. */
const FigureDialog = lazy(() => import('./figure/FigureDialog').then((part) => ({ default: part.FigureDialog })))

type Tab = 'surface' | 'contours' | 'curve'

export function SurfacePanel(props: SurfacePanelProps) {
  const { program, axes, study, mode, onStudy, path, trace } = props
  const [chosenTab, setTab] = useState<Tab>('surface')
  const [along, setAlong] = useState(0)
  const [isDragging, onDragging] = useState(false)
  const [canDraw3D, setCanDraw3D] = useState(() => drawing3D() !== 'none')
  const onNoWebGL = useCallback(() => setCanDraw3D(false), [])

  const point = hereOf(trace, axes)?.point ?? []
  const isAutomatic = study.axes.length === 0 && !props.sliced
  const isHeld = isDragging || (path?.points.length ?? 0) > 1
  const steady = useSteadyAxes(axes, point, props.sliced ? axes : study.axes, isHeld)
  const tab = steady.length < 2 ? 'curve' : chosenTab
  const shown = useMemo(() => shownAxes(steady, tab, along), [steady, tab, along])
  const { picture, isBroken } = usePicture(props, shown)
  const events: PictureEvents = {
    onDragging,
    onPoint: (to, gesture) =>
      props.onMove(
        (picture?.axes ?? []).map(({ node, index }, i) => ({ node, index, value: to[i] as number })),
        gesture,
      ),
  }
  const isInside = useOpenFunctions().length > 0
  const choice = study.picture ?? noChoice
  const choose = (change: PictureChoice): void => onStudy({ picture: { ...choice, ...change } }, newGesture('picture'))
  const isSurface = tab === 'surface' && canDraw3D
  const isSaving = useSession(({ dialog }) => dialog === 'figure')
  const hasPicture = picture !== null
  useEffect(() => {
    useShown.setState({ hasPicture })
    return () => useShown.setState({ hasPicture: false })
  }, [hasPicture])
  const here = hereOf(trace, steady)
  const isFinite = here !== null && [here.value, ...here.gradient].every(Number.isFinite)
  const canDraw = here !== null

  return (
    <Tabs.Root
      role="region"
      aria-label="Surface"
      className={`${styles.panel} ${mode === 'full' ? styles.full : ''}`}
      value={tab}
      onValueChange={(next) => setTab(next as Tab)}
    >
      <div className={styles.head}>
        <Tabs.List className={styles.tabs} aria-label="Pictures of the function">
          {tabs.map(({ id, title }) => (
            <Tabs.Trigger key={id} className={styles.tab} value={id} disabled={steady.length < 2 && id !== 'curve'}>
              {title}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <AxisChooser
          program={program}
          axes={props.sliced ? null : steady}
          isAutomatic={isAutomatic}
          choice={choice}
          onStudy={onStudy}
          onChoice={choose}
        />
      </div>
      {props.sliced && <PlaneLine sliced={props.sliced} />}
      {tabs.map(({ id }) => (
        <Tabs.Content key={id} value={id} className={styles.picture} tabIndex={-1}>
          {!canDraw && <p className={styles.empty}>A picture needs an input and one number as the result.</p>}
          {isBroken && <p className={styles.empty}>The function could not be sampled.</p>}
          {picture && !isInPicture(picture.axes, picture.here.point) && id === tab && (
            <p className={styles.outside}>The point lies outside the picture.</p>
          )}
          {picture && id === tab && mode === 'full' && (
            <RaceLegend palette={picture.palette} isRight={tab === 'curve'} />
          )}
          {picture && id === tab && (
            <Drawing
              tab={tab}
              // A surface is painted by the graphics processor: for paper it is painted anew, dark on white.
              picture={isSaving && isSurface ? { ...picture, palette: printPalette } : picture}
              isDragging={isDragging}
              isFull={mode === 'full'}
              canDraw3D={canDraw3D}
              onNoWebGL={onNoWebGL}
              // Inside a function the axes belong to the document outside.
              window={isInside ? null : pictureWindow(props, steady, shown)}
              {...events}
            />
          )}
        </Tabs.Content>
      ))}
      <Caption
        names={namesOf(program, tab === 'curve' ? steady : shown)}
        height={<HeightChoice />}
        rootName={rootNameOf(program)}
        scale={picture?.scale ?? null}
        along={tab === 'curve' && steady.length > 1 ? along : null}
        onAlong={setAlong}
      >
        {tab !== 'curve' && (
          <ColourChoice
            rootName={rootNameOf(program)}
            wanted={choice.colour ?? 'height'}
            onColour={(colour) => choose({ colour })}
          />
        )}
      </Caption>
      <InsideNote className={styles.note} />
      <HeightNote />
      {picture && (
        <Key picture={picture} wanted={choice.colour ?? 'height'} hasColours={tab !== 'curve'} isFlat={!isSurface} />
      )}
      <Transport
        isWide={mode === 'full'}
        isRunning={props.isRunning}
        canStep={isFinite}
        canReset={(path?.points.length ?? 0) > 1}
        rate={study.rate}
        limit={props.limit}
        step={props.step}
        stopped={path?.stopped ?? null}
        rootName={rootNameOf(program)}
        // On a plane the ball is a shadow; the number is the function's own.
        value={props.sliced ? props.sliced.value : (here?.value ?? null)}
        onRun={props.onRun}
        onStep={props.onStep}
        onReset={props.onReset}
        onRate={(rate, gesture) => onStudy({ rate }, gesture)}
      />
      {props.below}
      {picture && isSaving && (
        <Suspense>
          <FigureDialog picture={picture} wanted={choice.colour ?? 'height'} isSurface={isSurface} />
        </Suspense>
      )}
    </Tabs.Root>
  )
}

const noChoice: PictureChoice = {}

const tabs: readonly { readonly id: Tab; readonly title: string }[] = [
  { id: 'surface', title: 'Surface' },
  { id: 'contours', title: 'Contours' },
  { id: 'curve', title: 'Curve' },
]

/** Both axes, or for a curve the one it runs along. */
const shownAxes = (axes: readonly Axis[], tab: Tab, along: number): readonly Axis[] =>
  tab === 'curve' ? axes.slice(0, 2).filter((_, i, all) => i === Math.min(along, all.length - 1)) : axes

interface DrawingProps extends PictureEvents {
  readonly tab: Tab
  readonly picture: Picture
  readonly isDragging: boolean
  readonly isFull: boolean
  readonly canDraw3D: boolean
  readonly onNoWebGL: () => void
  readonly window: PictureWindow | null
}

function Drawing({ tab, picture, isDragging, isFull, canDraw3D, onNoWebGL, window, ...events }: DrawingProps) {
  const over = picture.names.map(spokenName).join(' and ')
  const height = picture.scale.kind === 'log10' ? ', heights as powers of ten' : ''
  const { rootName } = picture
  if (tab === 'curve')
    return (
      <CurveView picture={picture} window={window} label={`Curve of ${rootName} over ${over}${height}.`} {...events} />
    )
  const contours = (
    <ContourView
      picture={picture}
      window={window}
      label={`Contours of ${rootName} over ${over}${height}.`}
      {...events}
    />
  )
  if (tab === 'contours') return contours
  if (!canDraw3D) {
    return (
      <>
        <p className={styles.note}>This machine draws no 3D here; the contours show the same function.</p>
        {contours}
      </>
    )
  }
  return (
    <SceneView
      picture={picture}
      isDragging={isDragging}
      label={`Surface of ${rootName} over ${over}${height}.`}
      showsEnds={isFull}
      onNoWebGL={onNoWebGL}
      {...events}
    />
  )
}
