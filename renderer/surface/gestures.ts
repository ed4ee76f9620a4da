// Names for gestures, so that one drag is one entry of the history. Unique as long as the page is open.
let count = 0

/** "ball 7", "rate 8". */
export const newGesture = (what: string): string => `${what} ${++count}`
