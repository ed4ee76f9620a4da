// Rows of the bench for the surface in 3D: against a mesh that is built anew, and against one that is always drawn in full.
import { median, row } from './bench-canvas.mjs'

/** The middle one of seven, on a page that is kept. */
function side(held, name, title, what) {
  return {
    name: title,
    async time() {
      const page = await held()
      const times = []
      for (let i = 0; i < 7; i++)
        times.push(await page.evaluate(([one, call]) => window.bench.surface(one, call), [name, what]))
      return median(times)
    },
  }
}

/** The rows of goals 16 and 17. */
export function surfaceRows(pages) {
  let page = null
  // The page is the one that the graphs are on; none is asked for.
  const held = () => (page ??= pages.open('bare', 1))
  const against = (goal, title, most, peer, what) =>
    row(goal, title, most, side(held, 'ours', 'ours', what), side(held, 'plain', peer, what))
  return [
    against(16, 'surface update, script with drawing, 256 × 256', 0.08, 'rebuilt, with normals', 'update'),
    against(17, 'frame of a turning surface, no graphics processor', 0.2, '256 × 256 mesh', 'frame'),
  ]
}
