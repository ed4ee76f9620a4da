// The values of an input, parameter or constant as fields.
import type { GraphNode } from '../../core/graph/document'
import { setValue } from '../../core/graph/edits'
import { ValueGrid } from '../parts/ValueGrid'
import { commitEdit, endGesture } from '../state/document'
import { Section } from './Panel'
import { Slider } from './Slider'

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
    </Section>
  )
}
