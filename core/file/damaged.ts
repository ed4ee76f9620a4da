// How a file that cannot be understood is refused.
import { diagnostic, Refusal } from '../diagnostic'

/** What is wrong, and at which place of the JSON (E404). */
export const damaged = (path: string, problem: string): Refusal => new Refusal(diagnostic('E404', { path, problem }))
