// `check` as a command: which of its questions is asked, its text or JSON, and the exit status.
import { diagnostic, Refusal } from '../../core/diagnostic'
import type { Graph } from '../../core/graph/document'
import { judgedClaims } from './analysis'
import { analysisLines } from './analysis-text'
import type { Finding } from './answer'
import { findingOf, prepared } from './answer'
import { checked, checkText } from './check'
import { curveLines, curveOf, wireLines, wiresChecked } from './inspect'
import type { Experiment } from './experiment'
import { refuseBeyondRun } from './experiment'
import type { Options } from './options'
import type { Streams } from './streams'
import { status } from './streams'

type Asked = Options & { readonly held: Experiment | null }

/** Answers `check`; status 1 where something does not agree or a claim is not right. */
export async function answerCheck(
  graph: Graph,
  before: readonly Finding[],
  options: Asked,
  { out }: Streams,
): Promise<number> {
  const { answer, text, agrees } =
    options.claims.length > 0 ? ofClaims(graph, before, options) : ofInputs(graph, before, options)
  await out(options.json ? `${JSON.stringify(answer)}\n` : text)
  return agrees ? status.right : status.disagrees
}

interface Said {
  readonly answer: object
  readonly text: string
  readonly agrees: boolean
}

function ofInputs(graph: Graph, before: readonly Finding[], { wires, vcurve, held }: Asked): Said {
  const made = prepared(graph, true, held)
  const { trace } = made
  const found = checked(graph, made)
  const further = wires ? wiresChecked(trace) : null
  const curve = vcurve === null ? null : curveOf(trace, vcurve)
  const agrees = found.agrees && (further?.wires.every((wire) => wire.agrees) ?? true)
  const full = { ...found, agrees, diagnostics: [...before, ...found.diagnostics] }
  const lines = [...(further ? wireLines(further) : []), ...(curve ? curveLines(curve) : [])]
  return {
    answer: { ...full, ...(further ?? {}), ...(curve ? { vcurve: curve } : {}) },
    text: checkText({ ...full, agrees: found.agrees }) + lined(lines),
    agrees,
  }
}

function ofClaims(graph: Graph, before: readonly Finding[], { claims: texts, held }: Asked): Said {
  if (held) throw refuseBeyondRun()
  const { trace, findings } = prepared(graph, true)
  const claims = judgedClaims(trace.program, new Map(texts.map(claimIn)))
  const agrees = Object.values(claims).every(({ verdict }) => verdict === 'right')
  const diagnostics = [...before, ...findings.map((found) => findingOf(found, graph))]
  return { answer: { agrees, claims, diagnostics }, text: lined(analysisLines({ claims })), agrees }
}

/** "x: 2*x" -> the input and the formula. */
function claimIn(text: string): readonly [string, string] {
  const colon = text.indexOf(':')
  if (colon > 0) return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
  const problem = `“${text}” names no input. Write the input, a colon and the claimed derivative, for example 'x: 2*x'.`
  throw new Refusal(diagnostic('E418', { problem }))
}

const lined = (lines: readonly string[]): string => lines.map((line) => `${line.trimEnd()}\n`).join('')
