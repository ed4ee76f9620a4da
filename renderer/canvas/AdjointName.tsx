// x̄, typeset as the book does. Heard as "adjoint of x".
import { nameLatex } from '../../core/language/names'
import { Tex } from '../parts/Tex'

interface AdjointNameProps {
  readonly name: string
  /** Stands beside a number in bold. */
  readonly isBold?: boolean
}

const longest = 6

export function AdjointName({ name, isBold = false }: AdjointNameProps) {
  // A long name would push its number out of the box: its first letter stands for it there.
  const letters = [...name].length > longest ? `${[...name][0] ?? ''}_{\\ldots}` : nameLatex(name)
  return <Tex tex={`\\overline{${isBold ? `\\boldsymbol{${letters}}` : letters}}`} label={`adjoint of ${name}`} />
}
