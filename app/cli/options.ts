// Arguments -> what is asked. Unknown words are refused: a mistyped `--hesian` must not be taken for a formula.
import type { Convention } from '../../core/convention'
import { conventions } from '../../core/convention'

export interface Options {
  readonly command: 'eval' | 'check' | 'help'
  /** A formula, or the path of a document. */
  readonly subject: string | null
  readonly at: string
  /** What a kink means; null leaves it to the document. */
  readonly convention: Convention | null
  readonly grad: boolean
  readonly hessian: boolean
  readonly json: boolean
  readonly lines: boolean
}

const flags = ['--grad', '--hessian', '--json', '--lines'] as const
type Flag = (typeof flags)[number]

const allowed: Readonly<Record<'eval' | 'check', readonly Flag[]>> = {
  eval: flags,
  check: ['--json'],
}

export const usage = `Gradwire's command line

  npm run --silent cli -- eval '<formula>' --at 'x=0, y=log(2)' [--grad] [--hessian] [--json]
  npm run --silent cli -- eval <document.gradwire> [--at …] [--grad] [--hessian] [--json]
  npm run --silent cli -- eval --lines          one JSON object per line in, one per line out
  npm run --silent cli -- check '<formula>' --at 'x=0, y=log(2)' [--json]
  npm run --silent cli -- check <document.gradwire> [--at …] [--json]

  --at       values of the inputs: numbers, expressions, vectors [1, 2], matrices [[1, 2], [3, 4]]
  --grad     the gradient, in the shape of each input
  --hessian  the Hessian over all entries of all inputs
  --convention  what holds at a kink: pytorch (a slope is chosen), mathematics (no derivative) or strict (the run stops)
  --json     one JSON object instead of text
  --lines    reads {"expr": "x^2", "at": {"x": 3}, "grad": true, "hessian": true, "convention": "strict"}

What is not a number is an answer too: log(-1) is "NaN", with a finding that says why. A gradient of null
means that no path leads from the input to the result, which is not zero.
A formula that begins with two minus signs comes after a lone --.
Exit status: 0 for an answer, 1 when a check does not agree, 2 for input that cannot be used.
`

/** What the arguments ask, or the sentence that says what is wrong with them. */
export function readOptions(argv: readonly string[]): Options | string {
  const [command, ...rest] = argv
  if (command === undefined) return 'Say what to do: eval or check.'
  if (command === 'help' || argv.includes('--help') || argv.includes('-h')) return { ...nothing, command: 'help' }
  if (command !== 'eval' && command !== 'check')
    return `“${command}” is not a command. The commands are eval and check.`
  return subjectAndFlags(command, rest)
}

const nothing: Options = {
  command: 'eval',
  subject: null,
  at: '',
  convention: null,
  grad: false,
  hessian: false,
  json: false,
  lines: false,
}

function subjectAndFlags(command: 'eval' | 'check', words: readonly string[]): Options | string {
  const given = new Set<Flag>()
  const subjects: string[] = []
  const ats: string[] = []
  let convention: Convention | null = null
  const rest = words.indexOf('--')
  const end = rest < 0 ? words.length : rest
  subjects.push(...words.slice(end + 1))
  for (let i = 0; i < end; i++) {
    const word = words[i] as string
    const flag = allowed[command].find((name) => name === word)
    if (flag) given.add(flag)
    else if (word.startsWith('--at=')) ats.push(word.slice('--at='.length))
    else if (word === '--at') {
      const text = words[++i]
      if (text === undefined) return "After --at come the values, for example --at 'x=0, y=log(2)'."
      ats.push(text)
    } else if (word === '--convention' || word.startsWith('--convention=')) {
      const named = word === '--convention' ? words[++i] : word.slice('--convention='.length)
      convention = conventions.find((name) => name === named) ?? null
      if (convention === null) return `After --convention comes one of ${conventions.join(', ')}.`
    } else if (word.startsWith('--')) return `${command} has no option ${word}.`
    else subjects.push(word)
  }
  const isLines = given.has('--lines')
  if (isLines && (subjects.length > 0 || ats.length > 0 || convention !== null))
    return 'With --lines the formulas and all that belongs to them come on standard input.'
  if (!isLines && subjects.length === 0) return `${command} needs a formula or a document.`
  if (subjects.length > 1)
    return `One formula at a time: put it in quotes. Found ${subjects.length}: ${subjects.slice(0, 3).join('  ')}`
  return {
    command,
    subject: subjects[0] ?? null,
    at: ats.join(', '),
    convention,
    grad: given.has('--grad'),
    hessian: given.has('--hessian'),
    json: given.has('--json'),
    lines: isLines,
  }
}
