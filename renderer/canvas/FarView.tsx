// The graph from afar, where nothing can be read: every node a plain box, every wire a line, in one picture of a few paths.
// The picture answers no pointer; the node under the pointer is put on the paper as a far box, so that a hand can take it.
import type { NodeProps } from '@xyflow/react'
import { useStore, ViewportPortal } from '@xyflow/react'
import type { CSSProperties } from 'react'
import { memo, useMemo } from 'react'
import { opOf, rootOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'
import { soleNumber } from '../../core/tensor'
import { useIsBreakpoint } from '../state/breakpoints'
import { useGraph } from '../state/document'
import { useSession } from '../state/session'
import type { BoxNode } from './adapter'
import { PaperDrawing } from './PaperDrawing'
import styles from './FarView.module.css'
import { curveOf } from './label-places'
import type { Scene } from './scene'
import type { PlacedNode } from './scene-nodes'
import type { PlacedWire } from './scene-wires'
import type { Shown } from './shown-now'
import { isStepping } from './shown'
import { useShown } from './shown-now'
import { SpokenNode } from './SpokenNode'
import { signOf } from './wire-look'

/** Where a hand takes hold of a node that the picture shows. */
export const FarBox = memo(function FarBox({ id }: NodeProps<BoxNode>) {
  const name = useGraph().nodes.find((node) => node.id === id)?.name
  const isBreakpoint = useIsBreakpoint(id)
  return (
    <>
      <div className={styles.place} title={name} data-node={name} />
      <SpokenNode id={id} isBreakpoint={isBreakpoint} />
    </>
  )
})

const boxPath = ({ left, top, width, height }: PlacedNode): string => `M${left} ${top}h${width}v${height}h${-width}Z`

/** One path for all things of a look. */
function pathsBy<T, Look extends string>(
  things: Iterable<T>,
  lookOf: (thing: T) => Look | null,
  draw: (thing: T) => string,
): readonly (readonly [Look, string])[] {
  const parts = new Map<Look, string[]>()
  for (const thing of things) {
    const look = lookOf(thing)
    if (look === null) continue
    const known = parts.get(look)
    if (known) known.push(draw(thing))
    else parts.set(look, [draw(thing)])
  }
  return [...parts].map(([look, paths]) => [look, paths.join('')])
}

export function FarView({ scene }: { readonly scene: Scene }) {
  // Lines are as wide at every distance.
  const unit = useStore((state) => 1 / state.transform[2])
  return (
    <ViewportPortal>
      <PaperDrawing style={{ '--unit': unit } as CSSProperties} data-far>
        <FarWires scene={scene} />
        <FarBoxes scene={scene} />
        <FarSelection scene={scene} />
      </PaperDrawing>
    </ViewportPortal>
  )
}

const useView = (): Shown['view'] => useShown(({ view }) => view)

const FarWires = memo(function FarWires({ scene }: { readonly scene: Scene }) {
  const view = useView()
  const isBuilding = useSession((session) => session.mode === 'build')
  const paths = useMemo(() => {
    const lookOf = ({ id }: PlacedWire) => {
      const contribution = isBuilding ? null : view.contributionOf(id)
      return contribution ? signOf(contribution) : 'idle'
    }
    return pathsBy(scene.wires.all(), lookOf, curveOf)
  }, [scene, view, isBuilding])
  const { step } = view
  const running = isStepping() && step?.kind === 'backward' ? scene.wires.get(step.edge) : undefined
  return (
    <>
      {paths.map(([look, d]) => (
        <path key={look} d={d} className={`${styles.wire} ${styles[look] ?? ''}`} />
      ))}
      {running && <path d={curveOf(running)} className={`${styles.wire} ${styles.step}`} />}
    </>
  )
})

const FarBoxes = memo(function FarBoxes({ scene }: { readonly scene: Scene }) {
  const view = useView()
  const graph = useGraph()
  const isBuilding = useSession((session) => session.mode === 'build')
  const sources = useMemo(() => new Set(graph.nodes.filter((node) => isSourceNode(node)).map(({ id }) => id)), [graph])
  const root = rootOf(graph)
  const paths = useMemo(() => {
    const lookOf = ({ id }: PlacedNode) => {
      if (id === root) return 'root'
      const adjoint = isBuilding ? null : soleNumber(view.adjointOf(id)?.sum ?? nothing)
      if (adjoint !== null && adjoint !== undefined && adjoint !== 0) return adjoint > 0 ? 'plus' : 'minus'
      return sources.has(id) ? 'source' : 'plain'
    }
    return pathsBy(scene.nodes.values(), lookOf, boxPath)
  }, [scene, view, isBuilding, sources, root])
  const { step } = view
  const running = isStepping() && step ? scene.nodes.get(step.kind === 'backward' ? step.to : step.node) : undefined
  return (
    <>
      {paths.map(([look, d]) => (
        <path key={look} d={d} className={`${styles.box} ${styles[look] ?? ''}`} />
      ))}
      {running && <path d={boxPath(running)} className={`${styles.box} ${styles.running}`} />}
    </>
  )
})

const nothing = { shape: [0], data: new Float64Array() }

const isSourceNode = (node: Parameters<typeof opOf>[0]): boolean => {
  const op = opOf(node)
  return op !== undefined && isSource(op)
}

/** What is selected, and a dot at what is wrong. */
const FarSelection = memo(function FarSelection({ scene }: { readonly scene: Scene }) {
  const selected = useSession((session) => session.selection.nodes)
  const diagnostics = useShown((shown) => shown.diagnostics)
  const outline = useMemo(
    () =>
      selected
        .flatMap((id) => scene.nodes.get(id) ?? [])
        .map(boxPath)
        .join(''),
    [scene, selected],
  )
  const wrong = useMemo(() => {
    const ids = new Set(diagnostics.flatMap(({ severity, place }) => (severity === 'error' ? [place.node] : [])))
    return pathsBy(
      scene.nodes.values(),
      ({ id }) => (ids.has(id) ? 'wrong' : null),
      ({ right, top }) => `M${right} ${top}m-20 0a20 20 0 1 0 40 0a20 20 0 1 0 -40 0Z`,
    )
  }, [scene, diagnostics])
  return (
    <>
      {outline && <path d={outline} className={styles.selected} />}
      {wrong.map(([look, d]) => (
        <path key={look} d={d} className={styles.wrong} />
      ))}
    </>
  )
})
