// Which number of the graph is the height of the pictures: the root, or another one; and what is said where that matters.
import { useMemo } from 'react'
import { shownChoices } from '../../../core/calculus/shown-function'
import { nameOf, rootOf } from '../../../core/graph/look'
import { sayLapse, sayOtherHeight } from '../../../core/words/shown-function'
import { useDocument } from '../../state/document'
import { useOpenFunctions } from '../../state/functions'
import { chooseHeight, useShownFunction } from '../../state/shown-function'
import styles from '../surface.module.css'

/** A list of thousands helps nobody: the others are chosen on the canvas. */
const mostChoices = 400

export function HeightChoice() {
  const { graph, study } = useDocument()
  const { program, node, isRoot } = useShownFunction()
  const isInside = useOpenFunctions().length > 0
  const root = rootOf(graph)
  const others = useMemo(
    () => shownChoices(graph, program).filter((choice) => choice.node !== root),
    [graph, program, root],
  )
  // Inside a function there is its result and nothing else: what is chosen is a node of the document.
  if (isInside || (others.length === 0 && study.height === undefined)) return null
  const listed = others.slice(-mostChoices)
  const isListed = isRoot || listed.some((choice) => choice.node === node)
  return (
    <label className={styles.height}>
      <span className={styles.heightWord}>height of</span>
      <select
        aria-label="Height of"
        value={isRoot ? '' : (node ?? '')}
        onChange={({ target: { value } }) => chooseHeight(value === '' ? null : value)}
      >
        <option value="">{root === null ? 'the root: none yet' : `${nameOf(graph, root)}, the root`}</option>
        {!isListed && node !== null && <option value={node}>{nameOf(graph, node)}</option>}
        {listed.map((choice) => (
          <option key={choice.node} value={choice.node}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Said only where the surface and the canvas speak of two functions, or where a choice could not be kept. */
export function HeightNote() {
  const { graph } = useDocument()
  const { node, isRoot, lapse } = useShownFunction()
  const root = rootOf(graph)
  const rootName = root === null ? null : nameOf(graph, root)
  const text = lapse ? sayLapse(lapse, rootName) : isRoot ? null : sayOtherHeight(nameOf(graph, node ?? ''), rootName)
  return (
    text !== null && (
      <p className={styles.heightNote} role="status">
        {text}
      </p>
    )
  )
}
