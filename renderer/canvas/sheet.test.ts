import { describe, expect, it } from 'vitest'
import { wholeOf, noteRect } from './sheet'

const bare = { nodes: new Map(), wires: new Map() }

describe('the paper that is taken', () => {
  it('is nothing where nothing stands', () => {
    expect(wholeOf(bare, { positions: {} })).toBeNull()
  })

  it('holds frames and notes, also where no node is', () => {
    const frames = [{ id: 'a1', title: 'part', x: -400, y: 10, width: 200, height: 100 }]
    const notes = [{ id: 'a2', text: 'one line', x: 900, y: 300, width: 200 }]
    const node = { left: 0, top: 0, right: 102, bottom: 78 }
    const scene = { ...bare, nodes: new Map([['n1', node as never]]) }
    expect(wholeOf(scene, { positions: {}, frames, notes })).toEqual({ left: -400, top: 0, right: 1100, bottom: 338 })
  })

  it('reckons a note as high as its text is long', () => {
    const note = { id: 'a1', x: 0, y: 0, width: 162 }
    const height = (text: string): number => noteRect({ ...note, text }).bottom
    expect(height('short')).toBe(38)
    expect(height('one\ntwo\n\nfour')).toBe(98)
    // Twenty letters stand in a line of this width.
    expect(height('a'.repeat(21))).toBe(58)
    // The name of a command is one sign on paper.
    expect(height(String.raw`$\operatorname \operatorname \operatorname$`)).toBe(38)
  })
})
