// The words of the 3D picture: names and ends of the axes at the floor's nearer edges, and what stands beside the things laid
// over the surface. The same list is shown as HTML over the canvas and written into a file.
import type { EntryName } from '../../core/calculus/axes'
import { splitName } from '../parts/Name'
import { axisTexts } from './axis-texts'
import type { Picture } from './picture'
import type { Wish } from './place-words'
import { placeWords } from './place-words'
import type { Near, SceneView } from './scene-view'
import type { Shapes, Tone } from './shapes/shape'
import { floor, isHidden, top } from './space'
import type { World } from './space'

export interface SceneWord {
  /** Stays the same while the picture is turned. */
  readonly key: string
  readonly text: string
  readonly tone: Tone
  /** The name of an axis, to be written as mathematics does. */
  readonly entry: EntryName | null
  /** Where it belongs, seen from this side. */
  readonly at: (near: Near) => World
  /** Stands exactly there. */
  readonly isFixed: boolean
}

/** How far beside the floor names stand, and how far along it the ends do. */
const out = 1.16
const end = 0.96

export function wordsOf({ axes, names }: Picture, shapes: Shapes, hasEnds: boolean): readonly SceneWord[] {
  const fixed = { isFixed: true, entry: null, tone: 'quiet' } as const
  const [low, high, lowUp, highUp] = axisTexts(axes) as [string, string, string, string]
  // Along the floor's edges; from above the surface's rim hides them, so that they stand beside that.
  const under = ({ isAbove }: Near): number => (isAbove ? top : floor)
  // The second axis runs towards −z.
  const ends: readonly SceneWord[] = [
    { ...fixed, key: 'first-low', text: low, at: (near) => [-end, under(near), near.z * out] },
    { ...fixed, key: 'first-high', text: high, at: (near) => [end, under(near), near.z * out] },
    { ...fixed, key: 'second-low', text: lowUp, at: (near) => [near.x * out, under(near), end] },
    { ...fixed, key: 'second-high', text: highUp, at: (near) => [near.x * out, under(near), -end] },
  ]
  const [first, second] = names
  const named = { ...fixed, tone: 'ink' } as const
  return [
    ...(first
      ? [{ ...named, key: 'first', ...written(first), at: (near: Near): World => [0, under(near), near.z * out] }]
      : []),
    ...(second
      ? [{ ...named, key: 'second', ...written(second), at: (near: Near): World => [near.x * out, under(near), 0] }]
      : []),
    ...(hasEnds ? ends : []),
    ...shapes.words.map(({ at, text, tone }, i): SceneWord => ({
      key: `${i} ${text}`,
      text,
      tone,
      entry: null,
      isFixed: false,
      at: () => at,
    })),
  ]
}

/** In one line of plain letters: A[1,2]. */
function written(entry: EntryName): Pick<SceneWord, 'text' | 'entry'> {
  const { stem, index } = splitName(entry.name)
  const at = entry.at.map((i) => i + 1).join(',')
  return { entry, text: `${stem}${index}${at && `[${at}]`}` }
}

export interface PlacedWord {
  readonly word: SceneWord
  /** Middle of the word in pixels; null where there is no room for it. */
  readonly at: { readonly x: number; readonly y: number } | null
  /** The surface stands before what it belongs to. */
  readonly isBehind: boolean
}

/** Where the words stand now, none on another, all inside the field. */
export function placedWords(
  words: readonly SceneWord[],
  view: SceneView,
  picture: Picture,
  field: { readonly width: number; readonly height: number },
  sizeOf: (word: SceneWord) => { readonly width: number; readonly height: number },
): readonly PlacedWord[] {
  const places = words.map(({ at }) => at(view.near))
  const wishes = words.map((word, i): Wish => ({
    ...view.see(places[i] as World),
    ...sizeOf(word),
    isFixed: word.isFixed,
  }))
  const found = placeWords(wishes, { left: 0, top: 0, right: field.width, bottom: field.height })
  return words.map((word, i) => ({
    word,
    at: found[i] ?? null,
    isBehind: !word.isFixed && isHidden(picture.grid, picture.scale, view.from, places[i] as World),
  }))
}

/** The face of what is written into a file. */
export const letters = 'Inter, system-ui, sans-serif'
const size = 13

/** Writes the words with a halo of paper, for a picture that goes into a file. */
export function writeWords(
  pen: CanvasRenderingContext2D,
  words: readonly SceneWord[],
  view: SceneView,
  picture: Picture,
  field: { readonly width: number; readonly height: number },
): void {
  const { palette } = picture
  const fontOf = ({ entry }: SceneWord): string => `${entry ? 'italic 17px KaTeX_Math, serif' : `${size}px ${letters}`}`
  const sizeOf = (word: SceneWord): { width: number; height: number } => {
    pen.font = fontOf(word)
    return { width: pen.measureText(word.text).width + 4, height: size + 4 }
  }
  Object.assign(pen, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 4 })
  for (const { word, at } of placedWords(words, view, picture, field, sizeOf)) {
    if (!at) continue
    pen.font = fontOf(word)
    pen.strokeStyle = palette.panel
    pen.strokeText(word.text, at.x, at.y)
    pen.fillStyle = palette[word.tone]
    pen.fillText(word.text, at.x, at.y)
  }
}
