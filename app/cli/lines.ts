// `eval --lines`: one question per line in, one answer per line out, in the same order and as soon as it is known.
import { createInterface } from 'node:readline'
import type { Convention } from '../../core/convention'
import { conventions } from '../../core/convention'
import { caught, isDiagnostic } from '../../core/diagnostic'
import { readCells } from '../../core/file/cells'
import { plainName } from '../../core/grammar/tokens'
import type { Answer } from './answer'
import { answer, findingOf } from './answer'
import { experimentOf, wiresIn } from './experiment'
import type { Streams } from './streams'
import { status } from './streams'
import type { Values } from './subject'
import { graphOfFormula, underConvention } from './subject'
import { unusable } from './unusable'

/** Answers every line; a bad one gets `{"error": {"code", "message"}}` and the rest goes on. */
export async function answerLines({ input, out }: Streams): Promise<number> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    await out(`${JSON.stringify(answerLine(line))}\n`)
  }
  return status.right
}

export interface LineError {
  readonly error: { readonly code: string; readonly message: string }
}

/** The answer to one line of JSON. A fault of ours in one line must not take the others with it. */
export function answerLine(line: string): Answer | LineError {
  try {
    return answerOrRefusal(line)
  } catch (reason) {
    const message = `This program failed on this line (${String(reason).slice(0, 80)}). The other lines are not touched by it.`
    return { error: { code: 'E418', message } }
  }
}

function answerOrRefusal(line: string): Answer | LineError {
  const found = caught(() => {
    const { expr, at, convention, ...wanted } = questionOf(line)
    return answer(underConvention(graphOfFormula(expr, valuesAt(at)), convention), {
      grad: wanted['grad'] === true,
      hessian: Array.isArray(wanted['hessian']) ? namesAt(wanted['hessian']) : wanted['hessian'] === true,
      hvp: wanted['hvp'] === undefined ? null : valuesAt(objectIn(wanted, 'hvp')),
      held: experimentOf({
        values: wanted['hold'] === undefined ? new Map() : valuesAt(objectIn(wanted, 'hold')),
        adjoints: wanted['holdAdjoint'] === undefined ? new Map() : valuesAt(objectIn(wanted, 'holdAdjoint')),
        frozen: wanted['freeze'] === undefined ? [] : namesAt(wanted['freeze']),
        cut: typeof wanted['cut'] === 'string' ? wiresIn(wanted['cut']) : [],
      }),
      jvp: wanted['jvp'] === undefined ? null : valuesAt(objectIn(wanted, 'jvp')),
      jacobian:
        wanted['jacobian'] === 'forward' || wanted['jacobian'] === 'reverse'
          ? wanted['jacobian']
          : wanted['jacobian'] === true,
      paths: typeof wanted['paths'] === 'string' ? wanted['paths'] : null,
      verdict: wanted['verdict'] === true,
      claims: new Map(wanted['claim'] === undefined ? [] : claimsIn(objectIn(wanted, 'claim'))),
    })
  })
  if (!isDiagnostic(found)) return found
  const { code, message } = findingOf(found)
  return { error: { code, message } }
}

/** A part of the question that must be an object by names of inputs. */
function objectIn(question: Readonly<Record<string, unknown>>, name: string): object {
  const found = question[name]
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found
  throw unusable(`"${name}" is not an object such as {"x": ${name === 'claim' ? '"2*x"' : '1'}}.`)
}

function claimsIn(claims: object): readonly (readonly [string, string])[] {
  return Object.entries(claims).map(([name, text]) => {
    if (typeof text !== 'string') throw unusable(`The claim for ${name} is not a formula. Write it as a text.`)
    return [plainName(name), text] as const
  })
}

/** Names of inputs in a list. */
function namesAt(list: unknown): readonly string[] {
  if (Array.isArray(list) && list.every((name) => typeof name === 'string')) return list
  throw unusable('Names of inputs come as a list such as ["x", "y"].')
}

interface Question {
  readonly expr: string
  readonly at: object
  readonly convention: Convention | null
  readonly [other: string]: unknown
}

function questionOf(line: string): Question {
  const json = parsed(line)
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw unusable('This line is not a JSON object such as {"expr": "x^2", "at": {"x": 3}}.')
  const { expr, at = {}, convention = null, ...rest } = json as Record<string, unknown>
  const known = conventions.find((name) => name === convention) ?? null
  if (convention !== known) throw unusable(`"convention" is not one of ${conventions.join(', ')}.`)
  if (typeof expr !== 'string') throw unusable('The line has no "expr". Give the formula as a text.')
  if (typeof at !== 'object' || at === null || Array.isArray(at))
    throw unusable('"at" is not an object such as {"x": 3, "A": [[1, 2], [3, 4]]}.')
  return { ...rest, expr, at, convention: known }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw unusable('This line is not JSON. Write one object on one line, such as {"expr": "x^2", "at": {"x": 3}}.')
  }
}

/** Values as numbers, nested lists, or expressions such as "log(2)". */
function valuesAt(at: object): Values {
  const read = Object.entries(at).map(([name, cells]) => {
    const value = readCells(cells)
    if ('problem' in value) throw unusable(`The value of ${name} cannot be used: ${value.problem}.`)
    return [plainName(name), value] as const
  })
  return new Map(read)
}
