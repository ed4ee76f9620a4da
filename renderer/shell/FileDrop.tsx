// A document dragged in from the desktop opens like any other.
import { useEffect } from 'react'
import { openDropped } from '../command/files'

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

export function FileDrop() {
  useEffect(() => {
    const welcome = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const take = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) void openDropped(file)
    }
    window.addEventListener('dragover', welcome)
    window.addEventListener('drop', take)
    return () => {
      window.removeEventListener('dragover', welcome)
      window.removeEventListener('drop', take)
    }
  }, [])
  return null
}
