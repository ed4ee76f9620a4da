// The tour: one minute on the real canvas, from a graph with a wire missing to the chain rule stepped through. Each stage is a
// sentence, a look at what the page holds that says when it is done, and the same edit that the user would make.
import { create } from 'zustand'
import { isDiagnostic } from '../../core/diagnostic'
import type { Trace } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, GraphNode } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { disconnect, setEntries } from '../../core/graph/edits'
import { indexOf } from '../../core/graph/look'
import { readFormula } from '../../core/language/read'
import { announce } from '../state/announce'
import { derive } from '../state/derived'
import { commitEdit, openDocument, presentDocument, useOpenDocument } from '../state/document'
import { arrangedPositions } from '../state/node-box'
import { drawWire } from '../state/selection-edits'
import { changeSession, nothingSelected, useSession } from '../state/session'
import { goTo } from '../state/stepping'
import { changeView, useView } from '../state/view'
import { mayLeave } from './files'

interface Stage {
  readonly title: string
  readonly text: string
  /** The same without a pointer. */
  readonly byKeyboard: string
  /** What the page points at: the id of a rule in the tour's sheet. */
  readonly points: 'graph' | 'mode' | 'step' | 'nothing'
  /** The node that is selected when the stage begins. */
  readonly selects: string | null
  readonly isDone: () => boolean
  readonly doIt: () => void
}

/** With y before x, so that the way from x to s leads round m. */
const formula = 'm = y * x; s = m + x; f = s^2'
const [firstX, y, secondX] = [1, 3, 2]

const nodeCalled = (name: string): GraphNode | undefined => indexOf(presentDocument().graph).byName.get(name)
const idOf = (name: string): string => nodeCalled(name)?.id ?? ''
const present = (): Trace => derive(presentDocument().graph).trace
const cursor = (): number => Math.min(useSession.getState().cursor, present().steps.length)

const lastForward = (): number => present().steps.filter(({ kind }) => kind === 'forward').length

/** After the first of the two contributions that come back to x. */
function firstHalf(): number {
  const x = idOf('x')
  return present().steps.findIndex((step) => step.kind === 'backward' && step.to === x) + 1
}

const isStepping = (): boolean => useSession.getState().mode === 'step'

export const stages: readonly Stage[] = [
  {
    title: 'Draw the missing wire',
    text: 'Numbers go in at the left, f comes out at the right. One wire is missing: drag from the port at the right of x to the free port at the left of m.',
    byKeyboard: 'With x in focus: W, then choose m.',
    points: 'graph',
    selects: 'x',
    isDone: () => indexOf(presentDocument().graph).edges.get(`${idOf('m')}.1`)?.from === idOf('x'),
    doIt: () => void drawWire({ from: idOf('x'), to: idOf('m'), port: 1 }),
  },
  {
    title: 'Change a number',
    text: 'Every number follows at once. Make x a 2: drag its number sideways, or double-click it and type.',
    byKeyboard: 'With x in focus: Enter, 2, Enter.',
    points: 'graph',
    selects: 'x',
    isDone: () => nodeCalled('x')?.value?.data[0] !== firstX,
    doIt: () =>
      void commitEdit('set x', (document) => setEntries(document, [{ node: idOf('x'), index: 0, value: secondX }])),
  },
  {
    title: 'Go to Step',
    text: 'Build is for drawing. Step, in the middle at the top, shows how the numbers come about.',
    byKeyboard: 'Ctrl+2.',
    points: 'mode',
    selects: null,
    isDone: isStepping,
    doIt: () => changeSession({ mode: 'step', cursor: 0, selection: nothingSelected }),
  },
  {
    title: 'Step forward',
    text: 'Press the right arrow, or the button “Step on”, until f has its value. Each step says its sentence below.',
    byKeyboard: 'The right arrow; left goes back.',
    points: 'step',
    selects: null,
    isDone: () => isStepping() && lastForward() > 0 && cursor() >= lastForward(),
    doIt: () => goTo(lastForward()),
  },
  {
    title: 'Now backward',
    text: 'Go on. A derivative comes back along each wire: what has arrived, times the slope of this one step. Stop when x has heard from one of its two wires.',
    byKeyboard: 'The right arrow again.',
    points: 'step',
    selects: null,
    isDone: () => isStepping() && firstHalf() > 0 && cursor() >= firstHalf(),
    doIt: () => goTo(firstHalf()),
  },
  {
    title: 'The paths add up',
    text: 'x feeds m and s, so two paths lead from x to f. Step to the end and see what x makes of them.',
    byKeyboard: 'The right arrow, or End.',
    points: 'step',
    selects: null,
    isDone: () => isStepping() && cursor() > 0 && cursor() === present().steps.length,
    doIt: () => goTo(Infinity),
  },
]

