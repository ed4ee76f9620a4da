// Names that were perhaps meant as products: y = mx + b has one input mx here, where a school book has m times x.
import { isFunctionName } from '../ops/formula/calls'
import { nameLatex } from './names'

/** Letters that a book keeps for what varies. */
const variables = new Set('xyzt')
const mostLetters = 3

/** Those of the new inputs that are two or three letters of which one is a variable of books, or has a name by itself. */
export function perhapsProducts(inputs: readonly string[], all: readonly string[]): readonly string[] {
  const names = new Set(all)
  return inputs.filter((name) => {
    const letters = [...name]
    const isWord = letters.length < 2 || letters.length > mostLetters || !letters.every((one) => /\p{L}/u.test(one))
    // xi is a letter, and dx a step.
    if (isWord || nameLatex(name).startsWith(`\\${name}`) || letters[0] === 'd' || isFunctionName(name)) return false
    return variables.has(letters[letters.length - 1] as string) || letters.some((one) => names.has(one))
  })
}

/** "mx is one name here. For m times x write m*x." */
export const sayPerhapsProducts = (names: readonly string[]): string =>
  names
    .map((name) => `${name} is one name here. For ${[...name].join(' times ')} write ${[...name].join('*')}.`)
    .join(' ')
