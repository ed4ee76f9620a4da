// Numbers written into elements that React leaves alone. A run changes hundreds of them at once: what many say is spelled
// once, and of an element only what differs is touched.
import { raised, spellNumber } from '../../core/words/numbers'
import { digitWidth, raisedWidth, textWidth } from './fit-number'
import { plainPower, raisedPart } from './Raised'

/** A number as it stands on the page: its power of ten is raised, and empty where it has none. */
export interface Written {
  readonly head: string
  readonly power: string
  /** At letters of one pixel. */
  readonly width: number
}

export const unsaid: Written = { head: '', power: '', width: 0 }

export const widthOf = ({ width }: Written): number => width

/** Numbers that were said lately, each in a place that its own bits name: the next run brings others. */
const placeBits = 11
const numbers = new Float64Array(1 << placeBits)
const digitsOf = new Uint8Array(1 << placeBits)
const kept = new Array<Written>(1 << placeBits).fill(unsaid)

const bits = new Float64Array(1)
const halves = new Uint32Array(bits.buffer)

function placeOf(x: number, digits: number): number {
  bits[0] = x
  return Math.imul((halves[0] as number) ^ (halves[1] as number) ^ digits, 0x9e3779b1) >>> (32 - placeBits)
}

/** A number with so many significant digits, at least one. */
export function written(x: number, digits: number): Written {
  const place = placeOf(x, digits)
  // A place that holds nothing has no digits.
  if (numbers[place] === x && digitsOf[place] === digits) return kept[place] as Written
  const { head, exponent } = spellNumber(x, digits)
  const power = exponent === null ? '' : plainPower(raised(exponent))
  const made = { head, power, width: textWidth(head) + power.length * raisedWidth }
  numbers[place] = x
  digitsOf[place] = digits
  kept[place] = made
  return made
}

/** The same with a + before what is greater than 0. */
export function signed(x: number, digits: number): Written {
  const said = written(x, digits)
  return x > 0 ? { head: `+${said.head}`, power: said.power, width: said.width + digitWidth } : said
}

/** Takes an element over, and writes one number after the other into it, each with the class that makes it fit. */
export function numberWriter(element: Element): (number: Written, look: string) => void {
  const words = document.createTextNode('')
  element.replaceChildren(words)
  let above: HTMLElement | null = null
  let [saidHead, saidPower, saidLook] = ['', '', element.className]
  return ({ head, power }, look) => {
    if (head !== saidHead) words.data = saidHead = head
    if (look !== saidLook) element.className = saidLook = look
    if (power === saidPower) return
    saidPower = power
    if (power === '') return above?.remove()
    above ??= raisedPart('')
    above.textContent = power
    if (!above.parentNode) element.append(above)
  }
}
