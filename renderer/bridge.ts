// The page's one door to the machine: the preload's bridge in the window, the browser's own means in a tab.
import type { Machine } from '../app/contract'
import { browserMachine } from './bridge/browser'

/** What app/preload.ts puts on the window, where there is one. */
const desktop = (window as { gradwire?: Machine }).gradwire

export const machine: Machine = desktop ?? browserMachine()
