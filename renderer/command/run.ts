// What each command does, and when it can: one entry per row of the catalogue, checked by the compiler.
import type { CommandId, Lens } from '../../core/command/catalogue'
import { setRoot } from '../../core/graph/edits'
import { nameOf, nodeOf } from '../../core/graph/look'
import { redoLabel, undoLabel } from '../../core/history/history'
import { frameSelection, writeNote } from '../state/annotations'
import { duplicateSelection } from '../state/copies'
import type { NodeId } from '../../core/graph/document'
import { announce } from '../state/announce'
import { canvas } from '../state/canvas'
import { chooseDigits } from '../state/digits'
import { derive, findingsAt } from '../state/derived'
import { chooseConvention } from '../state/convention'
import { breakpoints, clearBreakpoints, toggleBreakpoints } from '../state/breakpoints'
import { commitEdit, presentDocument, redoEdit, undoEdit, useOpenDocument } from '../state/document'
import { arrangeGraph } from '../state/arrange-graph'
import {
  changeInSight,
  goUp,
  groupSelection,
  isInsideFunction,
  makeSelectionUnique,
  openFunction,
  selectedUse,
  startNamingFunction,
  ungroupSelection,
} from '../state/functions'
import type { Alignment } from '../state/placing'
import { alignSelection, nudgeSelection, spaceSelection } from '../state/placing'
import { isHolding, releaseAll, useHeld } from '../state/held'
import { deleteSelection, forgetWhatIsGone } from '../state/selection-edits'
import { togglePredict, usePrediction } from '../state/predict'
import { changeSession, helpWith, nothingSelected, useSession } from '../state/session'
import { canShowSurfaceOf, showSurfaceOf } from '../state/shown-function'
import { goTo, play, runToNode, stepBy } from '../state/stepping'
import { changeView, useView } from '../state/view'
import { useShown } from '../state/shown-picture'
import { copySelection, cutSelection, pasteByCommand } from './clipboard'
import { newDocument, openFromMachine, saveDocument, saveDocumentAs } from './files'
import { visitPanel } from './panels'
import { takeTour } from './tour'

interface Action {
  readonly run: () => void
  /** Absent: always. */
  readonly when?: () => boolean
}

const selected = (): readonly string[] => useSession.getState().selection.nodes
const selectedAnnotations = (): readonly string[] => useSession.getState().selection.annotations ?? []
const hasThingsSelected = (): boolean => selected().length + selectedAnnotations().length > 0
const hasNodesSelected = (): boolean => selected().length > 0
/** The node that is selected alone. */
const only = (): string => selected()[0] ?? ''
const hasSelection = (): boolean =>
  selected().length + selectedAnnotations().length + useSession.getState().selection.edges.length > 0
const hasUseSelected = (): boolean => selectedUse() !== null
const isStepping = (): boolean => useSession.getState().mode === 'step'
const hasFindings = (id: NodeId): boolean => findingsAt(derive(presentDocument().graph), id).length > 0
const hasNodes = (): boolean => presentDocument().graph.nodes.length > 0
const stepping = (run: () => void): Action => ({ run, when: isStepping })
/** A function that is selected has its name in the details. */
function nameFunctionHere(): void {
  if (hasUseSelected()) changeView({ hasSide: true })
  startNamingFunction()
}
const show = (lens: Lens): Action => ({ run: () => changeSession({ lens }) })

const aligning = (alignment: Alignment): Action => ({
  run: () => alignSelection(alignment),
  when: () => selected().length > 1,
})

