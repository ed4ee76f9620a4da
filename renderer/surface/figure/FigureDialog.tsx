// Save the picture as a figure: what it will look like, how large it is, and where it goes. The figure on the page is the very
// one that is saved.
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { FigureKind } from '../../../app/contract'
import { writeDocument } from '../../../core/file/write'
import type { Axis, Colouring } from '../../../core/graph/document'
import { rootOf } from '../../../core/graph/look'
import { writeFormula } from '../../../core/language/write'
import { legendOf } from '../../../core/words/race'
import { complain } from '../../command/files'
import { Button } from '../../parts/Button'
import { Modal } from '../../parts/Modal'
import { machine } from '../../bridge'
import { followsIn } from '../../state/derive'
import { presentDocument, useOpenDocument, wholeDocument } from '../../state/document'
import { useShownRace } from '../../state/race'
import { changeSession, say } from '../../state/session'
import { shownNow } from '../../state/shown-function'
import { NumberField } from '../controls/NumberField'
import type { Picture } from '../picture'
import { useScenePicture } from '../scene/picture'
import { useLaneLines } from '../race/use-lane-lines'
import { Figure } from './Figure'
import { inlined, pngOf, svgText } from './figure-bytes'
import type { RaceFigure } from './props'
import styles from './figure.module.css'

export interface FigureDialogProps {
  readonly picture: Picture
  readonly wanted: Colouring
  /** The surface is a picture from the graphics processor, not a drawing. */
  readonly isSurface: boolean
}

/** CSS pixels, 96 to the inch. */
const sizes = {
  column: { title: 'one column of a page (85 mm)', width: 321, height: 290 },
  page: { title: 'the width of a page (170 mm)', width: 643, height: 430 },
  slide: { title: 'a slide (16 : 9)', width: 960, height: 540 },
} as const
type SizeName = keyof typeof sizes | 'own'

const smallest = 240
const largest = 4000
const isLength = (x: number): boolean => Number.isInteger(x) && x >= smallest && x <= largest

const close = (): void => changeSession({ dialog: null })

