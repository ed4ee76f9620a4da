// Our side of a step: forward, backward and every wire's contribution, as an edit or a slider asks for it.
import { prepare } from '../fast/prepare'
import type { Program } from '../graph/program'
import type { Clock, Side } from './side'
import { inProcess } from './side'

/**
 * One run of a program made ready before. All contributions and adjoints stand in memory after it; `reads` says of how many
 * contributions the sum is taken, so that nothing can be left out.
 */
export function step(name: string, now: Clock, program: Program, path: 'tape' | 'wasm', reads: number): Side {
  const { lowered, tape, roomOf } = prepare(program)
  const room = roomOf(path)
  room.write(program.sources)
  const { count, contribution } = lowered.deliveries
  const places = new Int32Array(Math.min(reads, count)).map((_, i) => tape.address[contribution[i] as number] as number)
  return inProcess(name, now, () => {
    const memory = room.run()
    let sum = 0
    for (let i = 0; i < places.length; i++) sum += memory[places[i] as number] as number
    return sum
  })
}
