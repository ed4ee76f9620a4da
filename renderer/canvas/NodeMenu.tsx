// The menu of what lies under the pointer or has the keyboard: commands of the catalogue that speak of a node, of several, of
// a wire, or of the paper. What cannot be done now is not offered.
import { DropdownMenu } from 'radix-ui'
import { Fragment } from 'react'
import type { MouseEvent } from 'react'
import type { Command, CommandId } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import type { EdgeId, NodeId, Position } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { writeKeys } from '../command/keys'
import { canRun, runCommand } from '../command/run'
import menu from '../parts/DropMenu.module.css'
import { canvas } from '../state/canvas'
import { presentDocument } from '../state/document'
import { selectEdge, selectNode, useSession } from '../state/session'
import { useKeymap } from '../state/view'
import styles from './Canvas.module.css'
import type { OpenMenu } from './canvas-state'
import { changeCanvas, followPointer, useCanvasState } from './canvas-state'

const groups: readonly (readonly Command[])[] = [
  ...new Set(commands.flatMap(({ onNode }) => (onNode === undefined ? [] : [onNode]))),
]
  .sort((a, b) => a - b)
  .map((group) => commands.filter(({ onNode }) => onNode === group))

const listed = (...ids: readonly CommandId[]): readonly Command[] =>
  ids.flatMap((id) => commands.filter((command) => command.id === id))

const groupsAbout: Readonly<Record<OpenMenu['about'], readonly (readonly Command[])[]>> = {
  node: groups,
  nodes: [
    listed('edit.group', 'edit.frame', 'view.zoomSelection'),
    listed('edit.cut', 'edit.copy', 'edit.duplicate', 'edit.duplicateWired', 'edit.delete'),
    listed('arrange.left', 'arrange.top'),
  ],
  wire: [listed('edit.delete', 'view.fit')],
  paper: [
    listed('edit.paste', 'edit.add', 'edit.note', 'edit.frame'),
    listed('edit.selectAll', 'edit.arrange', 'view.fit'),
  ],
}

const nameOfMenu = ({ about, id }: OpenMenu): string =>
  about === 'node'
    ? `Commands for ${nameOf(presentDocument().graph, id)}`
    : about === 'wire'
      ? 'Commands for the wire'
      : about === 'paper'
        ? 'Commands for the paper'
        : 'Commands for the selected nodes'

/** Opens it for a node: what is not selected is selected first, since commands speak of the selection. */
export function openNodeMenu(event: MouseEvent, { id }: { readonly id: NodeId }): void {
  event.preventDefault()
  if (!useSession.getState().selection.nodes.includes(id)) selectNode(id)
  const { nodes, annotations = [] } = useSession.getState().selection
  const about = nodes.length + annotations.length > 1 ? 'nodes' : 'node'
  const { left, bottom } = event.currentTarget.getBoundingClientRect()
  // The menu key has no pointer.
  const isKey = event.clientX === 0 && event.clientY === 0
  changeCanvas({ menu: { about, id, x: isKey ? left : event.clientX, y: isKey ? bottom : event.clientY } })
}

export function openWireMenu(event: MouseEvent, { id }: { readonly id: EdgeId }): void {
  event.preventDefault()
  selectEdge(id)
  changeCanvas({ menu: { about: 'wire', id, x: event.clientX, y: event.clientY } })
}

export const openPaperMenu = ({ x, y }: Position): void => changeCanvas({ menu: { about: 'paper', id: '', x, y } })

const offered = ({ about }: OpenMenu): readonly (readonly Command[])[] =>
  groupsAbout[about].map((group) => group.filter(({ id }) => canRun(id))).filter((group) => group.length > 0)

/** What is added or pasted comes where the menu was asked for, not where its entry lay. */
function run(command: CommandId, { x, y }: OpenMenu): void {
  followPointer({ x, y })
  runCommand(command)
}

function focusAgain({ about, id }: OpenMenu): void {
  if (about === 'wire') canvas()?.focusWire(id)
  else if (about !== 'paper') canvas()?.focusNode(id)
}

export function NodeMenu({ place }: { readonly place: HTMLElement | null }) {
  const open = useCanvasState((state) => state.menu)
  const keymap = useKeymap()
  if (!open) return null
  const close = (): void => changeCanvas({ menu: null })
  const leave = (event: Event): void => {
    event.preventDefault()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) focusAgain(open)
  }
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && close()}>
      <DropdownMenu.Trigger asChild>
        <span className={styles.under} style={{ left: open.x, top: open.y }} aria-hidden="true" tabIndex={-1} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={menu.menu}
          align="start"
          aria-label={nameOfMenu(open)}
          aria-labelledby={undefined}
          onCloseAutoFocus={leave}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {offered(open).map((group, at) => (
            <Fragment key={at}>
              {at > 0 && <DropdownMenu.Separator className={menu.line} />}
              {group.map((command) => (
                <DropdownMenu.Item key={command.id} className={menu.item} onSelect={() => run(command.id, open)}>
                  <span>{command.title}</span>
                  <kbd>{keysOf(command, keymap).slice(0, 1).map(writeKeys)}</kbd>
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
