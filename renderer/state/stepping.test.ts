import { beforeEach, describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { readFormula } from '../../core/language/read'
import { breakpoints, toggleBreakpoints } from './breakpoints'
import { derive } from './derived'
import { openDocument, presentDocument } from './document'
import { changeSession, nothingSelected, useSession } from './session'
import { beat, choosePace, goTo, play, runToNode, stepBy } from './stepping'

const cursor = (): number => useSession.getState().cursor
const isPlaying = (): boolean => useSession.getState().isPlaying
const last = (): number => derive(presentDocument().graph).trace.steps.length

beforeEach(() => {
  const read = readFormula('a = x + y; f = a * a')
  if (isDiagnostic(read)) throw new Error(read.code)
  openDocument(read)
  changeSession({ cursor: 0, isPlaying: false, unit: 'wire' })
  choosePace(4)
})

describe('stepping', () => {
  it('goes on and back by one wire and stays within the ends', () => {
    expect(last()).toBe(2 + 1 + 4)
    stepBy(-1)
    expect(cursor()).toBe(0)
    for (let at = 1; at <= last() + 3; at++) {
      stepBy(1)
      expect(cursor()).toBe(Math.min(at, last()))
    }
    stepBy(-1)
    expect(cursor()).toBe(last() - 1)
  })

  it('by node takes all wires of one backward rule at once, and back again', () => {
    changeSession({ unit: 'node' })
    const seen = [0]
    while (cursor() < last()) {
      stepBy(1)
      seen.push(cursor())
    }
    expect(seen).toEqual([0, 1, 2, 3, 5, 7])
    const back = [cursor()]
    while (cursor() > 0) {
      stepBy(-1)
      back.push(cursor())
    }
    expect(back).toEqual([...seen].reverse())
  })

  it('lets go of what was selected, so that the inspector goes with the step; while playing it stays', () => {
    const selected = { nodes: ['x'], edges: [] }
    for (const move of [() => stepBy(1), () => goTo(2), play]) {
      changeSession({ selection: selected })
      move()
      expect(useSession.getState().selection).toEqual(nothingSelected)
    }
    changeSession({ selection: selected })
    beat()
    expect(useSession.getState().selection).toBe(selected)
  })

  it('goes to a place and to the ends', () => {
    goTo(Infinity)
    expect(cursor()).toBe(last())
    goTo(-5)
    expect(cursor()).toBe(0)
  })

  it('plays to the end and stops there; playing again starts anew', () => {
    play()
    let beats = 0
    while (isPlaying() && beats < 100) {
      beat()
      beats++
    }
    expect(beats).toBe(last())
    expect(cursor()).toBe(last())
    play()
    expect([cursor(), isPlaying()]).toEqual([0, true])
    play()
    expect(isPlaying()).toBe(false)
  })

  it('a step by hand stops what is playing', () => {
    play()
    beat()
    stepBy(1)
    expect([cursor(), isPlaying()]).toEqual([2, false])
  })

  it('has nothing to play in an empty graph', () => {
    const { graph } = presentDocument()
    openDocument({ ...presentDocument(), graph: { ...graph, nodes: [], edges: [], root: null } })
    play()
    goTo(Infinity)
    expect([cursor(), isPlaying()]).toEqual([0, false])
  })

  it('runs to a node: to its value, then to its adjoint with all paths in, then to its value again', () => {
    const { trace } = derive(presentDocument().graph)
    const a = trace.program.instructions.find(({ name }) => name === 'a')?.node as string
    runToNode(a)
    expect(trace.steps[cursor() - 1]).toMatchObject({ kind: 'forward', node: a })
    const value = cursor()
    runToNode(a)
    expect(trace.steps[cursor() - 1]).toMatchObject({ kind: 'backward', to: a, missing: 0 })
    runToNode(a)
    expect(cursor()).toBe(value)
  })

  it('stops at a breakpoint while playing, by whatever unit, and plays on from there', () => {
    const { trace } = derive(presentDocument().graph)
    const x = trace.program.instructions.find(({ name }) => name === 'x')?.node as string
    for (const unit of ['wire', 'node'] as const) {
      changeSession({ unit, cursor: 0 })
      toggleBreakpoints([x])
      play()
      while (isPlaying()) beat()
      expect(trace.steps[cursor() - 1]).toMatchObject({ kind: 'backward', to: x, missing: 0 })
      expect(cursor()).toBeLessThan(last())
      play()
      while (isPlaying()) beat()
      expect(cursor()).toBe(last())
      toggleBreakpoints([x])
    }
  })

  it('sets breakpoints at several nodes, and clears them where all have one', () => {
    toggleBreakpoints(['x'])
    toggleBreakpoints(['x', 'y'])
    expect([...breakpoints()]).toEqual(['x', 'y'])
    toggleBreakpoints(['x', 'y'])
    expect(breakpoints().size).toBe(0)
  })

  it('forgets breakpoints with the document that they were set in', () => {
    toggleBreakpoints(['x'])
    openDocument(presentDocument())
    expect(breakpoints().size).toBe(0)
  })
})
