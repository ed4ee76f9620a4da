// A box that scrolls sideways when its content is too wide, and then can be reached and scrolled by keyboard.
import type { ReactNode } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'

interface ScrollerProps {
  /** Sets `overflow-x: auto` and the rest of its look. */
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function Scroller({ className, children }: ScrollerProps) {
  const box = useRef<HTMLDivElement>(null)
  const [isTooWide, setTooWide] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => setTooWide(element.scrollWidth > element.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className={className} tabIndex={isTooWide ? 0 : undefined}>
      {children}
    </div>
  )
}
