// The machine's table of contents: what happens when the program starts, in order. Each line is told in its own file.
import path from 'node:path'
import { app, ipcMain, Menu, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { boundCommands, readKeymap } from '../core/command/keymap'
import { documentAmong } from './arguments'
import { answer, isPage, type Sender } from './calls'
import { shutDoors } from './doors'
import { createMachine, type MachineOfWindow } from './machine'
import { menuTemplate } from './menu'
import { callNames, listeningChannel } from './names'
import { profileFolder, realWriting } from './place'
import { readManifest } from './respond'
import { declareScheme, serveScheme } from './scheme'
import { openWindow } from './window'

/** What a second start hands to the first. */
interface StartWord {
  readonly document: string | null
}

// Root has no Chromium sandbox: with that switch, in a container's tests, asking for it would start no page at all.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
declareScheme()
shutDoors(app)
const profile = profileFolder(app)
let given = documentAmong(process.argv.slice(1), process.cwd())
let open = (file: string): void => void (given = file)

const startWord: StartWord = { document: given }
if (!app.requestSingleInstanceLock({ ...startWord })) app.quit()
else void app.whenReady().then(start)

function start(): void {
  serveScheme(readManifest(path.join(__dirname, '..', 'page')))
  const window = openWindow(__dirname, app.isPackaged)
  const machine = createMachine(window, realWriting(profile), profile, ({ shortcuts }) => {
    if (typeof shortcuts === 'string') showMenu(shortcuts)
  })
  connect(window, machine)
  const choose = (id: string): void => machine.events.tell({ kind: 'command', id })
  /** The menu says the keys that the user has chosen. */
  let shown: string | null = null
  function showMenu(shortcuts: string): void {
    if (shown === shortcuts) return
    shown = shortcuts
    const bound = boundCommands(readKeymap(shortcuts))
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(bound, choose, process.platform)))
  }
  showMenu('')

  open = (file) => void machine.openGiven(file)
  if (given !== null) open(given)
  app.on('second-instance', (_event, _args, _folder, word) => {
    if (window.isMinimized()) window.restore()
    window.focus()
    const { document } = word as StartWord
    if (document !== null) open(document)
  })
}

/** One channel per call of the contract, and the one on which the page says that it listens. */
function connect(window: BrowserWindow, { calls, events }: MachineOfWindow): void {
  const senderOf = ({ sender, senderFrame }: IpcMainInvokeEvent): Sender => ({
    url: senderFrame?.url ?? '',
    isTopFrame: senderFrame !== null && senderFrame === sender.mainFrame,
    isOurWindow: sender === window.webContents,
  })
  for (const name of callNames)
    ipcMain.handle(name, (event, args: unknown) => answer(calls, name, senderOf(event), args))
  ipcMain.handle(listeningChannel, (event) => {
    if (isPage(senderOf(event))) events.listening()
  })
}

// macOS gives a double-clicked document here, perhaps before the window is there.
app.on('open-file', (event, file) => {
  event.preventDefault()
  open(file)
})
app.on('window-all-closed', () => app.quit())
