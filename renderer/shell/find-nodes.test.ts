import { expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { readFormula } from '../../core/language/read'
import { openDocument } from '../state/document'
import { changeSession } from '../state/session'
import { findNodes } from './find-nodes'

it('a node is found by its number only where that is shown', () => {
  const read = readFormula('a = x + y; f = a * a')
  if (isDiagnostic(read)) throw new Error(read.code)
  openDocument(read)
  const foundBy = (text: string): readonly string[] => findNodes(text).map(({ node }) => node.name)
  changeSession({ mode: 'step', cursor: 0 })
  expect([foundBy('2'), foundBy('4')]).toEqual([[], []])
  changeSession({ cursor: 1 })
  expect([foundBy('2'), foundBy('4')]).toEqual([['a'], []])
  changeSession({ mode: 'build' })
  expect(foundBy('4')).toEqual(['f'])
})
