// The key under a picture: what its colours say, with numbers, and the name of everything that is hatched or missing.
import { useId, useRef } from 'react'
import { colourings } from '../../core/graph/document'
import type { Colouring } from '../../core/graph/document'
import type { Palette } from './colours'
import { ColourBar, colourBarHeight } from './ColourBar'
import { HatchPattern } from './flat/Hatch'
import type { KeyEntry } from './key'
import { colourTitles, keyOf } from './key'
import type { Picture } from './picture'
import styles from './surface.module.css'
import { useSize } from './use-size'

interface KeyProps {
  readonly picture: Picture
  readonly wanted: Colouring
  /** A curve has no colours to explain. */
  readonly hasColours: boolean
  /** A flat picture has bands, a surface all shades. */
  readonly isFlat: boolean
}

export function Key({ picture, wanted, hasColours, isFlat }: KeyProps) {
  const bar = useRef<HTMLDivElement>(null)
  const { width } = useSize(bar)
  const { tint, palette, rootName } = picture
  const entries = keyOf(picture, wanted)
  if (!hasColours && entries.length === 0) return null
  return (
    <div className={styles.key} role="group" aria-label="Key">
      {hasColours && (
        <div ref={bar} className={styles.bar}>
          <svg
            width={width}
            height={colourBarHeight}
            role="img"
            aria-label={`Colours of the ${colourTitles[tint.colouring](rootName)}`}
          >
            <ColourBar tint={tint} palette={palette} width={width} isBanded={isFlat} />
          </svg>
        </div>
      )}
      {entries.length > 0 && (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.text} title={entry.text}>
              {entry.swatch && <Swatch kind={entry.swatch} palette={palette} />}
              <span>{entry.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface ColourChoiceProps {
  readonly rootName: string
  readonly wanted: Colouring
  readonly onColour: (colouring: Colouring) => void
}

/** What the colours shall say. */
export function ColourChoice({ rootName, wanted, onColour }: ColourChoiceProps) {
  return (
    <label className={styles.colour}>
      <span className={styles.colourWord}>colour</span>
      <select value={wanted} onChange={({ target }) => onColour(target.value as Colouring)}>
        {colourings.map((colouring) => (
          <option key={colouring} value={colouring}>
            {colourTitles[colouring](rootName)}
          </option>
        ))}
      </select>
    </label>
  )
}

export const swatchSize = { width: 22, height: 12 } as const

function Swatch({ kind, palette }: { readonly kind: NonNullable<KeyEntry['swatch']>; readonly palette: Palette }) {
  return (
    <svg {...swatchSize} className={styles.swatch} aria-hidden="true">
      <SwatchDrawing kind={kind} palette={palette} />
    </svg>
  )
}

interface SwatchProps {
  readonly kind: NonNullable<KeyEntry['swatch']>
  readonly palette: Palette
}

/** A small piece of what an entry speaks of. */
export function SwatchDrawing({ kind, palette }: SwatchProps) {
  const id = useId()
  const { width, height } = swatchSize
  if (kind === 'pole')
    return <line x1={width / 2} x2={width / 2} y1={0} y2={height} stroke={palette.quiet} strokeDasharray="4 2" />
  if (kind === 'path')
    return (
      <g stroke={palette.step}>
        <line x1={0} x2={width / 2} y1={height / 2} y2={height / 2} strokeWidth={2} />
        <line x1={width / 2} x2={width} y1={height / 2} y2={height / 2} strokeWidth={1} strokeOpacity={0.45} />
      </g>
    )
  return (
    <>
      <defs>
        <HatchPattern kind={kind} id={id} palette={palette} />
      </defs>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} fill={`url(#${id})`} stroke={palette.lineStrong} />
    </>
  )
}
