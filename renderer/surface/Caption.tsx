// The line under the picture: over which numbers it is drawn, whether its heights are logarithms, and what else one may choose.
import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { EntryName } from '../../core/calculus/axes'
import type { HeightScale } from '../../core/calculus/scale'
import { Name } from '../parts/Name'
import { EntryLabel } from './EntryLabel'
import { spokenName } from './picture'
import styles from './surface.module.css'

interface CaptionProps {
  readonly names: readonly EntryName[]
  readonly rootName: string
  /** Null until there is a picture. */
  readonly scale: HeightScale | null
  /** Which of two axes the curve runs along; null where there is no choice. */
  readonly along: number | null
  readonly onAlong: (which: number) => void
  /** Whose height it is, where that can be chosen. */
  readonly height: ReactNode
  /** What else there is to choose. */
  readonly children: ReactNode
}

export function Caption({ names, rootName, scale, along, onAlong, height, children }: CaptionProps) {
  return (
    <div className={styles.caption}>
      <div className={styles.of}>
        {height}
        {along === null ? <Over names={names} /> : <Along names={names} along={along} onAlong={onAlong} />}
      </div>
      {scale?.kind === 'log10' && (
        <span>
          height{' '}
          <span className={styles.log}>
            log<sub className={styles.index}>10</sub>{' '}
          </span>
          <Name name={rootName} />
        </span>
      )}
      {children}
    </div>
  )
}

const Over = ({ names }: Pick<CaptionProps, 'names'>) => (
  <span>
    {names.length > 0 && 'over '}
    {names.map((entry, i) => (
      <Fragment key={i}>
        {i > 0 && ' and '}
        <EntryLabel entry={entry} />
      </Fragment>
    ))}
  </span>
)

const Along = ({ names, along, onAlong }: Pick<CaptionProps, 'names' | 'along' | 'onAlong'>) => (
  <span role="group" aria-label="Curve along" className={styles.along}>
    along
    {names.map((entry, i) => (
      <button
        key={i}
        type="button"
        className={styles.choice}
        aria-pressed={i === along}
        aria-label={spokenName(entry)}
        onClick={() => onAlong(i)}
      >
        <EntryLabel entry={entry} />
      </button>
    ))}
  </span>
)
