// What is said where the surface shows another number than the root, or cannot show the one that was chosen.
import type { Lapse } from '../calculus/shown-function'

/** Two pictures of two functions side by side: whose slopes stand where. */
export const sayOtherHeight = (shown: string, root: string | null): string =>
  root === null
    ? `The surface shows ${shown}. The graph has no root yet, so the canvas shows no slopes.`
    : `The surface shows ${shown} and its slopes; those on the canvas are still of the root, ${root}.`

/** Why the chosen number is not shown; `root` is the name of what is shown instead. */
export function sayLapse(lapse: Lapse, root: string | null): string {
  const instead =
    root === null ? 'The graph has no root to show instead.' : `The surface shows the root, ${root}, again.`
  return `${reasonOf(lapse)} ${instead}`
}

function reasonOf(lapse: Lapse): string {
  if (lapse.kind === 'gone') return 'The node whose height was shown is gone.'
  const { kind, name } = lapse
  if (kind === 'not computed') return `${name} cannot be computed: something before it is missing or does not fit.`
  if (kind === 'many numbers') return `${name} is no single number any more, so it has no height.`
  return `${name} depends on no input any more, so there is nothing to draw it over.`
}
