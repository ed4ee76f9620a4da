// Can this page draw in 3D? Asked once, on a canvas of its own, because a failed attempt by three fills the console.
let answer: boolean | null = null

export function hasWebGL(): boolean {
  if (answer !== null) return answer
  const context = document.createElement('canvas').getContext('webgl2')
  answer = context !== null
  // Browsers keep few contexts alive: give this one back.
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return answer
}
