// The map of basins under the lines of a flat picture: one pixel per start, drawn large. Over one axis it is a strip.
import { rgb } from 'd3-color'
import { useEffect, useRef } from 'react'
import type { BasinsFound } from '../../state/answers'
import { basinColour } from '../basin-colours'
import type { Palette } from '../colours'
import styles from './layers.module.css'

interface BasinLayerProps {
  readonly basins: BasinsFound
  readonly palette: Palette
}

export function BasinLayer({ basins: { map, columns, rows }, palette }: BasinLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(columns, rows)
    map.labels.forEach((label, index) => {
      const { r, g, b } = rgb(basinColour(palette, label, map.places.length))
      // The second axis runs upwards, rows of an image downwards.
      const row = rows - 1 - Math.floor(index / columns)
      image.data.set([r, g, b, 255], 4 * (row * columns + (index % columns)))
    })
    context.putImageData(image, 0, 0)
  }, [map, columns, rows, palette])
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      className={rows > 1 ? styles.basins : styles.strip}
      aria-hidden="true"
      data-basins={rows}
    />
  )
}
