// A formula, typeset by KaTeX into the DOM (never as HTML text). What cannot be typeset is shown as it was written.
import katex from 'katex'
import { memo, useLayoutEffect, useRef } from 'react'

const longest = 2000

interface TexProps {
  readonly tex: string
  readonly display?: boolean
  readonly className?: string
  /** What a screen reader says instead of the MathML. */
  readonly label?: string
}

export const Tex = memo(function Tex({ tex, display = false, className, label }: TexProps) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    element.textContent = ''
    if (tex.length > longest) {
      element.textContent = tex
      return
    }
    try {
      katex.render(tex, element, { displayMode: display, trust: false, strict: 'ignore', maxExpand: 200, maxSize: 20 })
    } catch {
      element.textContent = tex
    }
  }, [tex, display])
  return label === undefined ? (
    <span ref={place} className={className} />
  ) : (
    <span className={className} role="img" aria-label={label}>
      <span ref={place} aria-hidden="true" />
    </span>
  )
})
