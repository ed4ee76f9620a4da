// Wiring by keyboard: the ports that take a wire from the focused node, as a list. Refused ones are there with their reason.
import { Command } from 'cmdk'
import { useMemo } from 'react'
import type { Edge, GraphDocument, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf } from '../../core/graph/look'
import { sentence } from '../../core/words/sentences'
import { canvas } from '../state/canvas'
import { presentDocument, useDocument } from '../state/document'
import { boxOf } from '../state/node-box'
import { drawWire } from '../state/selection-edits'
import { say } from '../state/session'
import { Anchored } from './Anchored'
import { changeCanvas, useCanvasState } from './canvas-state'
import styles from './Menu.module.css'
import { candidates, inputPorts, refusalOf } from './wiring'

interface Choice {
  readonly edge: Edge
  readonly title: string
  /** What is in the port now; null when it is free. */
  readonly current: string | null
  /** Why it cannot be; null when it can. */
  readonly reason: string | null
}

function titleOf(node: string, ports: ReturnType<typeof inputPorts>, port: number): string {
  if (ports.length === 1) return `input of ${node}`
  const { name = String(port + 1), isSpare = false } = ports[port] ?? {}
  return isSpare ? `${node}, one more port` : `${node}, port ${name}`
}

/** Every port a wire from this node could end in: welcome and free ones first. */
export function choicesFor(document: GraphDocument, from: NodeId): readonly Choice[] {
  const { graph } = document
  const rank = (choice: Choice): number => (choice.reason !== null ? 2 : choice.current !== null ? 1 : 0)
  return [...candidates(document, { node: from, port: null }).values()]
    .filter((edge) => edge.to !== from)
    .map((edge): Choice => {
      const head = nodeOf(graph, edge.to)
      const ports = head ? inputPorts(head) : []
      const name = nameOf(graph, edge.to)
      const held = indexOf(graph).edges.get(edgeId(edge))
      const refusal = refusalOf(document, edge)
      return {
        edge,
        title: titleOf(name, ports, edge.port),
        current: held ? nameOf(graph, held.from) : null,
        reason: refusal && sentence(refusal),
      }
    })
    .sort((a, b) => rank(a) - rank(b))
}

export function WireMenu() {
  const from = useCanvasState((state) => state.wiringFrom)
  return from === null ? null : <PortList key={from} from={from} />
}

function PortList({ from }: { readonly from: NodeId }) {
  const document = useDocument()
  const choices = useMemo(() => choicesFor(document, from), [document, from])
  const node = nodeOf(document.graph, from)
  const place = document.layout.positions[from] ?? { x: 0, y: 0 }
  if (!node) return null
  const close = (): void => {
    changeCanvas({ wiringFrom: null })
    requestAnimationFrame(() => canvas()?.focusNode(from))
  }
  const choose = (edge: Edge): void => {
    close()
    const refusal = drawWire(edge)
    if (refusal) say(sentence(refusal), 'error')
  }
  const { width } = boxOf(node, node.value?.shape ?? null)
  return (
    <Anchored at={{ x: place.x + width + 12, y: place.y }} width={280} height={300}>
      <Command
        label={`Wire from ${nameOf(presentDocument().graph, from)} to`}
        className={styles.menu}
        loop
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault()
            close()
          }
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) changeCanvas({ wiringFrom: null })
        }}
      >
        <Command.Input
          className={styles.input}
          placeholder={`Wire from ${node.name} to …`}
          ref={(field) => field?.focus()}
        />
        <Command.List className={styles.list} label="Ports">
          <Command.Empty className={styles.empty}>No port has these letters.</Command.Empty>
          {choices.map(({ edge, title, current, reason }) => (
            <Command.Item
              key={edgeId(edge)}
              value={`${title} ${edgeId(edge)}`}
              className={styles.port}
              disabled={reason !== null}
              onSelect={() => choose(edge)}
              aria-label={`${title}${current ? `, now from ${current}` : ''}${reason ? `, refused: ${reason}` : ''}`}
            >
              <span>{title}</span>
              {(reason ?? current) && <span className={styles.reason}>{reason ?? `now from ${current}`}</span>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Anchored>
  )
}
