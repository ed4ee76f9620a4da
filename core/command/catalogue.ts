// Every command, once: menu, toolbar, palette, shortcuts and the help sheet are printed from these rows.

/** Menus in the order of the bar. */
export const menuNames = ['File', 'Edit', 'Arrange', 'View', 'Run', 'Help'] as const
export type MenuName = (typeof menuNames)[number]

export interface CommandRow {
  readonly id: string
  /** A verb, as on a button. */
  readonly title: string
  /** Its name beside its siblings, where the verb would be said many times. */
  readonly label?: string
  /** What else people call it, for who searches. */
  readonly words?: readonly string[]
  /** "Mod" is Ctrl, or Cmd on a Mac. Spelled as Electron spells accelerators. A user may choose others (keymap.ts). */
  readonly keys?: readonly string[]
  readonly menu?: { readonly menu: MenuName; readonly group: number }
  /** Keys work while a text field has the focus. */
  readonly inFields?: boolean
  /** It stands in the menu of a node too, in this group. */
  readonly onNode?: number
  /** The browser itself makes an event of these keys, which is what is heard: they cannot be others. */
  readonly byBrowser?: boolean
}

const rows = [
  { id: 'file.new', title: 'New', keys: ['Mod+N'], menu: { menu: 'File', group: 1 }, inFields: true },
  { id: 'file.open', title: 'Open…', keys: ['Mod+O'], menu: { menu: 'File', group: 1 }, inFields: true },
  { id: 'file.examples', title: 'Open an example', menu: { menu: 'File', group: 1 } },
  { id: 'file.save', title: 'Save', keys: ['Mod+S'], menu: { menu: 'File', group: 2 }, inFields: true },
  { id: 'file.saveAs', title: 'Save as…', keys: ['Mod+Shift+S'], menu: { menu: 'File', group: 2 }, inFields: true },
  {
    id: 'file.saveFigure',
    title: 'Save the figure…',
    words: ['export', 'picture', 'image'],
    menu: { menu: 'File', group: 3 },
  },
  { id: 'edit.undo', title: 'Undo', keys: ['Mod+Z'], menu: { menu: 'Edit', group: 1 } },
  { id: 'edit.redo', title: 'Redo', keys: ['Mod+Shift+Z', 'Mod+Y'], menu: { menu: 'Edit', group: 1 } },
  { id: 'edit.cut', title: 'Cut', keys: ['Mod+X'], menu: { menu: 'Edit', group: 2 }, byBrowser: true },
  { id: 'edit.copy', title: 'Copy', keys: ['Mod+C'], menu: { menu: 'Edit', group: 2 }, onNode: 3, byBrowser: true },
  { id: 'edit.paste', title: 'Paste', keys: ['Mod+V'], menu: { menu: 'Edit', group: 2 }, byBrowser: true },
  { id: 'edit.duplicate', title: 'Duplicate', keys: ['Mod+D'], menu: { menu: 'Edit', group: 2 }, onNode: 3 },
  {
    id: 'edit.duplicateWired',
    title: 'Duplicate with the wires into it',
    keys: ['Mod+Shift+D'],
    menu: { menu: 'Edit', group: 2 },
  },
  { id: 'edit.delete', title: 'Delete', keys: ['Delete', 'Backspace'], menu: { menu: 'Edit', group: 2 }, onNode: 3 },
  {
    id: 'edit.deleteOnly',
    title: 'Delete without joining the wires',
    keys: ['Shift+Delete', 'Shift+Backspace'],
    menu: { menu: 'Edit', group: 2 },
  },
  { id: 'edit.selectAll', title: 'Select all', keys: ['Mod+A'], menu: { menu: 'Edit', group: 2 } },
  { id: 'edit.rename', title: 'Rename', keys: ['F2'], menu: { menu: 'Edit', group: 2 }, onNode: 2 },
  { id: 'edit.setRoot', title: 'Make it the root', keys: ['R'], menu: { menu: 'Edit', group: 3 }, onNode: 2 },
  { id: 'edit.showSurface', title: 'Show its surface', keys: ['H'], menu: { menu: 'Edit', group: 3 }, onNode: 2 },
  { id: 'edit.add', title: 'Add an operation', keys: ['Tab', 'A'], menu: { menu: 'Edit', group: 3 } },
  { id: 'edit.wire', title: 'Draw a wire from the node', keys: ['W'], menu: { menu: 'Edit', group: 3 }, onNode: 2 },
  { id: 'edit.formula', title: 'Type a formula', keys: ['Mod+L'], menu: { menu: 'Edit', group: 3 }, inFields: true },
  { id: 'edit.group', title: 'Group into a function', keys: ['Mod+G'], menu: { menu: 'Edit', group: 4 } },
  { id: 'edit.ungroup', title: 'Un-group the function', keys: ['Mod+Shift+G'], menu: { menu: 'Edit', group: 4 } },
  { id: 'edit.openFunction', title: 'Open the function', keys: ['Mod+Down'], menu: { menu: 'Edit', group: 4 } },
  { id: 'edit.goUp', title: 'Go up', keys: ['Mod+Up'], menu: { menu: 'Edit', group: 4 } },
  { id: 'edit.makeUnique', title: 'Make the function unique', menu: { menu: 'Edit', group: 4 } },
  { id: 'edit.renameFunction', title: 'Rename the function', keys: ['Shift+F2'], menu: { menu: 'Edit', group: 4 } },
  {
    id: 'edit.arrange',
    title: 'Arrange the graph',
    words: ['layout', 'tidy'],
    keys: ['Mod+Shift+L'],
    menu: { menu: 'Edit', group: 3 },
  },
  { id: 'edit.frame', title: 'Put a frame round the selection', keys: ['F'], menu: { menu: 'Edit', group: 3 } },
  { id: 'edit.note', title: 'Write a note', keys: ['N'], menu: { menu: 'Edit', group: 3 } },
  { id: 'arrange.left', title: 'Align left edges', keys: ['Mod+Shift+Left'], menu: { menu: 'Arrange', group: 1 } },
  { id: 'arrange.centre', title: 'Align centres', menu: { menu: 'Arrange', group: 1 } },
  { id: 'arrange.right', title: 'Align right edges', keys: ['Mod+Shift+Right'], menu: { menu: 'Arrange', group: 1 } },
  { id: 'arrange.top', title: 'Align top edges', keys: ['Mod+Shift+Up'], menu: { menu: 'Arrange', group: 2 } },
  { id: 'arrange.middle', title: 'Align middles', menu: { menu: 'Arrange', group: 2 } },
  { id: 'arrange.bottom', title: 'Align bottom edges', keys: ['Mod+Shift+Down'], menu: { menu: 'Arrange', group: 2 } },
  { id: 'arrange.across', title: 'Space evenly across', words: ['distribute'], menu: { menu: 'Arrange', group: 3 } },
  { id: 'arrange.down', title: 'Space evenly down', words: ['distribute'], menu: { menu: 'Arrange', group: 3 } },
  { id: 'arrange.moveLeft', title: 'Move left', menu: { menu: 'Arrange', group: 4 } },
  { id: 'arrange.moveRight', title: 'Move right', menu: { menu: 'Arrange', group: 4 } },
  { id: 'arrange.moveUp', title: 'Move up', menu: { menu: 'Arrange', group: 4 } },
  { id: 'arrange.moveDown', title: 'Move down', menu: { menu: 'Arrange', group: 4 } },
  { id: 'arrange.guides', title: 'Snap to neighbours, or not', menu: { menu: 'Arrange', group: 5 } },
  { id: 'arrange.grid', title: 'Snap to the dots, or not', menu: { menu: 'Arrange', group: 5 } },
  { id: 'view.build', title: 'Build', keys: ['Mod+1'], menu: { menu: 'View', group: 1 }, inFields: true },
  { id: 'view.step', title: 'Step', keys: ['Mod+2'], menu: { menu: 'View', group: 1 }, inFields: true },
  { id: 'view.surface', title: 'Surface', keys: ['Mod+3'], menu: { menu: 'View', group: 1 }, inFields: true },
  { id: 'view.present', title: 'Present', keys: ['F5'], menu: { menu: 'View', group: 1 }, inFields: true },
  {
    id: 'view.commands',
    title: 'Search or run a command',
    keys: ['Mod+K'],
    menu: { menu: 'View', group: 2 },
    inFields: true,
  },
  {
    id: 'view.nextPanel',
    title: 'Go to the next panel',
    keys: ['F6'],
    menu: { menu: 'View', group: 2 },
    inFields: true,
  },
  {
    id: 'view.previousPanel',
    title: 'Go to the panel before',
    keys: ['Shift+F6'],
    menu: { menu: 'View', group: 2 },
    inFields: true,
  },
  { id: 'view.find', title: 'Find a node', keys: ['Mod+F'], menu: { menu: 'View', group: 2 }, inFields: true },
  { id: 'view.zoomIn', title: 'Zoom in', keys: ['Mod+='], menu: { menu: 'View', group: 3 }, inFields: true },
  { id: 'view.zoomOut', title: 'Zoom out', keys: ['Mod+-'], menu: { menu: 'View', group: 3 }, inFields: true },
  {
    id: 'view.fit',
    title: 'Zoom to fit',
    keys: ['Mod+0', 'Shift+1'],
    menu: { menu: 'View', group: 3 },
    inFields: true,
  },
  { id: 'view.zoomSelection', title: 'Zoom to the selection', keys: ['Shift+2'], menu: { menu: 'View', group: 3 } },
  { id: 'view.zoomActual', title: 'Zoom to 100 %', keys: ['Shift+0'], menu: { menu: 'View', group: 3 } },
  { id: 'view.minimap', title: 'Show or hide the minimap', menu: { menu: 'View', group: 3 } },
  { id: 'view.explain', title: 'Explain what is found at the node', keys: ['E'], menu: { menu: 'View', group: 2 } },
  { id: 'view.lightTheme', title: 'Light theme', menu: { menu: 'View', group: 4 } },
  { id: 'view.darkTheme', title: 'Dark theme', menu: { menu: 'View', group: 4 } },
  { id: 'view.systemTheme', title: 'Theme of the system', menu: { menu: 'View', group: 4 } },
  { id: 'view.contrast', title: 'High contrast', menu: { menu: 'View', group: 4 } },
  { id: 'digits.3', title: 'Show 3 significant digits', label: '3', menu: { menu: 'View', group: 6 } },
  { id: 'digits.4', title: 'Show 4 significant digits', label: '4', menu: { menu: 'View', group: 6 } },
  { id: 'digits.6', title: 'Show 6 significant digits', label: '6', menu: { menu: 'View', group: 6 } },
  { id: 'digits.8', title: 'Show 8 significant digits', label: '8', menu: { menu: 'View', group: 6 } },
  { id: 'digits.all', title: 'Show all digits', label: 'all', menu: { menu: 'View', group: 6 } },
  { id: 'lens.contribution', title: 'Show contributions', label: 'Contributions', menu: { menu: 'View', group: 5 } },
  { id: 'lens.local', title: 'Show local derivatives', label: 'Local derivatives', menu: { menu: 'View', group: 5 } },
  { id: 'lens.product', title: 'Show upstream × local', label: 'Upstream × local', menu: { menu: 'View', group: 5 } },
  {
    id: 'lens.forward',
    title: 'Show tangents and adjoints',
    label: 'Tangents and adjoints',
    menu: { menu: 'View', group: 5 },
  },
  { id: 'lens.paths', title: 'Show the paths to the root', label: 'Paths', menu: { menu: 'View', group: 5 } },
  { id: 'lens.check', title: 'Show the difference check', label: 'Difference check', menu: { menu: 'View', group: 5 } },
  { id: 'lens.pull', title: 'Pull values and adjoints', label: 'What if', menu: { menu: 'View', group: 5 } },
  {
    id: 'run.release',
    title: 'Release what is held',
    menu: { menu: 'Run', group: 3 },
  },
  { id: 'run.forward', title: 'Step on', keys: ['Right'], menu: { menu: 'Run', group: 1 } },
  { id: 'run.back', title: 'Step back', keys: ['Left'], menu: { menu: 'Run', group: 1 } },
  { id: 'run.play', title: 'Play or pause', keys: ['Space'], menu: { menu: 'Run', group: 1 } },
  { id: 'run.start', title: 'Go to the start', keys: ['Home'], menu: { menu: 'Run', group: 2 } },
  { id: 'run.end', title: 'Run to the end', keys: ['End'], menu: { menu: 'Run', group: 2 } },
  { id: 'run.predict', title: 'Predict each number before it is shown', keys: ['P'], menu: { menu: 'Run', group: 2 } },
  { id: 'run.toNode', title: 'Run to this node', keys: ['T'], menu: { menu: 'Run', group: 3 }, onNode: 1 },
  { id: 'run.breakpoint', title: 'Set or clear a breakpoint', keys: ['B'], menu: { menu: 'Run', group: 3 }, onNode: 1 },
  { id: 'run.clearBreakpoints', title: 'Clear all breakpoints', menu: { menu: 'Run', group: 3 } },
  {
    id: 'kink.pytorch',
    title: 'At a kink: choose one slope, as PyTorch does',
    label: 'as PyTorch',
    menu: { menu: 'Run', group: 4 },
  },
  {
    id: 'kink.mathematics',
    title: 'At a kink: no derivative, as in mathematics',
    label: 'mathematics',
    menu: { menu: 'Run', group: 4 },
  },
  { id: 'kink.strict', title: 'At a kink: stop the run', label: 'strict', menu: { menu: 'Run', group: 4 } },
  {
    id: 'help.op',
    title: 'Help with the operation',
    keys: ['F1'],
    menu: { menu: 'Help', group: 1 },
    onNode: 4,
    inFields: true,
  },
  { id: 'help.keys', title: 'Keyboard shortcuts', keys: ['?'], menu: { menu: 'Help', group: 1 } },
  { id: 'help.tour', title: 'Take the tour', menu: { menu: 'Help', group: 2 } },
  { id: 'help.chooseKeys', title: 'Choose your own shortcuts', menu: { menu: 'Help', group: 1 } },
] as const satisfies readonly CommandRow[]

export type CommandId = (typeof rows)[number]['id']

type LensOf<Id> = Id extends `lens.${infer Name}` ? Name : never
/** A way of looking at the wires: one row of the catalogue each. */
export type Lens = LensOf<CommandId>

export interface Command extends CommandRow {
  readonly id: CommandId
}

export const commands: readonly Command[] = rows

const byId = new Map<string, Command>(commands.map((command) => [command.id, command]))

/** The row of a command; undefined for a name that is not one. */
export const commandNamed = (id: string): Command | undefined => byId.get(id)
