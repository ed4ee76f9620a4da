// Good text, damaged at random: each accident gives a diagnostic, or a document that can be saved and read again.
import { describe, expect, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { seeded } from '../random'
import { sentence } from '../words/sentences'
import { good } from './good.fixture'
import { readDocument } from './read'
import { writeDocument } from './write'

describe('two thousand accidents to a good file', () => {
  const random = seeded(3)
  const anyIndex = (text: string): number => random.integer(text.length)
  const letters = [...'{}[]",:0123456789-+.eE\\ntrufalsNI \n\u0000\ud800é']
  const accidents: readonly ((text: string) => string)[] = [
    (text) => text.slice(0, anyIndex(text)),
    (text) => {
      const at = anyIndex(text)
      return text.slice(0, at) + text.slice(at + 1 + random.integer(20))
    },
    (text) => {
      const at = anyIndex(text)
      return text.slice(0, at) + letters[random.integer(letters.length)] + text.slice(at + random.integer(2))
    },
    (text) => {
      const [from, to] = [anyIndex(text), anyIndex(text)]
      return text.slice(0, to) + text.slice(from, from + random.integer(200)) + text.slice(to)
    },
    (text) => {
      const lines = text.split('\n')
      const [a, b] = [random.integer(lines.length), random.integer(lines.length)]
      ;[lines[a], lines[b]] = [lines[b]!, lines[a]!]
      return lines.join('\n')
    },
    (text) => text.replace(/\d+/g, (digits) => (random.uniform() < 0.05 ? String(random.integer(1e9)) : digits)),
    (text) => text.replace(/"[^"]*"/g, (word) => (random.uniform() < 0.03 ? '"n3"' : word)),
  ]

  test('each gives a diagnostic, or a document that can be saved and read again', () => {
    const seen = new Set<string>()
    for (let round = 0; round < 2000; round++) {
      const accident = accidents[round % accidents.length]!
      const text = round % 3 === 0 ? accident(accidents[random.integer(accidents.length)]!(good)) : accident(good)
      const answer = readDocument(text)
      if (isDiagnostic(answer)) {
        expect(sentence(answer).length).toBeLessThan(400)
        seen.add(answer.code)
        continue
      }
      seen.add('a document')
      const saved = writeDocument(answer.document)
      const again = readDocument(saved)
      if (isDiagnostic(again)) throw new Error(`${sentence(again)}\n${text}`)
      expect(writeDocument(again.document)).toBe(saved)
    }
    expect([...seen].sort()).toEqual(expect.arrayContaining(['E401', 'E404', 'a document']))
  })
})
