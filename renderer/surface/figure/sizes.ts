// Sizes of a figure in CSS pixels, and of its letters.
export const margin = 12
export const titleSize = 13
export const textSize = 11
/** From one line of text to the next. */
export const line = 15
