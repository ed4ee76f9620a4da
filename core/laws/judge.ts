// The judge: every law, golden case, kink, awkward point and extreme at once, for who brings an engine along: a browser, or a mutant of ours.
import type { Golden, Goldens } from '../goldens/golden'
import { differencesFrom } from '../goldens/golden'
import type { ExtremeCase } from '../goldens/extreme'
import { differencesAtExtreme } from '../goldens/extreme'
import type { KinkCase } from '../goldens/kink'
import { differencesAtKink } from '../goldens/kink'
import { once } from '../once'
import type { OpDefinition } from '../ops/op'
import { differencesAtAwkward, differencesOfRate, differencesOfSeconds, opsAt } from './awkward'
import { awkwardRates } from './awkward-rates'
import { awkwardRows } from './awkward-rows'
import { awkwardSeconds } from './awkward-seconds'
import { casesOf, computing } from './cases'
import { breaksOfConventions, kinked } from './convention-laws'
import { breaksOfAdjointIdentity, breaksOfExperiment, breaksOfTheSum } from './graph-laws'
import { failuresOf } from './laws'

/** What the judge is told: the fixtures, which ops, and on how many random graphs. */
export interface Brief {
  readonly goldens: Goldens
  readonly kinks: readonly KinkCase[]
  readonly extremes: readonly ExtremeCase[]
  /** Names of ops in the order in which they are asked; all others are left out. */
  readonly ops: readonly string[]
  readonly graphs: number
  /** What each op is asked; all of it unless said. */
  readonly asked?: readonly (keyof typeof parts)[]
  /** At how many random points each law is asked, where fewer than its own will do. */
  readonly seeds?: number
  /** Of how many cases of each kind each law is asked, where a few are to be skimmed before all. */
  readonly cases?: number
}

export const opNames: readonly string[] = computing.map(({ name }) => name)

/** Ops whose rule a convention changes. */
export const kinkedNames: readonly string[] = kinked.map(({ name }) => name)

/** An exception is a finding too. */
function attempt(title: string, ask: () => Iterable<string>): readonly string[] {
  try {
    return [...ask()].map((found) => `${title}: ${found}`)
  } catch (reason) {
    return [`${title}: threw ${reason instanceof Error ? reason.message : JSON.stringify(reason)}`]
  }
}

/** The tables of awkward points, each row with the ops that it asks about. */
const awkward = once(() => [
  ...Object.values(awkwardRows)
    .flat()
    .map((row) => ({ row, ops: opsAt(row), differences: () => differencesAtAwkward(row) })),
  ...awkwardSeconds.map((row) => ({ row, ops: opsAt(row), differences: () => differencesOfSeconds(row) })),
  ...awkwardRates.map((row) => ({ row, ops: opsAt(row), differences: () => differencesOfRate(row) })),
])

const atGolden = ({ formula, at }: Pick<Golden, 'formula' | 'at'>): string => `${formula} at ${JSON.stringify(at)}`

/** What is wrong with one op, law by law. */
function* againstLaws(op: OpDefinition, { seeds, cases }: Brief): Generator<string> {
  for (const { law, title, found } of failuresOf(op, { seeds, cases })) yield `${law}: ${title}: ${found}`
}

/** What is wrong with one op where the tables say what is true. */
function* againstTables({ name }: OpDefinition): Generator<string> {
  for (const { row, ops: asked, differences } of awkward())
    if (asked.has(name)) yield* attempt(`${row[0]} at ${row[1]}`, differences)
}

/** What is wrong with one op where somebody knows better: PyTorch, other frameworks at kinks, exact values far out. */
function* againstFixtures({ name }: OpDefinition, { goldens, kinks, extremes }: Brief): Generator<string> {
  for (const golden of goldens.cases)
    if (golden.op === name) yield* attempt(atGolden(golden), () => differencesFrom(golden, goldens))
  for (const kink of kinks) if (kink.op === name) yield* attempt(atGolden(kink), () => differencesAtKink(kink))
  for (const extreme of extremes)
    if (extreme.op === name) yield* attempt(atGolden(extreme), () => differencesAtExtreme(extreme))
}

function* againstConventions(op: OpDefinition): Generator<string> {
  if (kinked.includes(op)) yield* attempt(op.name, () => breaksOfConventions(op))
}

const parts = { laws: againstLaws, tables: againstTables, fixtures: againstFixtures, conventions: againstConventions }

const everyPart = Object.keys(parts) as readonly (keyof typeof parts)[]

/** Everything that is wrong, lazily and op by op, so that the first finding comes early. */
function* findings(brief: Brief): Generator<string> {
  const { goldens, ops, graphs, asked = everyPart } = brief
  for (const name of ops) {
    const op = computing.find((one) => one.name === name)
    if (op) for (const part of asked) yield* parts[part](op, brief)
  }
  for (let seed = 0; seed < graphs; seed++) {
    yield* attempt(`adjoint identity, graph ${seed}`, () => breaksOfAdjointIdentity(seed))
    yield* attempt(`held, graph ${seed}`, () => breaksOfExperiment(seed))
    yield* attempt(`sum of contributions, graph ${seed}`, () => breaksOfTheSum(seed))
  }
  for (const golden of goldens.cases)
    if (golden.op === 'composition') yield* attempt(atGolden(golden), () => differencesFrom(golden, goldens))
}

/** The first finding, or null. */
export function firstFinding(brief: Brief): string | null {
  for (const found of findings(brief)) return found
  return null
}

/** All findings, and how many cases of all kinds were asked. */
export interface Report {
  readonly asked: number
  readonly findings: readonly string[]
}

/** Asks everything of every op. `texts` are those of cases.json, kinks.json and extremes.json, in this order. */
export function reportOn(texts: readonly string[]): Report {
  const [goldens, kinks, extremes] = texts.map((text) => JSON.parse(text)) as [
    Goldens,
    { readonly cases: readonly KinkCase[] },
    { readonly cases: readonly ExtremeCase[] },
  ]
  const brief: Brief = { ops: opNames, goldens, kinks: kinks.cases, extremes: extremes.cases, graphs: 200 }
  const shapes = computing.reduce((count, op) => count + casesOf(op, 5).length, 0)
  const asked =
    shapes + goldens.cases.length + kinks.cases.length + awkward().length + extremes.cases.length + brief.graphs
  return { asked, findings: [...findings(brief)] }
}
