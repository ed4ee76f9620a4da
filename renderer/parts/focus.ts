// Where the keyboard goes when something that floats over the page closes.

/**
 * For `onCloseAutoFocus` of a menu or a popover: it gives the keyboard back to its button a moment after it closed, unless
 * somebody has taken it in the meantime, for example with a shortcut that opened a field.
 */
export function leaveTakenFocus(event: Event): void {
  const { activeElement } = document
  if (activeElement !== null && activeElement !== document.body) event.preventDefault()
}
