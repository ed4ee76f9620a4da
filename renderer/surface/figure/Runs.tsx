// Runs of letters as an SVG text. Powers and indices are moved by hand: not every program knows baseline-shift.
import type { Run } from './words'

const shifts: Readonly<Record<Run['shift'], number>> = { none: 0, up: -0.38, down: 0.24 }

/** Mathematical letters: the shipped face, else what a printer's program has. */
export const serif = "KaTeX_Math, 'Latin Modern Math', 'STIX Two Text', 'Times New Roman', serif"

export function Runs({ runs, size }: { readonly runs: readonly Run[]; readonly size: number }) {
  const offsets = runs.map(({ shift }) => shifts[shift] * size)
  return runs.map(({ text, shift, isItalic }, i) => (
    <tspan
      key={i}
      dy={(offsets[i] as number) - (offsets[i - 1] ?? 0)}
      {...(shift === 'none' ? {} : { fontSize: size * 0.72 })}
      {...(isItalic ? { fontFamily: serif, fontStyle: 'italic', fontSize: size * 1.15 } : {})}
    >
      {text}
    </tspan>
  ))
}
