// Whether a picture of the function stands on the page: only then is there a figure to save. Session, never saved.
import { create } from 'zustand'

export const useShown = create<{ readonly hasPicture: boolean }>(() => ({ hasPicture: false }))
