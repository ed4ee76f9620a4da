// The path lens: every way from an input to the root with the product along it, and their sum: the chain rule as it is read.
import { ArrowRight } from 'lucide-react'
import { Fragment } from 'react'
import type { GraphPath, Paths } from '../../core/engine/paths'
import { nameOf } from '../../core/graph/look'
import { describeShape, soleNumber } from '../../core/tensor'
import { shortValue } from '../../core/words/steps'
import { formatCount } from '../../core/words/numbers'
import { Name } from '../parts/Name'
import { Num } from '../parts/Num'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { barTex, equalTex, numberTex, partialTex } from '../parts/tex'
import { useDerived } from '../state/derived'
import { choosePath, choosePathInput, pointAtPath, usePathLens, usePaths } from '../state/path-lens'
import { useIsHiding } from '../state/predict'
import { changeSession, nothingSelected } from '../state/session'
import styles from './Inspector.module.css'
import { Quantity } from './Panel'
import look from './PathsView.module.css'

/** Sums of more paths than this are not written out. */
const mostWritten = 8

export function PathsView() {
  const { graph, program } = useDerived()
  const paths = usePaths()
  const isHiding = useIsHiding()
  if (!paths || program.root === null)
    return <p className={styles.quiet}>Paths lead from an input to the root: this graph has none yet.</p>
  const root = program.instructions[program.root]?.node ?? ''
  const [from, to] = [nameOf(graph, paths.input), nameOf(graph, root)]
  const isClosed = !program.inputs.some((slot) => program.instructions[slot]?.node === paths.input)
  return (
    <section className={look.paths} aria-label="Paths">
      <h2 className={styles.title}>
        Paths from{' '}
        <select
          className={look.input}
          aria-label="Paths from"
          value={paths.input}
          onChange={(event) => {
            changeSession({ selection: nothingSelected })
            choosePathInput(event.currentTarget.value)
          }}
        >
          {isClosed && <option value={paths.input}>{from}</option>}
          {program.inputs.map((slot) => (
            <option key={slot} value={program.instructions[slot]?.node}>
              {program.instructions[slot]?.name}
            </option>
          ))}
        </select>{' '}
        to <Name name={to} />
      </h2>
      <p className={styles.quiet}>{countWords(paths, from)}</p>
      {paths.paths && paths.paths.length > 0 && (
        <>
          <ol className={look.list} onPointerLeave={() => pointAtPath(null)}>
            {paths.paths.map((path, at) => (
              <li key={path.edges.join()}>
                <PathButton path={path} at={at} isHidden={isHiding} />
              </li>
            ))}
          </ol>
          <WrittenSum paths={paths.paths} from={from} to={to} isHidden={isHiding} />
        </>
      )}
      <Quantity
        label="sum"
        symbol={barTex(from)}
        value={isHiding ? null : paths.sum}
        kind="derivative"
        isResult
        isAsked={isHiding}
      />
    </section>
  )
}

function countWords({ count, paths, sum }: Paths, from: string): string {
  if (count === 0n) return `No path leads from ${from} to the root, which is not the same as 0.`
  const many = count === 1n ? '1 path' : `${groups(count)} paths`
  if (paths === null) return `${many}: too many to list. The way back adds all of them up in one go.`
  return sum === null ? `${many}, none of them open.` : `${many}. The derivative is the sum over all of them.`
}

const groups = (count: bigint): string =>
  count < 2n ** 53n ? formatCount(Number(count)) : String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')

interface PathButtonProps {
  readonly path: GraphPath
  readonly at: number
  readonly isHidden: boolean
}

function PathButton({ path, at, isHidden }: PathButtonProps) {
  const { graph } = useDerived()
  const isChosen = usePathLens((lens) => lens.chosen === at)
  const number = soleNumber(path.product)
  const factors = path.factors.every((factor) => factor !== null) ? path.factors : null
  return (
    <button
      type="button"
      className={`${look.path} ${path.blocked ? look.blocked : ''}`}
      aria-pressed={isChosen}
      aria-label={`${path.nodes.map((node) => nameOf(graph, node)).join(' to ')}, ${isHidden ? 'hidden' : path.blocked ? path.blocked.kind : shortValue(path.product)}`}
      onClick={() => choosePath(at)}
      onPointerEnter={() => pointAtPath(at)}
      onFocus={() => pointAtPath(at)}
      onBlur={() => pointAtPath(null)}
    >
      <span className={look.nodes}>
        {path.nodes.map((node, i) => (
          <Fragment key={i}>
            {i > 0 && <ArrowRight size={11} aria-label="to" />}
            <Name name={nameOf(graph, node)} />
          </Fragment>
        ))}
      </span>
      <span className={look.product}>
        {isHidden ? (
          '?'
        ) : path.blocked ? (
          path.blocked.kind
        ) : number === undefined ? (
          describeShape(path.product.shape)
        ) : (
          <Num value={number} kind="derivative" signed />
        )}
      </span>
      {factors && !isHidden && !path.blocked && (
        <Tex className={look.factors} tex={factors.map((x) => numberTex(x, true)).join(' \\cdot ')} />
      )}
    </button>
  )
}

interface WrittenSumProps {
  readonly paths: readonly GraphPath[]
  readonly from: string
  readonly to: string
  readonly isHidden: boolean
}

/** The derivative as a sum over paths: in names, root first as in a book, and below in numbers. */
function WrittenSum({ paths, from, to, isHidden }: WrittenSumProps) {
  const { graph } = useDerived()
  const open = paths.filter(({ blocked }) => blocked === null)
  if (open.length === 0 || open.length > mostWritten) return null
  const name = (path: GraphPath, at: number): string => nameOf(graph, path.nodes[at] ?? '')
  const terms = open.map((path) =>
    path.edges
      .map((_, at) => partialTex(name(path, at + 1), name(path, at)))
      .reverse()
      .join(' '),
  )
  const products = open.map(({ product }) => soleNumber(product))
  const total = products.reduce<number>((sum, x) => sum + (x ?? 0), 0)
  const isNumber = !isHidden && open.every(({ product }) => product.shape.length === 0)
  const equals = equalTex(total, ...products.map((x) => x ?? 0))
  const added = products.map((x, at) => `${at > 0 && (x ?? 0) >= 0 ? '+ ' : ''}${numberTex(x ?? 0)}`)
  return (
    <Scroller className={styles.formula}>
      <Tex
        tex={`${partialTex(to, from)} = ${terms.join(' + ')}`}
        display
        label={`the derivative of ${to} with respect to ${from} as a sum over paths`}
      />
      {isNumber && (
        <Tex
          className={styles.numbers}
          tex={`${added.join(' ')}${open.length > 1 ? `${equals}${numberTex(total)}` : ''}`}
        />
      )}
    </Scroller>
  )
}
