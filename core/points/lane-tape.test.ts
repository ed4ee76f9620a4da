// A tape over lanes is a tape at each of its points.
import { describe, expect, it } from 'vitest'
import { tanh } from '../algebra/elementary'
import * as functions from '../elementary/functions'
import { execute, memoryFor } from '../fast/execute'
import * as code from '../fast/codes'
import { lower } from '../fast/lower'
import { functionAt, functionNumber, none, RegisterFile } from '../fast/registers'
import type { Tape } from '../fast/tape'
import { recordLength, tapeOf } from '../fast/tape'
import { compile } from '../graph/compile'
import type { Graph, GraphDocument } from '../graph/document'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import { isSource } from '../ops/op'
import { seeded } from '../random'
import { laneCount, laneTape } from './lane-tape'

/** Numbers at which rounding, signs of zero and infinities show. */
const awkward = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 1e-310, 1e200, -3]

/** A graph as a tape, and the places of its sources, with how many numbers each has. */
function taped(graph: Graph): { tape: Tape; sources: readonly (readonly [place: number, count: number])[] } {
  const { program } = compile(graph)
  const file = new RegisterFile(64)
  const { values } = lower(program, file)
  const tape = tapeOf(file)
  const sources = program.instructions.flatMap(({ op, inputs }, slot) => {
    const register = values[slot] as number
    const isLeaf = isSource(op) && inputs.length === 0 && program.sources.has(slot)
    return isLeaf ? [[tape.address[register] as number, file.size[register] as number] as const] : []
  })
  return { tape, sources }
}

/** What a point gives to entry `entry` of the source that begins at `place`. */
type Given = (point: number, place: number, entry: number) => number

type Memories = readonly Float64Array[]

/** Runs a tape over lanes and point by point, and gives all its numbers at each point, `[by lanes, by itself]`. */
function bothOf({ tape, sources }: ReturnType<typeof taped>): (given: Given) => readonly [Memories, Memories] {
  const lanes = laneTape(tape)
  const points = Array.from({ length: laneCount }, (_, point) => point)
  const entries = sources.flatMap(([place, count]) =>
    Array.from({ length: count }, (_, entry) => [place, entry] as const),
  )
  return (given) => {
    for (const [place, entry] of entries)
      lanes.read(place + entry).set(points.map((point) => given(point, place, entry)))
    lanes.run()
    const alone = points.map((point) => {
      const memory = memoryFor(tape)
      for (const [place, entry] of entries) memory[place + entry] = given(point, place, entry)
      execute(tape, memory)
      return memory
    })
    const all = lanes.read(0, tape.size)
    return [alone.map((memory, point) => memory.map((_, place) => all[place * laneCount + point] as number)), alone]
  }
}

/** Does the kernels' own tanh run in it? */
function hasOwnTanh({ records, operands }: Tape): boolean {
  for (let at = 0; at < records.length; at += recordLength) {
    if (records[at] !== code.mapAll) continue
    if (functionAt(operands[(records[at + 3] as number) + 2] as number).value === functions.tanh) return true
  }
  return false
}

const isClose = (x: number, y: number): boolean =>
  Object.is(x, y) || Math.abs(x - y) <= 1e-13 * Math.max(1, Math.abs(y)) || (x === 0 && y === 0)

const drawn: Given = (point, place, entry) => Math.sin(17 * point + 5 * place + 3 * entry + 1) * 1.5
const odd: Given = (point, place, entry) => awkward[(entry * 7 + place * 3 + point * 5) % awkward.length] as number

function expectSame({ graph }: Pick<GraphDocument, 'graph'>, title: string): void {
  const made = taped(graph)
  const run = bothOf(made)
  const isExact = !hasOwnTanh(made.tape)
  const isRight = isExact ? (x: number, y: number): boolean => Object.is(x, y) : isClose
  for (const given of isExact ? [drawn, odd] : [drawn]) {
    const [ours, alone] = run(given)
    const wrong = alone.flatMap((memory, point) => {
      const own = ours[point] as Float64Array
      return Array.from(memory.keys()).filter((at) => !isRight(own[at] as number, memory[at] as number))
    })
    expect(wrong, title).toEqual([])
  }
}

describe('a tape over lanes gives the bits of a tape, but for tanh', () => {
  it.each(computing.map((op) => [op.name, op] as const))('for %s', (_name, op) => {
    const some = casesOf(op, 1).filter((_, i) => i % 4 === 0)
    for (const { title, document } of some) expectSame(document, title)
  })

  it('on random graphs', () => {
    for (let seed = 0; seed < 60; seed++) expectSame(randomDocument(seed, 5 + ((seed * 13) % 120)), `seed ${seed}`)
  })
})

it.each([1, 2, 3, 4, 5, 8, 9])('products of %i rows', (rows) => {
  for (const columns of [1, 2, 3, 4, 7]) {
    const [inner, file] = [columns + 2, new RegisterFile(64)]
    const [a, b] = [file.source(rows * inner), file.source(inner * columns)]
    file.emit(code.matmul, a, b, none, rows * columns, file.side({ sizes: [rows, inner, columns] }))
    const tape = tapeOf(file)
    const sources = [a, b].map((register) => [tape.address[register] as number, file.size[register] as number] as const)
    const [ours, alone] = bothOf({ tape, sources })(drawn)
    expect(ours).toEqual(alone)
  }
})

/** How many doubles lie between two of one sign. */
const ulpsBetween = (x: number, y: number): number => Math.abs(Number(bitsOf(x) - bitsOf(y)))
const bitsOf = (x: number): bigint => new BigInt64Array(Float64Array.of(x).buffer)[0] as bigint

it('tanh is at most three doubles away from the one of core, and the same where numbers end', () => {
  const random = seeded(4)
  const sizes = [1e-300, 1e-9, 0.3, 1, 5, 19, 25, 1e300]
  const numbers = Array.from(
    { length: 20_000 },
    (_, i) => (random.uniform() * 2 - 1) * (sizes[i % sizes.length] as number),
  )
  const points = [...awkward, ...numbers]
  const file = new RegisterFile(64)
  const x = file.source(points.length)
  const y = file.emit(code.mapAll, x, none, none, points.length, functionNumber(tanh))
  const tape = tapeOf(file)
  const [from, to] = [tape.address[x] as number, tape.address[y] as number]
  const lanes = laneTape(tape)
  points.forEach((point, i) => lanes.read(from + i).fill(point))
  lanes.run()
  const wrong = points.flatMap((point, i) => {
    const [found, wanted] = [lanes.read(to + i)[0] as number, functions.tanh(point)]
    return Object.is(found, wanted) || ulpsBetween(found, wanted) <= 3 ? [] : [`tanh ${point}: ${found}, not ${wanted}`]
  })
  expect(wrong).toEqual([])
})
