// x̄, typeset as the book does. Heard as "adjoint of x".
import { nameLatex } from '../../core/language/names'
import { Tex } from '../parts/Tex'

interface AdjointNameProps {
  readonly name: string
  /** Stands beside a number in bold. */
  readonly isBold?: boolean
}

export function AdjointName({ name, isBold = false }: AdjointNameProps) {
  const letters = nameLatex(name)
  return <Tex tex={`\\bar{${isBold ? `\\boldsymbol{${letters}}` : letters}}`} label={`adjoint of ${name}`} />
}
