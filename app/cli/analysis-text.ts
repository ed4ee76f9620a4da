// The analysis as text for people. The numbers are those of the JSON, all digits; a fraction stands beside where it is one.
import { fractionText } from '../../core/words/fractions'
import type { Analysis } from './analysis'
import { block, labelled } from './human'
import type { Written } from './written'

/** "0.3333333333333333 = 1/3" where the digits hide a fraction. */
function withFraction(x: Written): string {
  const [line = ''] = block(x)
  const fraction = typeof x === 'number' ? fractionText(x) : null
  return fraction !== null && line.length > 8 ? `${line} = ${fraction}` : line
}

const number = (x: Written | null): readonly string[] => (typeof x === 'number' ? [withFraction(x)] : block(x))

/** The lines of an analysis, in the order in which its parts are asked for. */
export function analysisLines({ jvp, tangents, cuts, jacobian, paths, verdict, claims }: Analysis): readonly string[] {
  return [
    ...(jvp === undefined ? [] : labelled('jvp', jvpLines(jvp, tangents ?? {}, cuts ?? []))),
    ...(jacobian ? labelled('Jacobian', jacobianLines(jacobian)) : []),
    ...(paths ? labelled('paths', pathLines(paths)) : []),
    ...(verdict ? labelled('verdict', verdictLines(verdict)) : []),
    ...Object.entries(claims ?? {}).flatMap(([input, { message }]) => labelled(`d/d${input}`, [message])),
  ]
}

function jvpLines(
  jvp: Written | null,
  tangents: Readonly<Record<string, Written>>,
  cuts: readonly Written[],
): readonly string[] {
  const wide = Math.max(...Object.keys(tangents).map((name) => name.length), 0) + 2
  const nodes = Object.entries(tangents).flatMap(([name, tangent]) => labelled(name, block(tangent), wide))
  const spread = cuts.length > 0 ? [`adjoint · tangent at ${cuts.length} cuts: ${[...new Set(cuts)].join(', ')}`] : []
  return [...(jvp === null ? ['nothing that moves leads there'] : number(jvp)), ...nodes, ...spread]
}

function jacobianLines({ rows, order, matrix, mode, prices }: Analysis['jacobian'] & object): readonly string[] {
  const price = (name: 'forward' | 'reverse'): string => {
    const { passes, perPass, total } = prices[name]
    return `${name}: ${passes} ${passes === 1 ? 'pass' : 'passes'} of ${perPass}, ${total} with the value`
  }
  const shape = rows.length === 0 ? 'one number' : `${rows.join(' × ')} numbers`
  return [
    `${shape} by the entries of ${order.join(', ')}, in ${mode} mode`,
    ...block(matrix),
    price('forward'),
    price('reverse'),
    'counted: multiplications, divisions and calls of functions',
  ]
}

function pathLines({ input, count, paths, sum }: Analysis['paths'] & object): readonly string[] {
  const total = `${count} ${count === 1 ? 'path' : 'paths'} from ${input}; their sum is ${sum === null ? 'nothing: no path is open' : block(sum).join(' ')}`
  const lines = (paths ?? []).map(({ nodes, factors, product, blocked }) => {
    const factorText = factors.every((x) => x !== null) ? `  = ${factors.map((x) => block(x)[0]).join(' · ')}` : ''
    return `${nodes.join(' → ')}  ${block(product).join(' ')}${factorText}${blocked === null ? '' : `  (${blocked})`}`
  })
  return [total, ...(paths === null ? ['too many to list'] : lines)]
}

function verdictLines({ message, eigenvalues }: Analysis['verdict'] & object): readonly string[] {
  return [message, `eigenvalues ${eigenvalues.map(withFraction).join(', ')}`]
}
