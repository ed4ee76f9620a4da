// Laws of the table: whatever the machine is doing, and in whatever order its answers come, no work is put into another
// document's file, and none is taken off the table unasked. The fake is the bridge.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Recovery, SavedFile } from '../../app/contract'
import { writeDocument } from '../../core/file/write'
import { emptyDocument } from '../../core/graph/document'
import { addNode } from '../../core/graph/edits'
import { catalogue } from '../../core/ops/catalogue'
import { commitEdit, isDirty, openDocument, presentDocument, useOpenDocument } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { openGiven, openRecent, openText, saveDocument } from './files'
import { declineRecovery, keepRecovery, offerRecovery, restoreRecovery } from './recovery'
import { answerChanged, answerUnsaved } from './unsaved'

const machine = vi.hoisted(() => ({
  saveFile: vi.fn(),
  saveFileAs: vi.fn(),
  openRecent: vi.fn(),
  readRecovery: vi.fn(),
  writeRecovery: vi.fn(async () => undefined),
  clearRecovery: vi.fn(async () => undefined),
}))
vi.mock('../bridge', () => ({ machine }))

const text = writeDocument(emptyDocument)
const edit = (): void => void commitEdit('add', (document) => addNode(document, catalogue.input).document)
const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}

beforeEach(() => {
  vi.clearAllMocks()
  openDocument(emptyDocument)
  changeSession({ dialog: null, notice: null })
})

describe('a save that ends late', () => {
  it('does not give its name and place to the document that came after it', async () => {
    openText({ text, name: 'first.gradwire', handle: 'place-1' })
    edit()
    let finish = (_: SavedFile): void => undefined
    machine.saveFile.mockReturnValueOnce(new Promise<SavedFile>((resolve) => (finish = resolve)))
    const saving = saveDocument()
    openText({ text, name: 'second.gradwire', handle: 'place-2' })
    edit()
    finish({ handle: 'place-1', name: 'first.gradwire' })
    expect(await saving).toBe(true)
    expect(useOpenDocument.getState()).toMatchObject({ name: 'second', handle: 'place-2' })
    expect(isDirty()).toBe(true)
  })

  it('marks what reached the file and leaves later edits unsaved', async () => {
    openText({ text, name: 'first.gradwire', handle: 'place-1' })
    edit()
    machine.saveFile.mockImplementationOnce(async () => {
      edit()
      return { handle: 'place-1', name: 'first.gradwire' }
    })
    expect(await saveDocument()).toBe(true)
    expect(isDirty()).toBe(true)
  })
})

describe('a file that another program changed', () => {
  const changed = { failed: true, code: 'E505', facts: { name: 'first.gradwire' } }
  const saving = async (answer: 'mine' | 'theirs' | 'both' | 'cancel'): Promise<boolean> => {
    openText({ text, name: 'first.gradwire', handle: 'place-1' })
    edit()
    machine.saveFile.mockResolvedValueOnce(changed)
    const saved = saveDocument()
    await turns()
    expect(useSession.getState().dialog).toBe('changed')
    answerChanged(answer)
    return saved
  }

  it('is left as it is, and the work stays unsaved, when the question is cancelled', async () => {
    expect(await saving('cancel')).toBe(false)
    expect(machine.saveFile).toHaveBeenCalledOnce()
    expect(isDirty()).toBe(true)
  })

  it('is replaced only on purpose', async () => {
    machine.saveFile.mockImplementation(async () => ({ handle: 'place-1', name: 'first.gradwire' }))
    expect(await saving('mine')).toBe(true)
    expect(machine.saveFile.mock.calls.map((call) => call[2])).toEqual([false, true])
    expect(isDirty()).toBe(false)
  })

  it('is opened, or kept beside a second one', async () => {
    machine.saveFileAs.mockResolvedValueOnce({ handle: 'place-2', name: 'mine.gradwire' })
    expect(await saving('both')).toBe(true)
    expect(useOpenDocument.getState()).toMatchObject({ name: 'mine', handle: 'place-2' })
    machine.openRecent.mockResolvedValueOnce({ handle: 'place-1', name: 'first.gradwire', text })
    expect(await saving('theirs')).toBe(false)
    expect(presentDocument().graph.nodes).toHaveLength(0)
    expect(isDirty()).toBe(false)
  })
})

describe('opening', () => {
  it('asks when work was done while the file was being read', async () => {
    machine.openRecent.mockImplementationOnce(async () => {
      edit()
      return { handle: 'place-2', name: 'second.gradwire', text }
    })
    const opening = openRecent('place-2')
    await turns()
    expect(useSession.getState().dialog).toBe('unsaved')
    answerUnsaved('cancel')
    await opening
    expect(presentDocument().graph.nodes).toHaveLength(1)
    expect(useOpenDocument.getState().handle).toBeNull()
  })
})

describe('recovered work', () => {
  const found: Recovery = {
    text: writeDocument(addNode(emptyDocument, catalogue.parameter).document),
    name: 'lost',
    handle: null,
    savedAt: 0,
  }
  const given = { text, name: 'given.gradwire', handle: 'place-3' }

  it('is answered before a file that came unasked takes the table', async () => {
    machine.readRecovery.mockResolvedValueOnce(found)
    await offerRecovery()
    const opening = openGiven(given)
    await turns()
    expect(useSession.getState().dialog).toBe('recovery')
    expect(useOpenDocument.getState().name).toBe('untitled')
    restoreRecovery()
    await turns()
    // Brought back, it is unsaved work like any other.
    expect(presentDocument().graph.nodes).toHaveLength(1)
    expect(useSession.getState().dialog).toBe('unsaved')
    answerUnsaved('cancel')
    await opening
    expect(useOpenDocument.getState().name).toBe('lost')
  })

  it('stays on offer when something else is opened, and later edits are kept again', async () => {
    vi.useFakeTimers()
    const stop = keepRecovery()
    machine.readRecovery.mockResolvedValueOnce(found)
    await offerRecovery()
    openText(given)
    expect(useSession.getState().dialog).toBe('recovery')
    declineRecovery()
    edit()
    vi.advanceTimersByTime(1000)
    expect(machine.writeRecovery).toHaveBeenCalledOnce()
    stop()
    vi.useRealTimers()
  })
})
