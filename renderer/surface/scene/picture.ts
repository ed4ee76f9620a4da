// The 3D picture for whoever wants it on paper: what stands on the screen now, at a size of one's own. Null while none is shown.
import { create } from 'zustand'
import type { PictureSize } from './scene'

export const useScenePicture = create<{ readonly take: ((size: PictureSize) => Promise<Blob>) | null }>(() => ({
  take: null,
}))
