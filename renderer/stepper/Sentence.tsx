// A sentence about a step in large type: names in italics, the numbers of this step on amber.
import type { Piece } from '../../core/words/steps'
import { Name } from '../parts/Name'
import { Raised } from '../parts/Raised'
import styles from './Stepper.module.css'

interface SentenceProps {
  readonly pieces: readonly Piece[]
  /** Another line stands beside it. */
  readonly isShort?: boolean
}

export function Sentence({ pieces, isShort = false }: SentenceProps) {
  return (
    <p className={`${styles.sentence} ${isShort ? styles.short : ''}`} data-sentence>
      <span>
        {pieces.map((piece, at) => (
          <PieceView key={at} piece={piece} />
        ))}
      </span>
    </p>
  )
}

function PieceView({ piece }: { readonly piece: Piece }) {
  if (piece.kind === 'name') return <Name name={piece.text} className={styles.name} />
  if (piece.kind === 'equation')
    return (
      <span className={styles.equation}>
        <Raised text={piece.text} />
      </span>
    )
  if (piece.kind === 'number')
    return (
      <span className={styles.number}>
        <Raised text={piece.text} />
      </span>
    )
  return <Raised text={piece.text} />
}
