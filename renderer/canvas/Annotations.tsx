// Frames behind the nodes and notes among them, as they stand in the layout of the document.
import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import { longestNote, longestTitle } from '../../core/graph/annotations'
import type { Frame, Note } from '../../core/graph/document'
import { MathText } from '../parts/MathText'
import { contentsOf, finishWriting } from '../state/annotations'
import { isByPointer } from '../command/keys'
import { useDocument, usePresent } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { choose, pressOnAnnotation, useCarrying, useResizing } from './annotation-hand'
import styles from './Annotations.module.css'

export function Annotations() {
  const { frames = [], notes = [] } = usePresent(({ layout }) => layout)
  if (frames.length + notes.length === 0) return null
  return (
    <ViewportPortal>
      <div className={styles.behind}>
        {frames.map((frame) => (
          <FrameBox key={frame.id} frame={frame} />
        ))}
      </div>
      <div className={styles.among}>
        {notes.map((note) => (
          <NoteBox key={note.id} note={note} />
        ))}
      </div>
    </ViewportPortal>
  )
}

const useIsChosen = (id: string): boolean => useSession(({ selection }) => selection.annotations?.includes(id) === true)

const placed = (x: number, y: number): string => `translate(${x}px, ${y}px)`

/** Who walks by keyboard selects by walking, as with nodes. */
const chooseFocused = (id: string) => (event: { readonly target: EventTarget; readonly currentTarget: Element }) => {
  if (event.target === event.currentTarget && event.currentTarget.matches(':focus-visible') && !isByPointer())
    choose(id, false)
}

const FrameBox = memo(function FrameBox({ frame }: { readonly frame: Frame }) {
  const { id, title, x, y, width, height } = frame
  const isChosen = useIsChosen(id)
  const isWriting = useSession((session) => session.writing === id)
  const carrying = useCarrying(id)
  const resizing = useResizing(id, frame)
  const count = contentsOf(useDocument(), frame).nodes.length
  return (
    <div
      className={`${styles.frame} ${isChosen ? styles.chosen : ''} nopan nodrag`}
      style={{ transform: placed(x, y), width, height }}
      role="group"
      aria-roledescription="frame"
      aria-label={`frame ${title}, ${count} ${count === 1 ? 'node' : 'nodes'}`}
      tabIndex={0}
      data-annotation={id}
      onFocus={chooseFocused(id)}
      onKeyDown={(event) => pressOnAnnotation(event, id, frame)}
    >
      <div
        className={styles.title}
        {...carrying}
        onDoubleClick={(event) => {
          event.stopPropagation()
          changeSession({ writing: id })
        }}
      >
        {isWriting ? <TitleField id={id} title={title} /> : <span>{title === '' ? 'Frame' : title}</span>}
      </div>
      {isChosen && <div className={styles.corner} {...resizing} aria-hidden="true" />}
    </div>
  )
})

const stayInField = (event: { stopPropagation(): void }): void => event.stopPropagation()

/** The keyboard goes back to what was written on, unless something else has been opened meanwhile. */
function leave(id: string, field: HTMLElement): void {
  const box = field.closest<HTMLElement>(`[data-annotation="${CSS.escape(id)}"]`)
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) box?.focus({ preventScroll: true })
  })
}

function TitleField({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <input
      className={styles.field}
      aria-label="Title of the frame"
      defaultValue={title}
      maxLength={longestTitle}
      ref={(field) => field?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onPointerDown={stayInField}
      onDoubleClick={stayInField}
      onKeyDown={(event) => {
        event.stopPropagation()
        const { currentTarget } = event
        if (event.key === 'Escape') changeSession({ writing: null })
        if (event.key === 'Enter') finishWriting(id, currentTarget.value)
        if (event.key === 'Escape' || event.key === 'Enter') leave(id, currentTarget)
      }}
      onBlur={(event) => {
        if (useSession.getState().writing === id) finishWriting(id, event.currentTarget.value)
      }}
    />
  )
}

const NoteBox = memo(function NoteBox({ note }: { readonly note: Note }) {
  const { id, text, x, y, width } = note
  const isChosen = useIsChosen(id)
  const isWriting = useSession((session) => session.writing === id)
  const carrying = useCarrying(id)
  const resizing = useResizing(id, { width, height: 0 })
  const hands = isWriting ? {} : carrying
  return (
    <div
      className={`${styles.note} ${isChosen ? styles.chosen : ''} nopan nodrag`}
      style={{ transform: placed(x, y), width }}
      role="group"
      aria-roledescription="note"
      aria-label={`note: ${text === '' ? 'empty' : text}`}
      tabIndex={0}
      data-annotation={id}
      onFocus={chooseFocused(id)}
      onKeyDown={(event) => pressOnAnnotation(event, id, { width, height: 0 })}
      {...hands}
      onDoubleClick={(event) => {
        event.stopPropagation()
        changeSession({ writing: id })
      }}
    >
      {isWriting ? (
        <TextField id={id} text={text} />
      ) : text === '' ? (
        <span className={styles.hint}>Empty note</span>
      ) : (
        <MathText text={text} />
      )}
      {isChosen && !isWriting && <div className={styles.corner} {...resizing} aria-hidden="true" />}
    </div>
  )
})

/** Enter breaks the line; Ctrl+Enter, Escape and leaving keep what was written. */
function TextField({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <textarea
      className={`${styles.area} nowheel`}
      aria-label="Text of the note"
      aria-description="Mathematics between dollar signs. Escape ends it."
      placeholder="Text, with mathematics between $ and $"
      defaultValue={text}
      maxLength={longestNote}
      rows={Math.min(14, Math.max(3, text.split('\n').length + 1))}
      ref={(field) => field?.focus()}
      onPointerDown={stayInField}
      onDoubleClick={stayInField}
      onKeyDown={(event) => {
        event.stopPropagation()
        const { currentTarget } = event
        const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!isDone) return
        finishWriting(id, currentTarget.value)
        leave(id, currentTarget)
      }}
      onBlur={(event) => {
        if (useSession.getState().writing === id) finishWriting(id, event.currentTarget.value)
      }}
    />
  )
}
