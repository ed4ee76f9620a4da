// The words of the 3D picture: names and ends of the axes at the floor's nearer edges, and what stands beside the things laid
// over the surface. The same list is shown as HTML over the canvas and written into a file.
import type { EntryName } from '../../../core/calculus/axes'
import { splitName } from '../../parts/Name'
import { floorTicks } from './floor-ticks'
import { besideHeight, heightsOf } from './height-axis'
import type { Picture } from '../picture'
import type { Wish } from './place-words'
import { placeWords } from './place-words'
import type { Near, SceneView } from './view'
import type { Shapes, Tone } from '../shapes/shape'
import { floor, isHidden, stretchOf, top } from '../space'
import type { World } from '../space'

export interface SceneWord {
  /** Stays the same while the picture is turned. */
  readonly key: string
  readonly text: string
  readonly tone: Tone
  /** The name of an axis, to be written as mathematics does. */
  readonly entry: EntryName | null
  /** Where it belongs, seen from this side; null where it has no place from there. */
  readonly at: (near: Near) => World | null
  /** Stands exactly there. */
  readonly isFixed: boolean
}

/** How far beside the floor numbers stand, and names: beyond the numbers where there are some. */
const beside = 0.15
const beyond = 0.32
/** Numbers at a corner keep this far from it, as shares of their axis: there those of the other axis stand. */
const fromCorner = 0.03

export function wordsOf(picture: Picture, shapes: Shapes, hasNumbers: boolean): readonly SceneWord[] {
  const { axes, names, scale, hasEqualUnits } = picture
  const fixed = { isFixed: true, entry: null, tone: 'quiet' } as const
  const [x, z] = stretchOf(axes, hasEqualUnits)
  // Along the floor's edges; from above the surface's rim hides them, so that they stand beside that.
  const under = ({ isAbove }: Near): number => (isAbove ? top : floor)
  // The second axis runs towards −z.
  const alongFirst =
    (share: number, out: number) =>
    (near: Near): World => [2 * share - 1, under(near), near.z * (1 + out / z)]
  const alongSecond =
    (share: number, out: number) =>
    (near: Near): World => [near.x * (1 + out / x), under(near), 1 - 2 * share]
  const edges = [alongFirst, alongSecond] as const
  const numbers = floorTicks(axes, [x, z]).flatMap((ticks, k) =>
    ticks.map(({ share, text }): SceneWord => ({
      ...fixed,
      key: `${k} ${text}`,
      text,
      at: (edges[k] as typeof alongFirst)(Math.min(1 - fromCorner, Math.max(fromCorner, share)), beside),
    })),
  )
  const heights = heightsOf(scale).map((tick): SceneWord => ({
    ...fixed,
    key: `height ${tick.text}`,
    text: tick.text,
    at: (near) => besideHeight(tick, near, [x, z]),
  }))
  return [
    ...names.slice(0, 2).map((entry, k): SceneWord => ({
      ...fixed,
      key: k === 0 ? 'first' : 'second',
      tone: 'ink',
      ...written(entry),
      at: (edges[k] as typeof alongFirst)(0.5, hasNumbers ? beyond : beside),
    })),
    ...(hasNumbers ? [...numbers, ...heights] : []),
    ...shapes.words.map(({ at, text, tone }, i): SceneWord => ({
      key: `word ${i} ${text}`,
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
    ...seenAt(view, places[i] ?? null),
    ...sizeOf(word),
    isFixed: word.isFixed,
  }))
  const found = placeWords(wishes, { left: 0, top: 0, right: field.width, bottom: field.height })
  return words.map((word, i) => ({
    word,
    at: places[i] ? (found[i] ?? null) : null,
    isBehind: !word.isFixed && isHidden(picture.grid, picture.scale, view.from, places[i] as World),
  }))
}

/** What has no place makes no others give way. */
const seenAt = (view: SceneView, place: World | null) => (place ? view.see(place) : { x: -1e4, y: -1e4 })

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
