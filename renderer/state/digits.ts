// How many significant digits numbers have on the page. Kept with the user's preferences (view.ts), never in a document.
import { create } from 'zustand'
import { commandNamed } from '../../core/command/catalogue'
import { allDigits, usualDigits } from '../../core/words/numbers'
import { announce } from './announce'

/** By the name of the command that chooses them. */
export const digitChoices = { '3': 3, '4': usualDigits, '6': 6, '8': 8, all: allDigits } as const
export type DigitChoice = keyof typeof digitChoices

export const useDigitsChosen = create<{ readonly digits: number }>(() => ({ digits: usualDigits }))

export const useDigits = (): number => useDigitsChosen(({ digits }) => digits)
/** For words that are said once. */
export const digitsNow = (): number => useDigitsChosen.getState().digits

export function chooseDigits(choice: DigitChoice): void {
  useDigitsChosen.setState({ digits: digitChoices[choice] })
  announce(commandNamed(`digits.${choice}`)?.title ?? choice)
}

/** Takes over what was kept; a file of settings may hold any number. */
export function takeDigits(kept: number): void {
  if (Object.values(digitChoices).some((digits) => digits === kept)) useDigitsChosen.setState({ digits: kept })
}