const actions: Readonly<Record<CommandId, Action>> = {
  'file.new': { run: () => void newDocument() },
  'file.open': { run: () => void openFromMachine() },
  'file.examples': { run: () => changeSession({ dialog: 'examples' }) },
  'file.save': { run: () => void saveDocument() },
  'file.saveAs': { run: () => void saveDocumentAs() },
  'file.saveFigure': { run: () => changeSession({ dialog: 'figure' }), when: () => useShown.getState().hasPicture },
  'edit.undo': { run: () => sayWhile('undone', undoLabel, undoEdit), when: () => labelNow(undoLabel) !== null },
  'edit.redo': { run: () => sayWhile('done again', redoLabel, redoEdit), when: () => labelNow(redoLabel) !== null },
  'edit.cut': { run: () => void cutSelection(), when: hasThingsSelected },
  'edit.copy': { run: () => void copySelection(), when: hasThingsSelected },
  'edit.paste': { run: () => void pasteByCommand() },
  'edit.duplicate': { run: () => duplicateSelection(false), when: hasThingsSelected },
  'edit.duplicateWired': { run: () => duplicateSelection(true), when: hasNodesSelected },
  'edit.delete': { run: () => deleteSelection({ heals: true }), when: hasSelection },
  'edit.deleteOnly': { run: () => deleteSelection(), when: hasNodesSelected },
  'edit.selectAll': {
    run: () => {
      const { graph, layout } = presentDocument()
      const nodes = graph.nodes.map(({ id }) => id)
      const annotations = [...(layout.frames ?? []), ...(layout.notes ?? [])].map(({ id }) => id)
      changeSession({ selection: { nodes, edges: [], annotations } })
    },
    when: hasNodes,
  },
  'edit.rename': {
    run: () => changeSession({ renaming: selected()[0] ?? null, writing: selectedAnnotations()[0] ?? null }),
    when: () => selected().length + selectedAnnotations().length === 1,
  },
  'edit.showSurface': {
    run: () => showSurfaceOf(only()),
    when: () => selected().length === 1 && canShowSurfaceOf(only()),
  },
  'edit.setRoot': {
    run: makeRoot,
    when: () => selected().length === 1,
  },
  'edit.add': { run: () => changeSession({ quickAdd: { at: 'middle' } }) },
  'edit.wire': { run: () => canvas()?.offerWire(selected()[0] ?? ''), when: () => selected().length === 1 },
  'edit.formula': { run: () => changeSession({ isTypingFormula: true }) },
  'edit.group': { run: groupSelection, when: hasNodesSelected },
  'edit.ungroup': { run: ungroupSelection, when: hasUseSelected },
  'edit.openFunction': { run: () => openFunction(selectedUse() ?? ''), when: hasUseSelected },
  'edit.goUp': { run: goUp, when: isInsideFunction },
  'edit.makeUnique': { run: makeSelectionUnique, when: hasUseSelected },
  'edit.renameFunction': { run: nameFunctionHere, when: () => hasUseSelected() || isInsideFunction() },
  'edit.arrange': { run: arrangeGraph, when: hasNodes },
  'edit.frame': { run: frameSelection },
  'edit.note': { run: writeNote },
  'arrange.left': aligning('left'),
  'arrange.centre': aligning('centre'),
  'arrange.right': aligning('right'),
  'arrange.top': aligning('top'),
  'arrange.middle': aligning('middle'),
  'arrange.bottom': aligning('bottom'),
  'arrange.across': { run: () => spaceSelection('x'), when: () => selected().length > 2 },
  'arrange.down': { run: () => spaceSelection('y'), when: () => selected().length > 2 },
  'arrange.moveLeft': { run: () => nudgeSelection(-1, 0), when: hasNodesSelected },
  'arrange.moveRight': { run: () => nudgeSelection(1, 0), when: hasNodesSelected },
  'arrange.moveUp': { run: () => nudgeSelection(0, -1), when: hasNodesSelected },
  'arrange.moveDown': { run: () => nudgeSelection(0, 1), when: hasNodesSelected },
  'arrange.guides': { run: () => changeView({ hasGuides: !useView.getState().hasGuides }) },
  'arrange.grid': { run: () => changeView({ hasGrid: !useView.getState().hasGrid }) },
  'view.build': { run: () => changeSession({ mode: 'build', isPlaying: false }) },
  'view.step': { run: () => changeSession({ mode: 'step' }) },
  'view.surface': { run: () => changeSession({ mode: 'surface', isPlaying: false }) },
  'view.present': {
    run: () => changeSession({ mode: 'step', isPresenting: true, isFinding: false, selection: nothingSelected }),
    when: hasNodes,
  },
  'view.commands': { run: () => changeSession({ dialog: 'commands' }) },
  'view.find': { run: () => changeSession({ isFinding: true }), when: hasNodes },
  'view.nextPanel': { run: () => visitPanel(1) },
  'view.previousPanel': { run: () => visitPanel(-1) },
  'view.zoomIn': { run: () => canvas()?.zoomIn() },
  'view.zoomOut': { run: () => canvas()?.zoomOut() },
  'view.fit': { run: () => canvas()?.fit() },
  'view.zoomSelection': {
    run: () => canvas()?.show([...selected(), ...selectedAnnotations()]),
    when: hasThingsSelected,
  },
  'view.zoomActual': { run: () => canvas()?.zoomActual() },
  'view.minimap': { run: () => changeView({ hasMinimap: !useView.getState().hasMinimap }) },
  'view.explain': {
    run: () => changeSession({ explained: selected()[0] ?? null }),
    when: () => selected().length === 1 && hasFindings(selected()[0] ?? ''),
  },
  'view.lightTheme': { run: () => changeView({ theme: 'light' }) },
  'view.darkTheme': { run: () => changeView({ theme: 'dark' }) },
  'view.systemTheme': { run: () => changeView({ theme: 'system' }) },
  'view.contrast': { run: () => changeView({ hasContrast: !useView.getState().hasContrast }) },
  'digits.3': { run: () => chooseDigits('3') },
  'digits.4': { run: () => chooseDigits('4') },
  'digits.6': { run: () => chooseDigits('6') },
  'digits.8': { run: () => chooseDigits('8') },
  'digits.all': { run: () => chooseDigits('all') },
  'lens.contribution': show('contribution'),
  'lens.local': show('local'),
  'lens.product': show('product'),
  'lens.paths': show('paths'),
  // A tangent of the root is a derivative that is still to be predicted.
  'lens.forward': { ...show('forward'), when: () => !usePrediction.getState().isOn },
  'lens.check': { ...show('check'), when: () => !usePrediction.getState().isOn },
  'lens.pull': show('pull'),
  'run.release': { run: releaseAll, when: () => isHolding(useHeld.getState()) },
  'run.forward': stepping(() => stepBy(1)),
  'run.back': stepping(() => stepBy(-1)),
  'run.play': stepping(play),
  'run.start': stepping(() => goTo(0)),
  'run.end': stepping(() => goTo(Infinity)),
  'run.predict': { run: togglePredict, when: hasNodes },
  'run.toNode': { run: () => runToNode(only()), when: () => selected().length === 1 },
  'run.breakpoint': { run: () => toggleBreakpoints(selected()), when: hasNodesSelected },
  'run.clearBreakpoints': { run: clearBreakpoints, when: () => breakpoints().size > 0 },
  'kink.pytorch': { run: () => chooseConvention('pytorch') },
  'kink.mathematics': { run: () => chooseConvention('mathematics') },
  'kink.strict': { run: () => chooseConvention('strict') },
  'help.op': { run: helpHere },
  'help.keys': { run: () => changeSession({ dialog: 'keys' }) },
  'help.tour': { run: () => void takeTour() },
  'help.chooseKeys': { run: () => changeSession({ dialog: 'shortcuts' }) },
}

