// Lowering that writes over what an edit has changed computes what lowering afresh does, to the last bit.
import { expect, it } from 'vitest'
import { graphOf, netPlan } from '../bench/graphs'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { connect } from '../graph/edits'
import type { Program } from '../graph/program'
import { randomDocument } from '../laws/graphs'
import { isSource } from '../ops/op'
import type { Random } from '../random'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { execute, memoryFor } from './execute'
import type { LoweredProgram } from './lowered'
import { lower } from './lower'
import { RegisterFile } from './registers'
import { relower } from './relower'
import { tapeOf } from './tape'

/** Everything that one run of a lowered program says. */
function said({ instructions, sources }: Program, lowered: LoweredProgram, file: RegisterFile): unknown {
  const tape = tapeOf(file)
  const memory = memoryFor(tape)
  instructions.forEach(({ op }, slot) => {
    const at = tape.address[lowered.values[slot] as number] as number
    if (isSource(op)) memory.set((sources.get(slot) as Tensor).data, at)
  })
  execute(tape, memory)
  const numbers = (register: number): readonly string[] => {
    if (register < 0) return ['none']
    const at = tape.address[register] as number
    return Array.from(memory.subarray(at, at + (file.size[register] as number)), (x) =>
      Object.is(x, -0) ? '-0' : `${x}`,
    )
  }
  const { count, slot, port, target, contribution, sum } = lowered.deliveries
  return {
    values: Array.from(lowered.values, numbers),
    adjoints: Array.from(lowered.adjoints, numbers),
    deliveries: Array.from({ length: count }, (_, i) => [
      [slot[i], port[i], target[i]],
      numbers(contribution[i] as number),
      numbers(sum[i] as number),
    ]),
  }
}

/** One wire into a node drawn from somewhere else. */
function redrawn(document: GraphDocument, random: Random): GraphDocument {
  const { nodes, edges } = document.graph
  const edge = edges[random.integer(edges.length)]
  const from = nodes[random.integer(nodes.length)]?.id
  if (!edge || from === undefined) return document
  const next = connect(document, { ...edge, from })
  return isDiagnostic(next) ? document : next
}

/** How many of so many edits were written over what stood there; each says what lowering afresh says. */
function follow(start: GraphDocument, random: Random, edits: number, title: string): number {
  let document = start
  let { program } = compile(document.graph)
  const file = new RegisterFile(64)
  let lowered = lower(program, file)
  let patched = 0
  for (let edit = 0; edit < edits; edit++) {
    const next = redrawn(document, random)
    const before = { program, lowered }
    ;({ program } = compile(next.graph))
    if (next === document || program.root === null) continue
    document = next
    const over = relower(program, before, file)
    if (over) patched++
    else file.clear()
    lowered = over ?? lower(program, file)
    const fresh = new RegisterFile(64)
    const wanted = said(program, lower(program, fresh), fresh)
    expect(said(program, lowered, file), `${title}, edit ${edit}`).toEqual(wanted)
  }
  return patched
}

it('on random graphs of all operations', () => {
  let patched = 0
  for (let seed = 0; seed < 60; seed++) {
    const random = seeded(seed)
    patched += follow(randomDocument(seed, 8 + random.integer(40)), random, 30, `seed ${seed}`)
  }
  expect(patched).toBeGreaterThan(100)
})

it('on a net of numbers', () => {
  const document = { ...emptyDocument, graph: graphOf(netPlan(1000)) }
  expect(follow(document, seeded(5), 60, 'net')).toBeGreaterThan(5)
})
