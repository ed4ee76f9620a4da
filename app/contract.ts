// The one thing that crosses from the machine to the page: types. One call = one line here + one handler in app.
// Nothing here names a path: the page holds opaque handles that the machine gave it after a dialog.

/** A document's text as the machine read it. `handle` is opaque; it is how the page asks to save to the same place. */
export interface OpenedFile {
  readonly handle: string
  readonly name: string
  readonly text: string
}

/** A table's text. It is never written back, so it needs no handle. */
export interface TableFile {
  readonly name: string
  readonly text: string
}

/** Where a document was saved. */
export interface SavedFile {
  readonly handle: string
  readonly name: string
}

export interface RecentFile {
  readonly handle: string
  readonly name: string
}

/** What a figure's file holds; its name ends so. */
export type FigureKind = 'svg' | 'png'

/** Unsaved work, written at most a second after each edit; offered again after a crash. */
export interface Recovery {
  readonly text: string
  readonly name: string
  readonly handle: string | null
  /** Milliseconds since 1970, for "recovered from 10:42". */
  readonly savedAt: number
}

/** What went wrong on the machine's side, as a value: a diagnostic code of core with its facts. */
export interface MachineFailure {
  readonly failed: true
  readonly code: 'E501' | 'E502' | 'E503' | 'E504' | 'E505'
  readonly facts: Readonly<Record<string, string | number>>
}

/** Settings of one user. Unknown keys are kept, wrong values fall back to the default. */
export type Settings = Readonly<Record<string, string | number | boolean | null>>

/** What the machine tells the page unasked. */
export type MachineEvent =
  | { readonly kind: 'open'; readonly file: OpenedFile }
  | { readonly kind: 'command'; readonly id: string }
  /** A document that the system named (command line, second start, double click) could not be opened. */
  | { readonly kind: 'failed'; readonly failure: MachineFailure }

/**
 * The bridge. In Electron each call is one IPC channel of the same name with a schema on the main side;
 * in a browser it is the File System Access API, downloads and IndexedDB.
 */
export interface Machine {
  readonly kind: 'desktop' | 'browser'
  /** Shows the open dialog. Null when the user cancels. */
  openFile(): Promise<OpenedFile | MachineFailure | null>
  /** Shows the open dialog for a table (CSV). Null when the user cancels. */
  openTable(): Promise<TableFile | MachineFailure | null>
  openRecent(handle: string): Promise<OpenedFile | MachineFailure>
  recentFiles(): Promise<readonly RecentFile[]>
  /**
   * Atomic: either the whole new text is in the file or the old one is. A file that somebody else changed since it was read
   * or written here is left alone (E505) unless `replaces` says that the user wants it so.
   */
  saveFile(handle: string, text: string, replaces: boolean): Promise<SavedFile | MachineFailure>
  /** Shows the save dialog. Null when the user cancels. */
  saveFileAs(suggestedName: string, text: string): Promise<SavedFile | MachineFailure | null>
  /**
   * Shows the save dialog for a picture and writes it, atomically. Nobody remembers where: a figure is not opened again. The
   * name of its file; null when the user cancels.
   */
  saveFigure(suggestedName: string, kind: FigureKind, bytes: Uint8Array): Promise<string | MachineFailure | null>
  /** Puts a PNG on the clipboard; false where that is not allowed. */
  copyFigure(bytes: Uint8Array): Promise<boolean>
  writeRecovery(recovery: Recovery): Promise<void>
  readRecovery(): Promise<Recovery | null>
  clearRecovery(): Promise<void>
  readSettings(): Promise<Settings>
  writeSettings(settings: Settings): Promise<void>
  /** The text that was copied last, anywhere; null where a page may not look by itself: a browser hands it over on Ctrl+V. */
  readClipboard(): Promise<string | null>
  /** Title and unsaved mark; while dirty, closing the window asks. */
  describeDocument(name: string, isDirty: boolean): Promise<void>
  /** Subscribes to what the machine says unasked (a file given to a second start, a menu command). Returns the way out. */
  listen(hear: (event: MachineEvent) => void): () => void
}
