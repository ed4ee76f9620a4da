// Which nodes and wires React rendered: counted through the hook that React offers to its developer tools, so that nothing in
// the program knows of it.
import type { Page } from '@playwright/test'

/** The part of React's own record of a component that is read here. */
interface Fiber {
  readonly tag: number
  readonly flags: number
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly alternate: Fiber | null
  readonly memoizedProps: { readonly id?: unknown } | null
  readonly stateNode: unknown
}

interface Counted {
  renderedIds: string[]
}

/** Before the page is loaded. */
export const countingRenders = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counted: Counted = { renderedIds: [] }
    /** React's mark on a component that has done its work in this commit. */
    const performedWork = 1
    const functionTags = [0, 14, 15]
    const walk = (fiber: Fiber, isInCanvas: boolean): void => {
      const isCanvas = isInCanvas || (fiber.stateNode instanceof HTMLElement && 'canvas' in fiber.stateNode.dataset)
      const id = fiber.memoizedProps?.id
      const hasRendered = functionTags.includes(fiber.tag) && (fiber.flags & performedWork) !== 0
      if (isCanvas && hasRendered && typeof id === 'string') counted.renderedIds.push(id)
      // Where the children are the same, React has not gone further down.
      if (fiber.child === fiber.alternate?.child) return
      for (let child = fiber.child; child; child = child.sibling) if (child !== child.alternate) walk(child, isCanvas)
    }
    Object.assign(window, {
      counted,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => walk(root.current, false),
      },
    })
  })

/** The ids that components were rendered for since the last call, each once. */
export const takeRendered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { counted } = window as unknown as { counted: Counted }
    const ids = [...new Set(counted.renderedIds)].sort()
    counted.renderedIds = []
    return ids
  })
