// x̄, typeset as the book does. Heard as "adjoint of x".
import { nameLatex } from '../../core/language/names'
import { Tex } from '../parts/Tex'

export const AdjointName = ({ name }: { readonly name: string }) => (
  <Tex tex={`\\bar{${nameLatex(name)}}`} label={`adjoint of ${name}`} />
)
