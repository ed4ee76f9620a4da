// The 3D scene as long as its canvas is on the page. three is loaded when the first surface is shown, so that the editor starts
// without it.
import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { RaceModel } from './race'
import type { SceneModel, SurfaceScene } from './scene'
import type { SceneView as View } from './view'
import type { Eye } from './camera'
import { useScenePicture } from './picture'
import type { Size } from '../use-size'
import { drawing3D } from './webgl'

interface SceneWishes {
  readonly model: SceneModel
  readonly race: RaceModel
  readonly size: Size
  readonly isDragging: boolean
  readonly hasEnds: boolean
  /** After each drawing. */
  readonly onDraw: (view: View) => void
  /** Puts the words over a picture that goes into a file. */
  readonly write: (pen: CanvasRenderingContext2D, view: View, field: Size) => void
  readonly onNoWebGL: () => void
}

/** Where the eye stood last: looking at the contours and coming back changes nothing. */
let lastEye: Eye | null = null

export interface SceneOnPage {
  readonly scene: RefObject<SurfaceScene | null>
  /** The graphics processor was taken away. */
  readonly isLost: boolean
}

export function useScene(canvas: RefObject<HTMLCanvasElement | null>, wishes: SceneWishes): SceneOnPage {
  const { model, race, size, isDragging, hasEnds, onNoWebGL } = wishes
  const scene = useRef<SurfaceScene | null>(null)
  /** How many scenes there have been: a new one must be told everything again. */
  const [scenes, setScenes] = useState(0)
  const [isLost, setIsLost] = useState(false)
  const newest = useRef(wishes)
  useEffect(() => {
    newest.current = wishes
  })

  useEffect(() => {
    let isGone = false
    void import('./scene').then(({ createScene }) => {
      if (isGone || !canvas.current) return
      try {
        scene.current = createScene(canvas.current, {
          eye: lastEye,
          onDraw(view) {
            lastEye = view.eye
            newest.current.onDraw(view)
          },
          hasEnds,
          isSoftware: drawing3D() === 'software',
          onLost: setIsLost,
        })
        setScenes((count) => count + 1)
      } catch {
        onNoWebGL()
      }
    })
    return () => {
      isGone = true
      useScenePicture.setState({ take: null })
      scene.current?.dispose()
      scene.current = null
    }
  }, [canvas, onNoWebGL, hasEnds])
  useEffect(() => scene.current?.resize(size.width, size.height), [size, scenes])
  useEffect(() => {
    if (!scene.current) return
    scene.current.update(model)
    const take = scene.current.pictureOf
    useScenePicture.setState({ take: (field) => take(field, (pen, view) => newest.current.write(pen, view, field)) })
  }, [model, scenes])
  useEffect(() => scene.current?.setRace(race), [race, scenes])
  useEffect(() => scene.current?.setDragging(isDragging), [isDragging, scenes])
  return { scene, isLost }
}
