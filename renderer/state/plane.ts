// The plane that is cut through all the numbers of the graph, while one is: pictures are then drawn over it instead of over two
// numbers. Session: never saved; cut again from its kind and seed.
import { useMemo } from 'react'
import { create } from 'zustand'
import { areSameEntries } from '../../core/calculus/axes'
import type { Path } from '../../core/calculus/descent'
import type { PlaneKind } from '../../core/calculus/directions'
import { directionsFor } from '../../core/calculus/directions'
import { landscapeOf } from '../../core/calculus/landscape'
import { dot, length, minus } from '../../core/calculus/methods/vectors'
import { isSameFunction } from '../../core/calculus/same-function'
import type { Plane, Slice } from '../../core/calculus/slice'
import { shadowOf, sliceGraph } from '../../core/calculus/slice'
import { parametersOf } from '../../core/data/training'
import { entriesOf } from '../../core/engine/derivative'
import { run } from '../../core/engine/run'
import type { Trace } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { Entry, Graph } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import { scalar } from '../../core/tensor'
import { shownNow } from './shown-function'

export interface Cut {
  readonly kind: PlaneKind
  readonly seed: number
  readonly plane: Plane
  /** How far the picture reaches along each direction. */
  readonly ranges: readonly (readonly [number, number])[]
  /** For the path: which shares of its spread the directions show. */
  readonly shares: readonly [number, number] | null
}

type Ranges = Cut['ranges']

interface PlaneState {
  readonly cut: Cut | null
  /** Where a hand has moved the window; null where it is as it was cut. */
  readonly window: Ranges | null
}

export const usePlane = create<PlaneState>(() => ({ cut: null, window: null }))

export const movePlaneWindow = (window: Ranges | null): void => usePlane.setState({ window })

/** The most numbers that a plane is cut through: every point of a picture costs a pass over all of them. */
const mostEntries = 20_000

export type NoPlane = 'no function' | 'one number' | 'too many numbers' | 'no walk' | 'no curvature'

/** Cuts a plane where the inputs stand; says why where there is none. `path` is the walk so far. */
export function cutPlane(kind: PlaneKind, seed: number, path: Path | null): NoPlane | null {
  const { program } = shownNow()
  const weights = parametersOf(program)
  // A walk over the weights alone is seen on a plane through these alone.
  const entries = path && isOver(path, weights) ? weights : entriesOf(program, program.sources)
  if (entries.length > mostEntries) return 'too many numbers'
  if (entries.length < 2) return 'one number'
  const land = landscapeOf(program, program.sources, entries)
  if (!land) return 'no function'
  const points = path && isOver(path, entries) ? path.points.map(({ point }) => point) : []
  const finite = points.filter((point) => point.every(Number.isFinite))
  const found = directionsFor(kind, { program, land, origin: land.start, path: finite, seed })
  if (!found) return kind === 'path' ? 'no walk' : 'no curvature'
  const plane: Plane = { entries: land.entries, origin: land.start, directions: found.directions }
  usePlane.setState({
    cut: { kind, seed, plane, shares: found.shares, ranges: rangesOf(kind, plane, finite) },
    window: null,
  })
  return null
}

export const leavePlane = (): void => usePlane.setState({ cut: null, window: null })

const isOver = ({ entries }: Path, wanted: readonly Entry[]): boolean => areSameEntries(entries, wanted)

/** ±1 of directions that are as long as the point; for directions of length 1, as far as the walk went, or as the point is. */
function rangesOf(kind: PlaneKind, plane: Plane, path: readonly (readonly number[])[]): Cut['ranges'] {
  if (kind === 'random' || kind === 'filters') return plane.directions.map(() => [-1, 1])
  const shadows = path.map((point) => shadowOf(plane, point).coordinates)
  const farthest = path.reduce((most, point) => Math.max(most, length(minus(point, plane.origin))), 0)
  const half = kind === 'path' && farthest > 0 ? 0.25 * farthest : Math.max(1, 0.5 * length(plane.origin))
  return plane.directions.map((_, k) => {
    const along = kind === 'path' ? shadows.map((at) => at[k] as number) : []
    return [Math.min(0, ...along) - half, Math.max(0, ...along) + half]
  })
}

/** The function over the plane, with where the inputs stand on it and how far they are from it. */
export interface Sliced {
  readonly cut: Cut
  readonly slice: Slice
  /** The window is not as it was cut. */
  readonly isMoved: boolean
  readonly program: Program
  readonly trace: Trace
  readonly distance: number
  /** f where the inputs stand, not where the plane shows them. */
  readonly value: number
  /** How steep it is there along each direction of the plane. */
  readonly slopes: readonly number[]
}

/** The graph over the plane, made once: moving the point over the plane changes neither. */
let made: { readonly cut: Cut; readonly graph: Graph; readonly slice: Slice; readonly program: Program } | null = null

function sliceFor(cut: Cut, graph: Graph, program: Program): NonNullable<typeof made> {
  if (made?.cut === cut && isSameFunction(made.graph, graph, cut.plane.entries)) return made
  const slice = sliceGraph(graph, program, cut.plane, cut.ranges)
  return (made = { cut, graph, slice, program: compile(slice.graph).program })
}

/** Null while no plane is cut, or where the graph no longer has the numbers that it was cut through. */
export function useSliced(graph: Graph, { program, values, adjoints }: Trace): Sliced | null {
  const { cut, window } = usePlane()
  return useMemo(() => {
    if (!cut || !isThere(program, cut.plane)) return null
    const now = sliceFor(cut, graph, program)
    const value = values[program.root ?? -1]?.data[0] ?? NaN
    const gradient = cut.plane.entries.map(
      ({ node, index }) => adjoints[program.slotOf.get(node) ?? -1]?.data[index] ?? 0,
    )
    const slopes = cut.plane.directions.map((direction) => dot(gradient, direction))
    const { coordinates, distance } = shadowOf(cut.plane, pointOf(program, cut.plane))
    const sources = new Map(now.program.sources)
    now.slice.axes.forEach(({ node }, k) => {
      sources.set(now.program.slotOf.get(node) as number, scalar(coordinates[k] as number))
    })
    return {
      cut,
      slice: window ? withRanges(now.slice, window) : now.slice,
      isMoved: window !== null,
      program: now.program,
      trace: run(now.program, sources),
      distance,
      value,
      slopes,
    }
  }, [cut, window, graph, program, values, adjoints])
}

/**
 * The function over the plane's directions, laid through where the inputs stand instead of where they stood when it was cut:
 * what is asked of the point is asked there. Null as above. Cost: the graph is compiled.
 */
export function slicedHere(cut: Cut, graph: Graph, program: Program): Pick<Sliced, 'slice' | 'program'> | null {
  if (!isThere(program, cut.plane)) return null
  const slice = sliceGraph(graph, program, { ...cut.plane, origin: pointOf(program, cut.plane) }, cut.ranges)
  return { slice, program: compile(slice.graph).program }
}

const withRanges = (slice: Slice, ranges: Ranges): Slice => ({
  ...slice,
  axes: slice.axes.map((axis, k) => ({ ...axis, low: ranges[k]?.[0] ?? axis.low, high: ranges[k]?.[1] ?? axis.high })),
})

const pointOf = (program: Program, { entries }: Plane): readonly number[] =>
  entries.map(({ node, index }) => program.sources.get(program.slotOf.get(node) ?? -1)?.data[index] as number)

const isThere = (program: Program, plane: Plane): boolean =>
  program.root !== null && pointOf(program, plane).every((x) => x !== undefined)
