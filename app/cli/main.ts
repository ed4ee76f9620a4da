// What the command line does with its arguments. Answers go to standard output, sentences about faults to standard error.
import type { Diagnostic } from '../../core/diagnostic'
import { Refusal } from '../../core/diagnostic'
import type { Graph } from '../../core/graph/document'
import { answer, findingOf } from './answer'
import { analysisLines } from './analysis-text'
import { answerCheck } from './checking'
import { answerText } from './human'
import type { Experiment } from './experiment'
import { experimentOf, wiresIn } from './experiment'
import { answerLines } from './lines'
import type { Options } from './options'
import { namesIn, readOptions, usage } from './options'
import type { Streams } from './streams'
import { status } from './streams'
import type { Values } from './subject'
import { graphOfDocument, graphOfFormula, isDocument, underConvention, valuesOf } from './subject'

/** Runs one command; the exit status: 0 for an answer, 1 for a check that disagrees, 2 for input that cannot be used. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const options = readOptions(argv)
  if (typeof options === 'string') {
    streams.err(`${options}\n\n${usage}`)
    return status.badInput
  }
  if (options.command === 'help') {
    await streams.out(usage)
    return status.right
  }
  if (options.lines) return answerLines(streams)
  try {
    return await answered(options, streams)
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason
    return refused(reason.finding, options, streams)
  }
}

async function answered(options: Options, streams: Streams): Promise<number> {
  const { graph: given, findings } = await graphFor(options, streams)
  const graph = underConvention(given, options.convention)
  const before = findings.map((found) => findingOf(found, graph))
  const held = heldBy(options)
  if (options.command === 'check') return answerCheck(graph, before, { ...options, held }, streams)
  const claims = new Map<string, string>()
  const along = (direction: string | null): Values | null => (direction === null ? null : valuesOf(direction))
  const found = answer(graph, { ...options, jvp: along(options.jvp), hvp: along(options.hvp), held, claims })
  const full = { ...found, diagnostics: [...before, ...found.diagnostics] }
  const text = (): string => answerText(full) + lined(analysisLines(full))
  await streams.out(options.json ? `${JSON.stringify(full)}\n` : text())
  return status.right
}

const heldBy = ({ hold, holdAdjoint, freeze, cut }: Options): Experiment | null =>
  experimentOf({
    values: valuesOf(hold),
    adjoints: valuesOf(holdAdjoint),
    frozen: freeze === null ? [] : namesIn(freeze),
    cut: cut === null ? [] : wiresIn(cut),
  })

const lined = (lines: readonly string[]): string => lines.map((line) => `${line.trimEnd()}\n`).join('')

async function graphFor(
  { subject, at }: Options,
  streams: Streams,
): Promise<{ graph: Graph; findings: readonly Diagnostic[] }> {
  const text = subject ?? ''
  const values = valuesOf(at)
  if (isDocument(text)) return graphOfDocument(text, values, streams)
  return { graph: graphOfFormula(text, values), findings: [] }
}

async function refused(finding: Diagnostic, { json }: Options, { out, err }: Streams): Promise<number> {
  const { code, message } = findingOf(finding)
  if (json) await out(`${JSON.stringify({ error: { code, message } })}\n`)
  err(`${message} (${code})\n`)
  return status.badInput
}
