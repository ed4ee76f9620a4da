// Fingers on the glass, through the browser's own input: taps, drags, a pinch.
import type { CDPSession, Page } from '@playwright/test'
import type { Point } from './canvas'

export class TouchDriver {
  readonly page: Page
  private session: CDPSession | null = null

  constructor(page: Page) {
    this.page = page
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    this.session ??= await this.page.context().newCDPSession(this.page)
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }))
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }

  tap({ x, y }: Point): Promise<void> {
    return this.page.touchscreen.tap(x, y)
  }

  /** One finger down, along a straight line, up. */
  async drag(from: Point, to: Point, moves = 8): Promise<void> {
    await this.send('touchStart', [from])
    for (let i = 1; i <= moves; i++)
      await this.send('touchMove', [
        { x: from.x + ((to.x - from.x) * i) / moves, y: from.y + ((to.y - from.y) * i) / moves },
      ])
    await this.send('touchEnd', [])
  }

  /** One finger down, and there it stays until it is lifted. */
  press(at: Point): Promise<void> {
    return this.send('touchStart', [at])
  }

  lift(): Promise<void> {
    return this.send('touchEnd', [])
  }

  /** Two fingers about a point, from so far apart to so far apart. */
  async pinch(at: Point, from: number, to: number, moves = 8): Promise<void> {
    const fingers = (apart: number): Point[] => [
      { x: at.x - apart / 2, y: at.y },
      { x: at.x + apart / 2, y: at.y },
    ]
    await this.send('touchStart', fingers(from))
    for (let i = 1; i <= moves; i++) await this.send('touchMove', fingers(from + ((to - from) * i) / moves))
    await this.send('touchEnd', [])
  }
}
