// A sentence about a step in large type: names in italics, the numbers of this step on amber.
import type { Piece } from '../../core/words/steps'
import { Name } from '../parts/Name'
import styles from './Stepper.module.css'

export function Sentence({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <p className={styles.sentence} data-sentence>
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
  if (piece.kind === 'equation') return <span className={styles.equation}>{piece.text}</span>
  if (piece.kind === 'number') return <span className={styles.number}>{piece.text}</span>
  return <>{piece.text}</>
}