function labelNow(labelOf: typeof undoLabel): string | null {
  return labelOf(useOpenDocument.getState().history)
}

/** Whoever does not see the canvas hears what has gone and what has come back; with a node that went, the keyboard stays. */
function sayWhile(verb: string, labelOf: typeof undoLabel, run: () => void): void {
  const label = labelNow(labelOf)
  const where = changeInSight(run)
  forgetWhatIsGone()
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-canvas]')?.focus()
  })
  announce(`${verb}: ${label}${where}`)
}

function makeRoot(): void {
  const [id = null] = selected()
  commitEdit('choose the root', (document) => setRoot(document, id))
  if (id !== null) announce(`${nameOf(presentDocument().graph, id)} is the root`)
}

/** Help with the operation that has the keyboard, or whose node is selected; where there is none, the keys. */
function helpHere(): void {
  const focused = document.activeElement?.closest('[data-op]')?.getAttribute('data-op')
  const [only, ...more] = selected()
  const op =
    focused ?? (more.length === 0 && only !== undefined ? nodeOf(presentDocument().graph, only)?.op : undefined)
  if (op === undefined) changeSession({ dialog: 'keys' })
  else helpWith(op)
}

export const canRun = (id: CommandId): boolean => actions[id].when?.() ?? true

/** Runs a command; false when it has nothing to do now. */
export function runCommand(id: CommandId): boolean {
  if (!canRun(id)) return false
  actions[id].run()
  return true
}
