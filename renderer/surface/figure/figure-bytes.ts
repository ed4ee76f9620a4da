// A drawn figure as the bytes of a file: SVG as it stands, PNG painted from it at a size of one's own.
import { figureMark, forFigure } from '../../../core/file/figure'

/** The SVG as a file of its own; with a document's text inside, it opens as that document again. */
export function svgText(figure: SVGSVGElement, inside: string | null): string {
  const copy = figure.cloneNode(true) as SVGSVGElement
  if (inside !== null) {
    const metadata = document.createElementNS(copy.namespaceURI, 'metadata')
    metadata.id = figureMark
    metadata.textContent = forFigure(inside)
    copy.querySelector('title')?.after(metadata)
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** The figure painted `ratio` times as large as it is. Rejects when the machine cannot hold a picture of that size. */
export async function pngOf(figure: SVGSVGElement, ratio: number): Promise<Uint8Array> {
  const { width, height } = figure.viewBox.baseVal
  const address = URL.createObjectURL(new Blob([svgText(figure, null)], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const paper = document.createElement('canvas')
    ;[paper.width, paper.height] = [Math.round(width * ratio), Math.round(height * ratio)]
    paper.getContext('2d')?.drawImage(image, 0, 0, paper.width, paper.height)
    const blob = await new Promise<Blob | null>((done) => paper.toBlob(done))
    if (!blob) throw new Error('the picture is too large for this machine')
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A picture as an address that holds it all, so that an SVG which contains it needs no other file. */
export const inlined = (picture: Blob): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => fail(reader.error ?? new Error('the picture could not be read'))
    reader.readAsDataURL(picture)
  })
