// Arguments -> what is asked. Unknown words are refused: a mistyped `--hesian` must not be taken for a formula.
import type { Convention } from '../../core/convention'
import { conventions } from '../../core/convention'
import type { Mode } from '../../core/engine/jacobian'

export interface Options {
  readonly command: 'eval' | 'check' | 'help'
  /** A formula, or the path of a document. */
  readonly subject: string | null
  readonly at: string
  /** What a kink means; null leaves it to the document. */
  readonly convention: Convention | null
  readonly grad: boolean
  /** Over all inputs, or over these. */
  readonly hessian: boolean | readonly string[]
  /** A direction as assignments: the Hessian times it. */
  readonly hvp: string | null
  /** A direction as assignments. */
  readonly jvp: string | null
  /** A mode forces it. */
  readonly jacobian: boolean | Mode
  /** The input whose paths are listed. */
  readonly paths: string | null
  readonly verdict: boolean
  /** What is held against the rules: values and adjoints as assignments, wires as "u -> f", names of inputs. */
  readonly hold: string
  readonly holdAdjoint: string
  readonly cut: string | null
  readonly freeze: string | null
  /** Claimed derivatives, each as "x: 2*x". */
  readonly claims: readonly string[]
  /** The number whose V-curve is drawn: x, v[2]. */
  readonly vcurve: string | null
  readonly wires: boolean
  readonly json: boolean
  readonly lines: boolean
}

type Command = 'eval' | 'check'

/** Words that stand alone. */
const flags = {
  eval: ['--grad', '--hessian', '--jacobian', '--verdict', '--json', '--lines'],
  check: ['--wires', '--json'],
} as const satisfies Record<Command, readonly string[]>

/** What if: `eval` and `check` look at the run in which something is held. */
const experiments = {
  '--hold': "After --hold come the nodes and their values, for example --hold 'u=3'.",
  '--hold-adjoint': "After --hold-adjoint come the nodes and their adjoints, for example --hold-adjoint 'u=1'.",
  '--cut': "After --cut come wires by the nodes at their ends, for example --cut 'u -> f'.",
  '--freeze': "After --freeze come names of inputs, for example --freeze 'x, y'.",
}

/** Words that a text follows, after a space or a sign =, and what is missing where none does. */
const texts: Readonly<Record<Command, Readonly<Record<string, string>>>> = {
  eval: {
    '--at': "After --at come the values, for example --at 'x=0, y=log(2)'.",
    '--convention': `After --convention comes one of ${conventions.join(', ')}.`,
    '--jvp': "After --jvp comes the direction, for example --jvp 'x=1, y=0'.",
    '--hvp': "After --hvp comes the direction, for example --hvp 'x=1, y=0'.",
    ...experiments,
    '--mode': 'After --mode comes forward or reverse.',
    '--paths': 'After --paths comes the name of an input, for example --paths x.',
  },
  check: {
    ...experiments,
    '--at': "After --at come the values, for example --at 'x=0, y=log(2)'.",
    '--convention': `After --convention comes one of ${conventions.join(', ')}.`,
    '--claim': "After --claim come an input and the claimed derivative, for example --claim 'x: 2*x'.",
    '--vcurve': "After --vcurve comes an input or an entry of one, for example --vcurve x or --vcurve 'v[2]'.",
  },
}

