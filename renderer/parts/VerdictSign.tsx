// The sign of a difference check: agrees, differs, cannot judge.
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import type { Verdict } from '../state/verdict'

const signs = { agrees: CircleCheck, differs: CircleAlert, cannot: CircleHelp } as const

export function VerdictSign({ kind, size = 16 }: { readonly kind: Verdict['kind']; readonly size?: number }) {
  const Icon = signs[kind]
  return <Icon size={size} aria-hidden="true" />
}
