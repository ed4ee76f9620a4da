// Who runs in a race and from where, as pure changes of a study. What a method's name means is not known here.
import { log10, power } from '../elementary/functions'
import type { Axis, NodeId, RacePlan, Runner, Start, Study } from './document'

/** Runners times starts: each has a letter of its own, and a picture of more is a tangle. */
export const mostRunners = 16

/** Numbers that one start sets: a place on a plane through many is a list of them all. */
export const mostStartNumbers = 256

/** Slope alone, slope with memory, slope with curvature. */
const firstPlan: RacePlan = {
  runners: [{ method: 'gradient' }, { method: 'momentum' }, { method: 'newton' }],
  starts: [],
}

export const planOf = ({ race = firstPlan }: Study): RacePlan => race

/** How many set out; no start is one, where the inputs stand. */
export const runnersIn = ({ runners, starts }: RacePlan): number => runners.length * Math.max(1, starts.length)

export const hasRoomFor = (plan: RacePlan): boolean => runnersIn(plan) <= mostRunners

const without = <T>(list: readonly T[], at: number): readonly T[] => list.filter((_, i) => i !== at)
const replaced = <T>(list: readonly T[], at: number, by: T): readonly T[] => list.map((one, i) => (i === at ? by : one))

export const addRunner = (plan: RacePlan, runner: Runner): RacePlan => ({ ...plan, runners: [...plan.runners, runner] })

export const removeRunner = (plan: RacePlan, at: number): RacePlan => ({ ...plan, runners: without(plan.runners, at) })

/** Sets a setting of one runner; null gives it back to the study. */
export function setRunner(plan: RacePlan, at: number, name: string, value: number | null): RacePlan {
  const runner = plan.runners[at]
  if (!runner) return plan
  const { [name]: _, ...others } = runner.settings ?? {}
  const settings = value === null ? others : { ...others, [name]: value }
  const changed = { method: runner.method, ...(Object.keys(settings).length > 0 ? { settings } : {}) }
  return { ...plan, runners: replaced(plan.runners, at, changed) }
}

export const addStarts = (plan: RacePlan, starts: readonly Start[]): RacePlan => ({
  ...plan,
  starts: [...plan.starts, ...starts],
})

/**
 * Starts in the middles of equal parts of the window, as many as have room beside `runners`: up to eight along one axis, nine
 * or four over two. None where not even two have.
 */
export function spreadStarts(axes: readonly Axis[], runners: number): readonly Start[] {
  const room = Math.floor(mostRunners / Math.max(1, runners))
  const along = axes.length < 2 ? Math.min(8, room) : room >= 9 ? 3 : room >= 4 ? 2 : 0
  if (axes.length === 0 || along < 2) return []
  const part = ({ low, high }: Axis, i: number): number => rounded(low + ((i + 0.5) / along) * (high - low), high - low)
  return Array.from({ length: axes.length < 2 ? along : along * along }, (_, k) =>
    axes.map((axis, i) => {
      const { node, index } = axis
      return { node, index, value: part(axis, i === 0 ? k % along : Math.floor(k / along)) }
    }),
  )
}

/** To a thousandth of the range or finer, as a number that can be read. */
function rounded(x: number, range: number): number {
  const digits = power(10, 2 - Math.floor(log10(range)))
  const near = Math.round(x * digits) / digits
  return Number.isFinite(near) ? near + 0 : x
}

export const removeStart = (plan: RacePlan, at: number): RacePlan => ({ ...plan, starts: without(plan.starts, at) })

/** Sets one number of a start. */
export function setStart(plan: RacePlan, at: number, { node, index, value }: Start[number]): RacePlan {
  const start = plan.starts[at] ?? []
  const others = start.filter((entry) => entry.node !== node || entry.index !== index)
  return { ...plan, starts: replaced(plan.starts, at, [...others, { node, index, value }]) }
}

/** The study with other starts; one that has no race keeps having none. */
export const raceFrom = (study: Study, starts: readonly Start[]): Study =>
  study.race ? { ...study, race: { ...study.race, starts } } : study

/** A start loses its numbers with the nodes, and goes with the last of them. */
export function raceWithoutNodes(study: Study, gone: ReadonlySet<NodeId>): Study {
  const starts = study.race?.starts ?? []
  if (!starts.flat().some(({ node }) => gone.has(node))) return study
  const left = starts.map((start) => start.filter(({ node }) => !gone.has(node)))
  return raceFrom(
    study,
    left.filter(({ length }) => length > 0),
  )
}
