// Lays large graphs out beside the page, so that the page answers meanwhile. One order, one answer.
import { arrangeLarge } from './arrange-large'
import type { ArrangeAnswer, ArrangeOrder } from './arrange-client'

self.onmessage = ({ data: { ticket, boxes, links } }: MessageEvent<ArrangeOrder>): void => {
  const answer: ArrangeAnswer = { ticket, positions: arrangeLarge(boxes, links) }
  self.postMessage(answer)
}