export const usage = `Gradwire's command line

  npm run --silent cli -- eval '<formula>' --at 'x=0, y=log(2)' [--grad] [--hessian] [--json] …
  npm run --silent cli -- eval <document.gradwire> [--at …] [--grad] [--hessian] [--json] …
  npm run --silent cli -- eval --lines          one JSON object per line in, one per line out
  npm run --silent cli -- check '<formula>' --at 'x=0, y=log(2)' [--wires] [--vcurve x] [--json]
  npm run --silent cli -- check '<formula>' --at 'x=3' --claim 'x: 2*x' [--json]
  npm run --silent cli -- check <document.gradwire> [--at …] …

  --at       values of the inputs: numbers, expressions, vectors [1, 2], matrices [[1, 2], [3, 4]]
  --grad     the gradient, in the shape of each input
  --hessian  the Hessian over all entries of all inputs; --hessian=x,y keeps to these
  --hvp      the Hessian times a direction, such as 'x=1, y=0'
  --jvp      forward mode along a direction, such as 'x=1, y=0': the rate of every node, and of the result
  --jacobian the Jacobian, of a vector or matrix too, by the cheaper mode; --mode forward or reverse forces one
  --paths    every path from an input to the result with its product, and their sum
  --verdict  minimum, maximum, saddle, neither or not decided, with the reason
  --claim    check: is this formula the derivative in that input? If not, where not, and the likely slip
  --vcurve   check: the error of the difference quotient over 16 steps
  --hold     what if: these nodes hand on other values, such as 'u=3'; --hold-adjoint 'u=1' sets adjoints,
             --cut 'u -> f' a wire that brings nothing back, --freeze 'x, y' inputs that count as constants
  --wires    check: every wire, and the first node whose rule is wrong
  --convention  what holds at a kink: pytorch (a slope is chosen), mathematics (no derivative) or strict (the run stops)
  --json     one JSON object instead of text
  --lines    reads {"expr": "x^2", "at": {"x": 3}, "grad": true, "hessian": true, "convention": "strict"};
             also "hessian": ["x"], "hvp": {"x": 1}, "jvp": {"x": 1}, "jacobian": true, "paths": "x", "verdict": true, "claim": {"x": "2*x"},
             "hold": {"u": 3}, "holdAdjoint": {"u": 1}, "cut": "u -> f", "freeze": ["x"]

What is not a number is an answer too: log(-1) is "NaN", with a finding that says why. A gradient of null
means that no path leads from the input to the result, which is not zero.
A formula that begins with two minus signs comes after a lone --.
Exit status: 0 for an answer, 1 when a check does not agree or a claim is not right, 2 for input that cannot be used.
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
  hvp: null,
  jvp: null,
  jacobian: false,
  paths: null,
  verdict: false,
  hold: '',
  holdAdjoint: '',
  cut: null,
  freeze: null,
  claims: [],
  vcurve: null,
  wires: false,
  json: false,
  lines: false,
}

interface Words {
  readonly subjects: readonly string[]
  readonly given: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, readonly string[]>
}

/** "x, y" -> both names. */
export const namesIn = (text: string): readonly string[] => text.split(',').map((name) => name.trim())

/** Sorts the words; a sentence where one does not belong to the command. What stands after a lone -- is no option. */
function sorted(command: Command, words: readonly string[]): Words | string {
  const given = new Set<string>()
  const subjects: string[] = []
  const found = new Map<string, string[]>()
  const rest = words.indexOf('--')
  const end = rest < 0 ? words.length : rest
  for (let i = 0; i < end; i++) {
    const word = words[i] as string
    const [option = word] = word.split('=', 1)
    const missing = word.startsWith('--') ? texts[command][option] : undefined
    if ((flags[command] as readonly string[]).includes(word)) given.add(word)
    // Which inputs comes after a sign = only: a formula may stand after the word.
    else if (command === 'eval' && word.startsWith('--hessian=')) found.set(option, [word.slice(option.length + 1)])
    else if (missing !== undefined) {
      const text = word.includes('=') ? word.slice(option.length + 1) : i + 1 < end ? words[++i] : undefined
      if (text === undefined) return missing
      found.set(option, [...(found.get(option) ?? []), text])
    } else if (word.startsWith('--')) return `${command} has no option ${word}.`
    else subjects.push(word)
  }
  return { subjects: [...subjects, ...words.slice(end + 1)], given, texts: found }
}

function subjectAndFlags(command: Command, words: readonly string[]): Options | string {
  const read = sorted(command, words)
  if (typeof read === 'string') return read
  const { subjects, given } = read
  const all = (option: string): string => (read.texts.get(option) ?? []).join(', ')
  const last = (option: string): string | null => read.texts.get(option)?.at(-1) ?? null
  const [named, mode] = [last('--convention'), last('--mode')]
  const convention = conventions.find((name) => name === named) ?? null
  const chosen = last('--hessian')
  if (named !== convention) return texts[command]['--convention'] as string
  if (mode !== null && mode !== 'forward' && mode !== 'reverse') return texts.eval['--mode'] as string
  const isLines = given.has('--lines')
  if (isLines && (subjects.length > 0 || read.texts.size > 0))
    return 'With --lines the formulas and all that belongs to them come on standard input.'
  if (!isLines && subjects.length === 0) return `${command} needs a formula or a document.`
  if (subjects.length > 1)
    return `One formula at a time: put it in quotes. Found ${subjects.length}: ${subjects.slice(0, 3).join('  ')}`
  return {
    command,
    subject: subjects[0] ?? null,
    at: all('--at'),
    convention,
    grad: given.has('--grad'),
    hessian: chosen ? namesIn(chosen) : given.has('--hessian'),
    hvp: last('--hvp'),
    jvp: last('--jvp'),
    jacobian: mode ?? given.has('--jacobian'),
    paths: last('--paths'),
    verdict: given.has('--verdict'),
    hold: all('--hold'),
    holdAdjoint: all('--hold-adjoint'),
    cut: read.texts.has('--cut') ? all('--cut') : null,
    freeze: read.texts.has('--freeze') ? all('--freeze') : null,
    claims: read.texts.get('--claim') ?? [],
    vcurve: last('--vcurve'),
    wires: given.has('--wires'),
    json: given.has('--json'),
    lines: isLines,
  }
}