export function FigureDialog({ picture, wanted, isSurface }: FigureDialogProps) {
  const [sizeName, setSizeName] = useState<SizeName>('page')
  const [own, setOwn] = useState<{ width: number; height: number }>({ width: 800, height: 600 })
  const [ratio, setRatio] = useState(2)
  const [hasTitle, setHasTitle] = useState(true)
  const [holdsDocument, setHoldsDocument] = useState(true)
  const frame = useRef<HTMLDivElement>(null)
  const name = useOpenDocument((state) => state.name)
  const { width, height } = sizeName === 'own' ? own : sizes[sizeName]
  const race = useRaceFigure(picture.axes)
  const image = useSurfaceImage(isSurface, width, height)
  const figure = (): SVGSVGElement => frame.current?.querySelector('svg') as SVGSVGElement
  const isReady = !isSurface || image !== null
  const save = (kind: FigureKind): Promise<void> =>
    attempt(async () => {
      const bytes =
        kind === 'svg'
          ? new TextEncoder().encode(svgText(figure(), holdsDocument ? writeDocument(wholeDocument()) : null))
          : await pngOf(figure(), ratio)
      const answer = await machine.saveFigure(name, kind, bytes)
      if (answer === null) return
      if (typeof answer !== 'string') return complain(answer)
      close()
      say(`The figure is in ${answer}.`, 'note')
    })
  const copy = (): Promise<void> =>
    attempt(async () => {
      const isCopied = await machine.copyFigure(await pngOf(figure(), ratio))
      say(
        isCopied
          ? 'The figure is on the clipboard.'
          : 'The clipboard takes no pictures here. Save the figure as PNG instead.',
        isCopied ? 'note' : 'error',
      )
      if (isCopied) close()
    })
  return (
    <Modal title="Save the figure" onClose={close} className={styles.dialog}>
      <div className={styles.choices}>
        <SizeChoice sizeName={sizeName} onSize={setSizeName} own={own} onOwn={setOwn} />
        <label>
          PNG
          <select value={ratio} onChange={({ target }) => setRatio(Number(target.value))}>
            {[1, 2, 4].map((times) => (
              <option key={times} value={times}>
                {times}× ({Math.round(width * times)} × {Math.round(height * times)} pixels)
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={hasTitle} onChange={({ target }) => setHasTitle(target.checked)} />
          formula as the title
        </label>
        <label>
          <input type="checkbox" checked={holdsDocument} onChange={({ target }) => setHoldsDocument(target.checked)} />
          document inside the SVG: it opens again
        </label>
      </div>
      <div ref={frame} className={styles.preview} role="img" aria-label="The figure as it will be saved">
        {isReady && (
          <Figure
            {...{ picture, wanted, width, height }}
            title={hasTitle ? formulaNow() : ''}
            {...(image === null ? {} : { image })}
            {...(race === null ? {} : { race })}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={close}>Cancel</Button>
        <Button disabled={!isReady} onClick={() => void copy()}>
          Copy as PNG
        </Button>
        <Button disabled={!isReady} onClick={() => void save('png')}>
          Save PNG
        </Button>
        <Button isMain disabled={!isReady} data-first onClick={() => void save('svg')}>
          Save SVG
        </Button>
      </div>
    </Modal>
  )
}

/** What goes wrong in painting is said, not thrown: the machine may be short of memory. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch {
    say('The figure is too large for this machine. Choose a smaller size.', 'error')
  }
}

/** "f = x^2 + y", of what is shown, with what it uses more than once behind it. */
function formulaNow(): string {
  const { graph } = presentDocument()
  const { node, isRoot } = shownNow()
  const root = isRoot ? rootOf(graph) : node
  if (root === null) return ''
  const lines = writeFormula(graph, root).split('\n')
  const rootName = graph.nodes.find(({ id }) => id === root)?.name ?? 'f'
  const [last = '', ...uses] = lines.reverse()
  const follows = followsIn(graph)
  const beyond = follows?.fn ? [`${follows.root} is what follows ${rootName} outside`] : []
  return [`${rootName} = ${last}`, ...uses.reverse(), ...beyond].join(',  ')
}

interface SizeChoiceProps {
  readonly sizeName: SizeName
  readonly onSize: (name: SizeName) => void
  readonly own: { readonly width: number; readonly height: number }
  readonly onOwn: (own: { width: number; height: number }) => void
}

function SizeChoice({ sizeName, onSize, own, onOwn }: SizeChoiceProps) {
  const id = useId()
  return (
    <span className={styles.size}>
      <label htmlFor={id}>size</label>
      <select id={id} value={sizeName} onChange={({ target }) => onSize(target.value as SizeName)}>
        {Object.entries(sizes).map(([key, { title }]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
        <option value="own">of your own</option>
      </select>
      {sizeName === 'own' && (
        <>
          <NumberField
            label="Width in pixels"
            value={own.width}
            accepts={isLength}
            onValue={(width) => onOwn({ ...own, width })}
          />
          ×
          <NumberField
            label="Height in pixels"
            value={own.height}
            accepts={isLength}
            onValue={(height) => onOwn({ ...own, height })}
          />
        </>
      )}
    </span>
  )
}

/** The race that is shown on the page; null where none runs over these axes. */
function useRaceFigure(axes: readonly Axis[]): RaceFigure | null {
  const lines = useLaneLines(axes)
  const shown = useShownRace()
  return useMemo(() => (shown && lines.length > 0 ? { lines, legend: legendOf(shown.race) } : null), [lines, shown])
}

/** The surface as it is seen now, twice as fine as it will stand in the figure; null until it has been drawn. */
function useSurfaceImage(isSurface: boolean, width: number, height: number): string | null {
  const take = useScenePicture((scene) => scene.take)
  const [image, setImage] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    if (isSurface && take) {
      void take({ width, height: Math.round(0.76 * height), ratio: 2, ground: null })
        .then(inlined)
        .then((address) => !isGone && setImage(address))
        .catch(() => say('The graphics processor is busy. Try again in a moment.', 'error'))
    }
    return () => {
      isGone = true
    }
    // A new model makes a new `take`; the figure is what was seen when it was asked for.
  }, [isSurface, take, width, height])
  return isSurface ? image : null
}
