// A file of settings may hold any number of digits; only those that can be chosen are taken.
import { expect, it } from 'vitest'
import { commandNamed } from '../../core/command/catalogue'
import { digitChoices, digitsNow, takeDigits } from './digits'

it.each([0, -3, 2.5, 400, NaN])('%d digits are not taken over from a file', (kept) => {
  takeDigits(6)
  takeDigits(kept)
  expect(digitsNow()).toBe(6)
})

it('each choice is a command that says it', () => {
  for (const [name, digits] of Object.entries(digitChoices)) {
    takeDigits(digits)
    expect(digitsNow()).toBe(digits)
    expect(commandNamed(`digits.${name}`)?.title).toContain(name)
  }
})
