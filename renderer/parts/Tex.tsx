// A formula, typeset by KaTeX into the DOM (never as HTML text). What cannot be typeset is shown as it was written.
import { memo, useLayoutEffect, useRef } from 'react'
import { typeset } from './typeset'

const longest = 2000

interface TexProps {
  readonly tex: string
  readonly display?: boolean
  readonly className?: string
  /** What a screen reader says instead of the MathML; empty where the words beside it say the same. */
  readonly label?: string
  /** The text is ours to the last letter and may mark a part of itself. Never for what a user wrote. */
  readonly isMarked?: boolean
}

export const Tex = memo(function Tex({ tex, display = false, className, label, isMarked = false }: TexProps) {
  const place = useRef<HTMLSpanElement>(null)
  // MathML that nobody hears only makes the page heavier: the palette holds a hundred signs.
  const isHeard = label === undefined
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    if (tex.length > longest) {
      element.textContent = tex
      return
    }
    try {
      const trust = isMarked && ((given: { command: string }) => given.command === '\\htmlClass')
      typeset(tex, element, { trust, displayMode: display, output: isHeard ? 'htmlAndMathml' : 'html' })
    } catch {
      element.textContent = tex
    }
  }, [tex, display, isHeard, isMarked])
  if (isHeard || label === '') return <span ref={place} className={className} aria-hidden={!isHeard || undefined} />
  return (
    <span className={className} role="img" aria-label={label}>
      <span ref={place} aria-hidden="true" />
    </span>
  )
})
