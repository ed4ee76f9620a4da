// x̄, typeset as the book does. Heard as "adjoint of x".
import { Tex } from '../parts/Tex'
import { shortLatex } from './number-room'

interface AdjointNameProps {
  readonly name: string
  /** Stands beside a number in bold. */
  readonly isBold?: boolean
}

export function AdjointName({ name, isBold = false }: AdjointNameProps) {
  const letters = shortLatex(name)
  return <Tex tex={`\\overline{${isBold ? `\\boldsymbol{${letters}}` : letters}}`} label={`adjoint of ${name}`} />
}
