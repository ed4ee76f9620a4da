// Numbers as the page writes them, read back.

/** "−11 808" -> -11808. */
export function readNumber(text: string): number {
  const plain = text
    .replaceAll('−', '-')
    .replaceAll(/[\s\u202f]/g, '')
    .replace('∞', 'Infinity')
    .replace(/^\+/, '')
  const number = Number(plain)
  if (plain === '' || Number.isNaN(number)) throw new Error(`“${text}” is not a number`)
  return number
}
