// Settings of ops as text: sizes in a row, yes and no. For file and inspector, which must agree, and for ops that read a shape.
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { maximumElements, maximumRank, sizeOf } from '../tensor'
import type { AttributeDefinition, Attributes } from './op'
import { typedSettings } from './op'

/** Bounds of a whole number unless its definition says others: it is most often a count of ports. */
export const wholeBounds = { least: 1, most: 64 } as const

/** Is this a setting of the kind? Numbers may be anything, since files have words for NaN and infinities. */
export function isSetting(definition: AttributeDefinition, setting: number | string): boolean {
  switch (definition.kind) {
    case 'number':
      return typeof setting === 'number'
    case 'whole': {
      const { least = wholeBounds.least, most = wholeBounds.most } = definition
      return typeof setting === 'number' && Number.isInteger(setting) && setting >= least && setting <= most
    }
    case 'axis':
      return setting === 'all' || /^-?[0-3]$/.test(String(setting))
    case 'signs':
      return typeof setting === 'string' && /^[+-]+$/.test(setting)
    case 'shape':
      return typeof setting === 'string' && sizesIn(setting) !== null
    case 'entries':
      return typeof setting === 'string' && typedSettings.entries.allows.test(setting)
    case 'formula':
      return typeof setting === 'string'
    case 'flag':
      return setting === 0 || setting === 1
    case 'choice':
      return typeof setting === 'string' && definition.options.includes(setting)
  }
}

/** Sizes of "2, 3"; one of them may be −1 for "what is left". Null when the text is something else. */
function sizesIn(text: string): readonly number[] | null {
  const parts = text.trim() === '' ? [] : text.split(',').map((part) => part.trim())
  const isShape =
    parts.length <= maximumRank &&
    parts.every((part) => /^(\d{1,7}|-1)$/.test(part)) &&
    typedSettings.shape.allows.test(parts.join(', '))
  return isShape && parts.filter((part) => part === '-1').length <= 1 ? parts.map(Number) : null
}

/**
 * The shape of a setting, with −1 replaced by what makes `count` numbers. Refuses with E204 what is too large, and with
 * E203 (needs: the shape that was asked for) a −1 that cannot be worked out.
 */
export function shapeSetting(attributes: Attributes, name: string, from?: Shape): Shape {
  const sizes = sizesIn(String(attributes[name])) ?? []
  const given = sizes.filter((size) => size !== -1).reduce((product, size) => product * size, 1)
  const left = from === undefined ? NaN : sizeOf(from) / given
  const shape = sizes.map((size) => (size === -1 ? left : size))
  if (!shape.every(Number.isInteger)) {
    throw new Refusal(
      diagnostic('E203', { op: '', needs: `numbers that fill ${sizes.join(' × ')}`, shape: from ?? [] }),
    )
  }
  const count = sizeOf(shape)
  if (count > maximumElements) throw new Refusal(diagnostic('E204', { count, limit: maximumElements }))
  return shape
}
