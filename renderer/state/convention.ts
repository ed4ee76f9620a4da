// What a kink means in this document: one edit, by whichever way it is chosen.
import { commandNamed } from '../../core/command/catalogue'
import type { Convention } from '../../core/convention'
import { setConvention } from '../../core/graph/edits'
import { announce } from './announce'
import { commitEdit } from './document'

export function chooseConvention(convention: Convention): void {
  commitEdit('set what a kink means', (document) => setConvention(document, convention))
  announce(commandNamed(`kink.${convention}`)?.title ?? convention)
}
