import { expect, it } from 'vitest'
import { piecesOf } from './MathText'

const shown = (text: string): string =>
  piecesOf(text)
    .map(({ text: piece, isMath }) => (isMath ? `<${piece}>` : piece))
    .join('')

it.each([
  ['where $x < 0$ it is flat', 'where <x < 0> it is flat'],
  ['$a$$b$', '<a><b>'],
  ['5 $ and no more', '5 $ and no more'],
  ['\\$5 and $\\alpha$', '$5 and <\\alpha>'],
  ['$over\ntwo lines$', '$over\ntwo lines$'],
  ['$$', '$$'],
  ['', ''],
])('%j is read as %j', (text, wanted) => expect(shown(text)).toBe(wanted))
