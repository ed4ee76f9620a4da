// One table per room: what it may import, and the law that says so. The walls test plants a forbidden import in each.
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const noRoom = (room, law) => ({ group: [`**/${room}/**`, `**/${room}`], message: law })
const laws = {
  corePure:
    'Law 1: core imports only core and the pure packages of this table (zod, papaparse). No DOM, no Node, no Electron, no clock.',
  rendererDoor: 'Law 2: renderer reaches the machine through renderer/bridge only; never app code, Node or Electron.',
  panelsApart:
    'Panels: inside renderer they do not import one another; what two of them need stands in renderer/parts or renderer/state.',
  appNeverRenderer: 'Law 3: app imports core, Electron and Node; never renderer.',
}

const nodeModules = ['electron', 'electron/*', 'node:*', 'fs', 'path', 'os', 'child_process', 'http', 'net']

/** Each draws one part of the window; shell puts them together. */
const panels = ['canvas', 'formula', 'inspector', 'palette', 'stepper', 'surface']

const rendererDoor = [
  { group: nodeModules, message: laws.rendererDoor },
  { group: ['**/app/**', '!**/app/contract'], message: laws.rendererDoor },
  { group: ['**/app/contract'], allowTypeImports: true, message: laws.rendererDoor },
]

/** A later table replaces an earlier one for the files of both, so it repeats the door. */
const panelWalls = [...panels, 'parts', 'state', 'command', 'bridge'].map((room) => ({
  files: [`renderer/${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...rendererDoor,
          ...[...panels, 'shell']
            .filter((other) => other !== room)
            .map((other) => ({ group: [`**/${other}/**`], message: laws.panelsApart })),
        ],
      },
    ],
  },
}))

/** Nothing that turns text into code, anywhere (law 12). */
const noCodeFromText = [
  { selector: "NewExpression[callee.name='Function']", message: 'Law 12: no user text is ever code.' },
  { selector: "CallExpression[callee.name='Function']", message: 'Law 12: no user text is ever code.' },
  { selector: "CallExpression[callee.name='eval']", message: 'Law 12: no user text is ever code.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Law 12: no HTML from documents.' },
]

const noChance = [
  { object: 'Math', property: 'random', message: 'Law 1: core has its own seeded generator (core/random).' },
  { object: 'Date', property: 'now', message: 'Law 1: core has no clock.' },
]

/** JavaScript leaves the bits of these to the engine. √ is exact everywhere. */
const inexact = [
  ...[
    'acos',
    'acosh',
    'asin',
    'asinh',
    'atan',
    'atan2',
    'atanh',
    'cbrt',
    'cos',
    'cosh',
    'exp',
    'expm1',
    'hypot',
    'log',
  ],
  ...['log10', 'log1p', 'log2', 'pow', 'sin', 'sinh', 'tan', 'tanh'],
]
const sameBits =
  'Reproducibility: the bits of this depend on the engine. Use core/elementary/functions (power for x^n): same bits everywhere.'

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'test-results/**', 'playwright-report/**', '.cache/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      'no-restricted-syntax': ['error', ...noCodeFromText],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['core/**/*.ts'],
    ignores: ['core/**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.|(zod|papaparse)(/|$))', message: laws.corePure },
            noRoom('renderer', laws.corePure),
            noRoom('app', laws.corePure),
          ],
        },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'performance', 'setTimeout', 'fetch'],
      'no-restricted-properties': [
        'error',
        ...noChance,
        ...inexact.map((property) => ({ object: 'Math', property, message: sameBits })),
      ],
      'no-restricted-syntax': [
        'error',
        ...noCodeFromText,
        // Powers of two are exact.
        { selector: "BinaryExpression[operator='**']:not([left.value=2])", message: sameBits },
        { selector: "AssignmentExpression[operator='**=']", message: sameBits },
      ],
    },
  },
  {
    // What we are compared with calls the engine's own functions.
    files: ['core/bench/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...noChance] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'no-restricted-imports': ['error', { patterns: rendererDoor }],
    },
  },
  ...panelWalls,
  {
    files: ['app/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noRoom('renderer', laws.appNeverRenderer)] }] },
  },
)
