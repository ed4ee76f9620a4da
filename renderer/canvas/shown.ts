// Single facts of what is shown, by id: a node or a wire re-renders only when its own fact changes, not at every step.
import type { Diagnostic } from '../../core/diagnostic'
import type { Step } from '../../core/engine/trace'
import { axisNames, describeAxes } from '../../core/graph/axes'
import type { EdgeId, Graph, GraphNode, NodeId } from '../../core/graph/document'
import { nodeOf, rootOf } from '../../core/graph/look'
import type { Shape, Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { findingsAt } from '../state/derived'
import { presentDocument } from '../state/document'
import { forwardOf } from '../state/forward'
import { shapeOfNode } from '../state/node-box'
import { questionNow, stepAsked } from '../state/predict'
import { useSession } from '../state/session'
import type { Shown } from './shown-now'
import { useShown, useSteady, useSteadyFacts } from './shown-now'

/** The root of the graph asked about last: every node asks, and a graph without a chosen root is searched for its end. */
let rooted: { readonly graph: Graph; readonly root: NodeId | null } | null = null

function rootNow(graph: Graph): NodeId | null {
  if (rooted?.graph !== graph) rooted = { graph, root: rootOf(graph) }
  return rooted.root
}

export interface NodeFacts {
  /** With its name, its op and its settings; its value is a fact of its own. */
  readonly node: GraphNode | undefined
  readonly isRoot: boolean
  /** Whether the step just made is this node's: its forward rule, its seed, or a contribution that it received. */
  readonly isRunning: boolean
  readonly shapeText: string | null
  readonly held: HeldKind | null
  /** An experiment is made, so that what was before may differ. */
  readonly isTried: boolean
}

/** What the look of a node hangs on. */
export const useNodeFacts = (id: NodeId): NodeFacts =>
  useSteadyFacts((shown) => {
    const { graph } = presentDocument()
    const node = nodeOf(graph, id)
    const step = stepAt(shown)
    return {
      node,
      isRoot: rootNow(graph) === id,
      isRunning: step !== null && (step.kind === 'backward' ? step.to : step.node) === id,
      shapeText: shapeTextOf(shown, node),
      held: heldAs(shown, id),
      isTried: shown.whatIf !== null,
    }
  })

type HeldKind = 'value' | 'adjoint' | 'frozen'

function heldAs({ whatIf }: Shown, id: NodeId): HeldKind | null {
  if (!whatIf) return null
  const { values, adjoints, frozen } = whatIf.held
  if (values.has(id)) return 'value'
  return adjoints.has(id) ? 'adjoint' : frozen.has(id) ? 'frozen' : null
}

const shapeTextOf = ({ program }: Shown, node: GraphNode | undefined): string | null =>
  (node && shapeOfNode(program, node)?.join(',')) ?? null

/** A node's shape as text, "3,4"; null when it has none yet. */
export const shapeTextOn = (shown: Shown, id: NodeId): string | null =>
  shapeTextOf(shown, nodeOf(presentDocument().graph, id))

export const useShapeText = (id: NodeId): string | null => useSteady((shown) => shapeTextOn(shown, id))

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

export function adjointStateOn({ trace, view }: Shown, id: NodeId): AdjointState {
  const slot = trace.program.slotOf.get(id)
  if (slot === undefined || trace.readings.adjointAt(slot) === null) return 'none'
  const known = view.adjointOf(id)
  return known === null ? 'waiting' : known.missing > 0 ? 'partial' : 'whole'
}

export const useAdjointState = (id: NodeId): AdjointState => useSteady((shown) => adjointStateOn(shown, id))

/** −1, 0 or 1; 0 also where there is no number. A port is drawn anew when this changes, not with every number. */
const signIn = (t: Tensor | null): number => Math.sign(numberIn(t) ?? 0) || 0
export const useAdjointSign = (id: NodeId): number => useShown(({ view }) => signIn(view.adjointOf(id)?.sum ?? null))
export const useContributionSign = (id: EdgeId): number => useShown(({ view }) => signIn(view.contributionOf(id)))

export const useAdjoint = (id: NodeId): Tensor | null => useShown(({ view }) => view.adjointOf(id)?.sum ?? null)

/** The step just made, or the one whose number is asked for. */
export const stepAt = ({ view }: Shown): Step | null => (isStepping() ? (stepAsked() ?? view.step) : null)

/** Is the value, or the adjoint, of this node what is asked for now? */
export function isAsked(id: NodeId, what: 'value' | 'adjoint'): boolean {
  const question = questionNow()
  return question?.node === id && (question.kind === 'value') === (what === 'value')
}

export const useIsAsked = (id: NodeId, what: 'value' | 'adjoint'): boolean => useSteady(() => isAsked(id, what))

/** Is what this wire brings back hidden by the question that stands? */
export function isWireAsked(id: EdgeId): boolean {
  const step = stepAsked()
  return step?.kind === 'backward' && step.edge === id
}

export const useIsWireAsked = (id: EdgeId): boolean => useSteady(() => isWireAsked(id))

export const isStepping = (): boolean => useSession.getState().mode === 'step'

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

export const useFindingCount = (id: NodeId): number => useSteady((shown) => findingsAt(shown, id).length)
