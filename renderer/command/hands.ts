// What hands do on the canvas that is no command: keys that need a node in focus, the pointer, a finger. Words only.
import type { CommandId } from '../../core/command/catalogue'
import { isMac, writeKeys } from './keys'

interface Hands {
  readonly title: string
  readonly rows: readonly { readonly title: string; readonly keys: readonly string[] }[]
}

const several = isMac ? '⌘ click' : 'Ctrl click'

/** What a clicker sends, and what a hand on the keyboard would try. */
export const presenterKeys: readonly {
  readonly title: string
  readonly keys: readonly string[]
  readonly does: Extract<CommandId, `run.${string}`> | 'leave'
}[] = [
  { title: 'Step on', keys: ['PageDown', 'Right', 'Down', 'Space', 'Enter'], does: 'run.forward' },
  { title: 'Step back', keys: ['PageUp', 'Left', 'Up', 'Shift+Space'], does: 'run.back' },
  { title: 'Go to the start', keys: ['Home'], does: 'run.start' },
  { title: 'Run to the end', keys: ['End'], does: 'run.end' },
  // The keys that begin it end it too, whichever they are.
  { title: 'Stop presenting', keys: ['Escape'], does: 'leave' },
]

export const canvasHands: readonly Hands[] = [
  {
    title: 'With a node in focus',
    rows: [
      { title: 'Type its value, open its numbers or its function', keys: ['Enter'] },
      { title: 'Move it, in large steps', keys: ['Arrows', 'Shift+Arrows'] },
      { title: 'Walk along its wires', keys: [`${writeKeys('Alt+Left')} ${writeKeys('Alt+Right')}`] },
      { title: 'The next wire beside', keys: [`${writeKeys('Up')} ${writeKeys('Down')}`] },
    ],
  },
  {
    title: 'With a frame or a note in focus',
    rows: [
      { title: 'Write on it', keys: ['Enter'] },
      { title: 'Move it with what it holds', keys: ['Arrows', 'Shift+Arrows'] },
      { title: 'Change its size', keys: [writeKeys('Alt+Arrows')] },
    ],
  },
  {
    title: 'While presenting',
    rows: presenterKeys.map(({ title, keys }) => ({ title, keys: keys.slice(0, 3).map(writeKeys) })),
  },
  {
    title: 'With the pointer',
    rows: [
      { title: 'Add an operation', keys: ['Double-click paper'] },
      { title: 'Draw a wire', keys: ['Drag from a port', 'Click, click'] },
      { title: 'Pull a wire to another port, or off', keys: ['Drag its end'] },
      { title: 'Put a node into a wire', keys: ['Hold it over'] },
      { title: 'Leave it and carry a copy', keys: [writeKeys('Alt+Drag')] },
      { title: 'Change a number', keys: ['Drag it', 'Double-click'] },
      { title: 'Select several', keys: ['Drag over paper', several] },
      { title: 'Move the paper', keys: ['Right button', 'Space'] },
      { title: 'Zoom', keys: ['Wheel'] },
    ],
  },
]