/** What the last card says, with the numbers that came out. */
export function summary(): string {
  const { adjoints, program, contributions } = present()
  const x = idOf('x')
  const total = adjoints[program.slotOf.get(x) ?? -1]?.data[0]
  const parts = [...contributions]
    .filter(([edge]) => indexOf(presentDocument().graph).edges.get(edge)?.from === x)
    .map(([, sent]) => sent.data[0])
  return `That was the chain rule: along each path multiply, over all paths add. The derivative of f for x is ${parts.join(' + ')} = ${total}.`
}

/** The stage that stands; the number of stages when all are done; null while there is no tour. */
export const useTour = create<{ readonly stage: number | null; readonly sitting: number }>(() => ({
  stage: null,
  sitting: -1,
}))

/** Of the view's `tourStage`: nobody has met the tour yet. */
export const neverMet = -1

/** The tour's document as it stands when a stage begins. */
function documentAt(stage: number): GraphDocument {
  const values = new Map([
    ['x', stage > 1 ? secondX : firstX],
    ['y', y],
  ])
  const read = readFormula(formula)
  if (isDiagnostic(read)) return emptyDocument
  const { byName } = indexOf(read.graph)
  const entries = [...values].map(([name, value]) => ({ node: byName.get(name)?.id ?? '', index: 0, value }))
  const set = setEntries(
    { ...read, layout: { ...read.layout, positions: arrangedPositions(read.graph, compile(read.graph).program) } },
    entries,
  )
  const whole = isDiagnostic(set) ? read : set
  return stage > 0 ? whole : disconnect(whole, [{ to: byName.get('m')?.id ?? '', port: 1 }])
}

/** Begins, or goes on where it was left; asks about unsaved work first. */
export async function takeTour(): Promise<void> {
  if (!(await mayLeave())) return
  const left = useView.getState().tourStage
  const stage = left > neverMet && left < stages.length ? left : 0
  openDocument(documentAt(stage), 'tour')
  changeSession({ mode: stage > 2 ? 'step' : 'build', cursor: 0, isPlaying: false, dialog: null, notice: null })
  if (stage > 3) goTo(stage > 4 ? firstHalf() : lastForward())
  useTour.setState({ sitting: useOpenDocument.getState().sitting })
  enter(stage)
}

function enter(stage: number): void {
  useTour.setState({ stage })
  changeView({ tourStage: stage })
  const next = stages[stage]
  if (next?.selects != null) changeSession({ selection: { nodes: [idOf(next.selects)], edges: [] } })
  announce(next ? `Tour, ${stage + 1} of ${stages.length}. ${next.title}. ${next.text} ${next.byKeyboard}` : summary())
}

/** It can be gone on with from the Help menu. */
export const leaveTour = (): void => useTour.setState({ stage: null })

/** The invitation is not shown again. */
export const declineTour = (): void => changeView({ tourStage: 0 })

/** Looks after every edit and every step whether the stage is done; another document on the table ends the tour. */
export function watchTour(): () => void {
  const look = (): void => {
    const { stage, sitting } = useTour.getState()
    if (stage === null) return
    if (useOpenDocument.getState().sitting !== sitting) leaveTour()
    else if (stages[stage]?.isDone()) enter(stage + 1)
  }
  const stops = [useOpenDocument.subscribe(look), useSession.subscribe(look)]
  return () => stops.forEach((stop) => stop())
}
