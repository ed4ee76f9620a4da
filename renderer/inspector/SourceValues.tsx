// The values of an input, parameter or constant as fields.
import { readAxes } from '../../core/graph/axes'
import type { GraphNode } from '../../core/graph/document'
import { setAxes, setValue } from '../../core/graph/edits'
import { ValueGrid } from '../parts/ValueGrid'
import { commitEdit, endGesture } from '../state/document'
import { DraftField } from './DraftField'
import { Section } from './Panel'
import { Slider } from './Slider'

/** "batch, feature": how the axes are called on every wire that they reach. */
function AxesField({ node: { id, name, value, axes = [] } }: { readonly node: GraphNode }) {
  const count = value?.shape.length ?? 0
  if (count === 0) return null
  const take = (text: string): string | null => {
    const names = readAxes(text, count)
    if (!names)
      return count === 1 ? oneName : `${name} has ${count} axes: write ${count} short names with commas between.`
    commitEdit(`name the axes of ${name}`, (document) => setAxes(document, id, names))
    return null
  }
  return <DraftField name="axis names" value={axes.join(', ')} onCommit={take} />
}

const oneName = 'A vector has one axis: write one short name without a comma.'

export function SourceValues({ node }: { readonly node: GraphNode }) {
  if (!node.value) return null
  return (
    <Section title="Values">
      <ValueGrid
        name={node.name}
        value={node.value}
        expressions={node.expressions}
        onChange={(value, expressions, gesture) => {
          const key = gesture === '' ? null : gesture
          if (key === null) endGesture()
          commitEdit(`set ${node.name}`, (document) => setValue(document, node.id, value, expressions), key)
        }}
      />
      <Slider node={node} />
      <AxesField node={node} />
    </Section>
  )
}
