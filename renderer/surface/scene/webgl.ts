// Can this page draw in 3D, and with what? Asked once, on a canvas of its own, because a failed attempt by three fills the
// console.

/** `software`: no graphics processor, the processor draws and every pixel costs time. */
export type Drawing3D = 'none' | 'software' | 'hardware'

let answer: Drawing3D | null = null

export function drawing3D(): Drawing3D {
  answer ??= ask()
  return answer
}

function ask(): Drawing3D {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return 'none'
  const details = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  // Browsers keep few contexts alive: give this one back.
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) ? 'software' : 'hardware'
}
