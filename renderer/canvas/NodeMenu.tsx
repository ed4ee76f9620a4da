// The menu of a node, under the pointer or by the menu key: the commands of the catalogue that speak of a node.
import { DropdownMenu } from 'radix-ui'
import { Fragment } from 'react'
import type { MouseEvent } from 'react'
import type { Command } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import type { NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { writeKeys } from '../command/keys'
import { canRun, runCommand } from '../command/run'
import menu from '../parts/DropMenu.module.css'
import { canvas } from '../state/canvas'
import { presentDocument } from '../state/document'
import { selectNode, useSession } from '../state/session'
import { useKeymap } from '../state/view'
import styles from './Canvas.module.css'
import { changeCanvas, useCanvasState } from './canvas-state'

const groups: readonly (readonly Command[])[] = [
  ...new Set(commands.flatMap(({ onNode }) => (onNode === undefined ? [] : [onNode]))),
]
  .sort((a, b) => a - b)
  .map((group) => commands.filter(({ onNode }) => onNode === group))

/** Opens it for a node: what is not selected is selected first, since commands speak of the selection. */
export function openNodeMenu(event: MouseEvent, { id }: { readonly id: NodeId }): void {
  event.preventDefault()
  if (!useSession.getState().selection.nodes.includes(id)) selectNode(id)
  const { left, bottom } = event.currentTarget.getBoundingClientRect()
  // The menu key has no pointer.
  const isKey = event.clientX === 0 && event.clientY === 0
  changeCanvas({ menu: { node: id, x: isKey ? left : event.clientX, y: isKey ? bottom : event.clientY } })
}

export function NodeMenu({ place }: { readonly place: HTMLElement | null }) {
  const open = useCanvasState((state) => state.menu)
  const keymap = useKeymap()
  if (!open) return null
  const close = (): void => changeCanvas({ menu: null })
  const leave = (event: Event): void => {
    event.preventDefault()
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) canvas()?.focusNode(open.node)
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
          aria-label={`Commands for ${nameOf(presentDocument().graph, open.node)}`}
          aria-labelledby={undefined}
          onCloseAutoFocus={leave}
          onKeyDown={(event) => event.stopPropagation()}
        >
          {groups.map((group, at) => (
            <Fragment key={at}>
              {at > 0 && <DropdownMenu.Separator className={menu.line} />}
              {group.map((command) => (
                <DropdownMenu.Item
                  key={command.id}
                  className={menu.item}
                  disabled={!canRun(command.id)}
                  onSelect={() => void runCommand(command.id)}
                >
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
