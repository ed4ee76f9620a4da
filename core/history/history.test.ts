import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../graph/document'
import { addNode, moveNodes } from '../graph/edits'
import { catalogue } from '../ops/catalogue'
import { closeGesture, commit, historyOf, redo, redoLabel, undo, undoLabel } from './history'

const withNode = (document: typeof emptyDocument): typeof emptyDocument => addNode(document, catalogue.input).document

describe('history', () => {
  it('undoes everything to the first bytes and redoes everything to the last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('add', 'move', 'drag', 'close', 'undo', 'redo'), { maxLength: 60 }),
        (actions) => {
          let history = historyOf(emptyDocument)
          let count = 0
          for (const action of actions) {
            count++
            const moved = moveNodes(history.present, { n1: { x: count, y: 0 } })
            if (action === 'add') history = commit(history, withNode(history.present), 'add')
            if (action === 'move') history = commit(history, moved, 'move')
            if (action === 'drag') history = commit(history, moved, 'move', 'drag')
            if (action === 'close') history = closeGesture(history)
            if (action === 'undo') history = undo(history)
            if (action === 'redo') history = redo(history)
          }
          while (redoLabel(history) !== null) history = redo(history)
          const last = JSON.stringify(history.present)
          while (undoLabel(history) !== null) history = undo(history)
          expect(history.present).toBe(emptyDocument)
          while (redoLabel(history) !== null) history = redo(history)
          expect(JSON.stringify(history.present)).toBe(last)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
  })

  it('keeps one entry per gesture', () => {
    let history = historyOf(emptyDocument)
    for (let x = 1; x <= 9; x++)
      history = commit(history, moveNodes(history.present, { n1: { x, y: 0 } }), 'move', 'drag n1')
    expect(history.past).toHaveLength(1)
    expect(undoLabel(commit(history, moveNodes(history.present, { n1: { x: 0, y: 9 } }), 'insert', 'drag n1'))).toBe(
      'insert',
    )
    history = commit(closeGesture(history), moveNodes(history.present, { n1: { x: 0, y: 0 } }), 'move', 'drag n1')
    expect(history.past).toHaveLength(2)
  })
})
