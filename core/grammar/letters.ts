// What a name may be made of, in documents and formulas alike.

/** Letters of any alphabet. Raised and lowered letters (ⁿ, ª) are not: they look like a power or an index. */
export const isLetter = (character: string): boolean =>
  /^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]$/u.test(character) && !'ªº'.includes(character)

/** What may follow the first letter of a name. */
export const isNamePart = (character: string): boolean => isLetter(character) || /^[0-9_]$/.test(character)

/** Longer names would not leave room for their numbers. */
export const longestName = 40

/** A letter, then letters, digits and underscores; Greek and other letters are welcome. */
export const isName = (text: string): boolean => {
  const [first = '', ...rest] = text
  return text.length <= longestName && isLetter(first) && rest.every(isNamePart)
}
