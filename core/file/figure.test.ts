// A document inside a figure comes out as it went in, however another program wrote the XML; what is none is refused by name.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { sentence } from '../words/sentences'
import { documentInFigure, figureMark, forFigure, isFigure } from './figure'
import { good } from './good.fixture'
import { readDocument } from './read'
import { writeDocument } from './write'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const figure = (inside: string, before = ''): string =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" width="10"><title>f</title>${inside}<rect/></svg>`
const metadata = (text: string): string => `<metadata id="${figureMark}">${text}</metadata>`
const said = (text: string): string => {
  const read = readDocument(text)
  return isDiagnostic(read) ? `${read.code} ${sentence(read)}` : 'a document'
}

describe('a figure', () => {
  it.each([
    ['ours', '<?xml version="1.0" encoding="UTF-8"?>\n', escaped],
    ['another program’s', '<?xml version="1.0"?>\n<!-- Drawn again -->\n', escaped],
    [
      'one with numbered letters',
      '',
      (text: string) => escaped(text).replaceAll('"', '&#34;').replaceAll('n', '&#x6E;'),
    ],
  ])('%s gives back the document inside it', (_, before, write) => {
    const read = readDocument(figure(metadata(write(good)), before))
    expect(isDiagnostic(read) ? read : writeDocument(read.document)).toBe(
      writeDocument((readDocument(good) as Exclude<typeof read, { code: string }>).document),
    )
  })
  it('holds what XML cannot as JSON writes it', () => {
    expect(forFigure('"a\uffff\ufffe"')).toBe('"a\\uffff\\ufffe"')
    expect(JSON.parse(forFigure('"a\uffff"'))).toBe('a\uffff')
  })
  it('without a document is called so, and one that is damaged is refused as any file', () => {
    for (const svg of [
      figure(''),
      figure('<metadata>{}</metadata>'),
      figure(`<rect id="${figureMark}"/>`),
      figure(metadata('<rdf:RDF/>')),
      `<svg id="${figureMark}"`,
    ])
      expect(said(svg)).toMatch(/^E402 This is an SVG picture without a document inside, not a Gradwire document/)
    expect(said(figure(metadata('')))).toMatch(/^E405/)
    expect(said(figure(metadata('{"format":"gradwire"')))).toMatch(/^E401/)
    expect(said(figure(metadata('&#9999999;&#x110000;')))).toMatch(/^E402/)
    expect(said(figure(metadata(escaped(figure(metadata(escaped(good)))))))).toMatch(/^E402/)
  })
  it('is known by its beginning alone', () => {
    expect(isFigure('<html><svg></svg></html>')).toBe(false)
    expect(isFigure(good)).toBe(false)
    expect(documentInFigure(good)).toBeNull()
  })
})
