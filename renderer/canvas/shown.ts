// Single facts of what is shown, by id: a node or a wire re-renders only when its own fact changes, not at every step.
import type { Diagnostic } from '../../core/diagnostic'
import type { Step } from '../../core/engine/trace'
import { axisNames, describeAxes } from '../../core/graph/axes'
import type { EdgeId, Graph, GraphNode, NodeId } from '../../core/graph/document'
import { nodeOf, rootOf } from '../../core/graph/look'
import type { Shape, Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { brief } from '../../core/words/sentences'
import { findingsAt } from '../state/derived'
import { presentDocument } from '../state/document'
import { forwardOf } from '../state/forward'
import { shapeOfNode } from '../state/node-box'
import { placeOnPath } from '../state/path-lens'
import { questionNow, stepAsked } from '../state/predict'
import { useSession } from '../state/session'
import type { Shown } from './shown-now'
import { useShown, useSteady } from './shown-now'

/** A node with its name, its op and its settings; its value is a fact of its own. */
export const useGraphNode = (id: NodeId): GraphNode | undefined => useSteady(() => nodeOf(presentDocument().graph, id))

/** The root of the graph asked about last: every node asks, and a graph without a chosen root is searched for its end. */
let rooted: { readonly graph: Graph; readonly root: NodeId | null } | null = null

function rootNow(graph: Graph): NodeId | null {
  if (rooted?.graph !== graph) rooted = { graph, root: rootOf(graph) }
  return rooted.root
}

export const useIsRoot = (id: NodeId): boolean => useSteady(() => rootNow(presentDocument().graph) === id)

/** A node's shape as text, "3,4"; null when it has none yet. */
export const useShapeText = (id: NodeId): string | null =>
  useSteady(({ program }) => {
    const node = nodeOf(presentDocument().graph, id)
    return (node && shapeOfNode(program, node)?.join(',')) ?? null
  })

/** "batch 8 × feature 3"; null where no axis has a name. */
function axesText({ program }: Shown, id: NodeId): string | null {
  const { graph } = presentDocument()
  const node = nodeOf(graph, id)
  const shape = node && shapeOfNode(program, node)
  return shape ? describeAxes(shape, axisNames(graph, program).get(id) ?? node.axes ?? []) : null
}

export function spokenAxes(shown: Shown, id: NodeId): string {
  const axes = axesText(shown, id)
  return axes === null ? '' : `, axes ${axes}`
}

export const useAxesText = (id: NodeId): string | null => useShown((shown) => axesText(shown, id))

export const readShapeText = (text: string): Shape => (text === '' ? [] : text.split(',').map(Number))

export const useValue = (id: NodeId): Tensor | null =>
  useShown(({ view }) => view.valueOf(id) ?? nodeOf(presentDocument().graph, id)?.value ?? null)

const numberIn = (t: Tensor | null): number | null => (t && soleNumber(t)) ?? null

/** The value and the adjoint as numbers; null where they are none. */
export const valueOn = ({ view }: Shown, id: NodeId): number | null =>
  numberIn(view.valueOf(id) ?? nodeOf(presentDocument().graph, id)?.value ?? null)
export const adjointOn = ({ view }: Shown, id: NodeId): number | null => numberIn(view.adjointOf(id)?.sum ?? null)

/** Two runs with the same number are the same fact. */
export const useNumber = (id: NodeId): number | null => useShown((shown) => valueOn(shown, id))

/** How an adjoint stands: not asked for, not reached, or so far with so many paths missing. */
type AdjointState = 'none' | 'waiting' | 'partial' | 'whole'

export const useAdjointState = (id: NodeId): AdjointState =>
  useSteady(({ trace, view }) => {
    const slot = trace.program.slotOf.get(id)
    if (slot === undefined || trace.readings.adjointAt(slot) === null) return 'none'
    const known = view.adjointOf(id)
    return known === null ? 'waiting' : known.missing > 0 ? 'partial' : 'whole'
  })

/** −1, 0 or 1; 0 also where there is no number. A port is drawn anew when this changes, not with every number. */
const signIn = (t: Tensor | null): number => Math.sign(numberIn(t) ?? 0) || 0
export const useAdjointSign = (id: NodeId): number => useShown(({ view }) => signIn(view.adjointOf(id)?.sum ?? null))
export const useContributionSign = (id: EdgeId): number => useShown(({ view }) => signIn(view.contributionOf(id)))

export const useAdjoint = (id: NodeId): Tensor | null => useShown(({ view }) => view.adjointOf(id)?.sum ?? null)

/** The step just made, or the one whose number is asked for. */
const stepAt = ({ view }: Shown): Step | null => (isStepping() ? (stepAsked() ?? view.step) : null)

/** Whether the step just made is this node's: its forward rule, its seed, or a contribution that it received. */
export const useIsRunning = (id: NodeId): boolean =>
  useSteady((shown) => {
    const step = stepAt(shown)
    return step !== null && (step.kind === 'backward' ? step.to : step.node) === id
  })

/** Whether the path that is lit leads over this wire; null while none is. */
export const usePlaceOnPath = (id: EdgeId): 'on' | 'off' | null => useSteady(() => placeOnPath(id))

/** Is the value, or the adjoint, of this node what is asked for now? */
export const useIsAsked = (id: NodeId, what: 'value' | 'adjoint'): boolean =>
  useSteady(() => {
    const question = questionNow()
    return question?.node === id && (question.kind === 'value') === (what === 'value')
  })

/** Is what this wire brings back hidden by the question that stands? */
export const useIsWireAsked = (id: EdgeId): boolean =>
  useSteady(() => {
    const step = stepAsked()
    return step?.kind === 'backward' && step.edge === id
  })

export const isStepping = (): boolean => useSession.getState().mode === 'step'

type Flow = 'forward' | 'backward' | null

/** What runs along a wire in the step just made. */
export const useFlow = (id: EdgeId): Flow =>
  useSteady((shown) => {
    const step = stepAt(shown)
    if (step === null) return null
    if (step.kind === 'backward') return step.edge === id ? 'backward' : null
    return step.kind === 'forward' && id.slice(0, id.lastIndexOf('.')) === step.node ? 'forward' : null
  })

/** Whether an experiment has cut the wire. */
export const useIsCut = (id: EdgeId): boolean => useSteady(({ whatIf }) => whatIf?.held.cut.has(id) === true)

export const useContribution = (id: EdgeId): Tensor | null => useShown(({ view }) => view.contributionOf(id))
export const useContributionNumber = (id: EdgeId): number | null =>
  useShown(({ view }) => numberIn(view.contributionOf(id)))

/** How fast a node moves along the chosen direction, once its value is known; null where nothing that moves arrives. */
export const useTangent = (id: NodeId): Tensor | null => useShown((shown) => tangentOf(shown, id))

function tangentOf(shown: Shown, id: NodeId): Tensor | null {
  const slot = shown.program.slotOf.get(id)
  return slot !== undefined && shown.view.valueOf(id)
    ? (forwardOf(shown.derived).tangents.tangents[slot] ?? null)
    : null
}

/** The gravest of them: errors first. */
export const useFinding = (id: NodeId): Diagnostic | null =>
  useSteady((shown) => {
    const here = findingsAt(shown, id)
    return here.find((finding) => finding.severity === 'error') ?? here[0] ?? null
  })

/** What was traced to a wire, in a word: the first number that is not finite, or an argument outside a domain. */
export const useBirth = (id: EdgeId): string | null =>
  useSteady(({ diagnostics }) => {
    const found = diagnostics.find(({ code, place }) => traced.has(code) && `${place.node}.${place.port}` === id)
    return found ? brief(found) : null
  })

const traced: ReadonlySet<string> = new Set(['E301', 'E302', 'E303'])

export const useFindingCount = (id: NodeId): number => useSteady((shown) => findingsAt(shown, id).length)
