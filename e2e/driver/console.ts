// What counts as a complaint of the page.
import type { ConsoleMessage } from '@playwright/test'

/**
 * Warnings and errors. Where no graphics processor is, WebGL is drawn by the central one, and the driver remarks on its own
 * speed whenever pixels are read: that is no word of the page.
 */
export const isComplaint = (message: ConsoleMessage): boolean =>
  ['warning', 'error'].includes(message.type()) && !message.text().includes('GL Driver Message')
