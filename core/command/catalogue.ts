// Stands in until the real catalogue is here.
export interface Command {
  readonly id: string
  readonly title: string
  readonly keys?: string
  readonly menu?: { readonly menu: 'File' | 'Edit' | 'View' | 'Run' | 'Help'; readonly group: number }
}
export const commands: readonly Command[] = [
  { id: 'file.save', title: 'Save', keys: 'Mod+S', menu: { menu: 'File', group: 1 } },
]
