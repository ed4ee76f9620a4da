import { describe, expect, it } from 'vitest'
import { commands } from '../../core/command/catalogue'
import { rank, ranked } from './rank'

describe('what is meant by a few letters', () => {
  it.each([
    ['the whole before its beginning', 'log', 'log', 'logistic loss'],
    ['the beginning before a later word', 'sum', 'sum of many', 'row sum'],
    ['beginnings of words before a part', 'su ma', 'sum of many', 'asu ma'],
    ['a part before scattered letters', 'rang', 'arrange', 'rewrite a long thing'],
  ])('%s', (_, typed, nearer, further) => {
    expect(rank(typed, [nearer])).toBeGreaterThan(rank(typed, [further]))
    expect(rank(typed, [further])).toBeGreaterThan(0)
  })

  it('a number is found as it is typed, without thin spaces and with a plain minus', () => {
    expect(rank('-26896', ['−26\u202f896'])).toBeGreaterThanOrEqual(6)
  })

  it('what one sees counts more than what else it is called', () => {
    expect(rank('ln', ['ln', 'log'])).toBeGreaterThan(rank('ln', ['log', 'ln']))
  })

  it('nothing typed means everything, in its order; what has none of the letters is left out', () => {
    expect(ranked('', ['b', 'a'], (text) => [text]).map(({ thing }) => thing)).toEqual(['b', 'a'])
    expect(ranked('zq', ['b', 'a'], (text) => [text])).toEqual([])
  })

  it('letters with gaps begin with a word, so that no long title has them by chance', () => {
    const titlesFor = (typed: string): readonly string[] =>
      ranked(typed, commands, (row) => [row.title]).map(({ thing }) => thing.title)
    expect(titlesFor('help')).not.toContain('At a kink: choose one slope, as PyTorch does')
    expect(titlesFor('fit')).toEqual(['Zoom to fit'])
  })

  it('of two beginnings the one of which more is typed', () =>
    expect(rank('si', ['sine', 'sin'])).toBeGreaterThan(rank('si', ['sign', 'sign'])))

  it.each([
    ['distribute', 'Space evenly across'],
    ['layout', 'Arrange the graph'],
    ['tidy', 'Arrange the graph'],
    ['export', 'Save the figure…'],
  ])('%s is another word for %s', (typed, title) => {
    const found = ranked(typed, commands, (row) => [row.title, ...(row.words ?? [])])
    expect(found[0]?.thing.title).toBe(title)
  })

  it('the title of a command finds this command first', () => {
    for (const { title } of commands) expect(ranked(title, commands, (row) => [row.title])[0]?.thing.title).toBe(title)
  })
})
