// What the command line does with its arguments. Answers go to standard output, sentences about faults to standard error.
import type { Diagnostic } from '../../core/diagnostic'
import { Refusal } from '../../core/diagnostic'
import type { Graph } from '../../core/graph/document'
import { answer, findingOf } from './answer'
import { analysisLines } from './analysis-text'
import { answerCheck } from './checking'
import { answerText } from './human'
import { answerLines } from './lines'
import type { Options } from './options'
import { readOptions, usage } from './options'
import type { Streams } from './streams'
import { status } from './streams'
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
  if (options.command === 'check') return answerCheck(graph, before, options, streams)
  const claims = new Map<string, string>()
  const found = answer(graph, { ...options, jvp: options.jvp === null ? null : valuesOf(options.jvp), claims })
  const full = { ...found, diagnostics: [...before, ...found.diagnostics] }
  const text = (): string => answerText(full) + lined(analysisLines(full))
  await streams.out(options.json ? `${JSON.stringify(full)}\n` : text())
  return status.right
}

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
