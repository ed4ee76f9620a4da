// The functions of a file, each read after those that it uses. What cannot be understood refuses the file.
import { diagnostic, Refusal } from '../diagnostic'
import type { FunctionId, GraphFunction } from '../graph/document'
import { deepestFunctions } from '../graph/function-op'
import { isReserved } from '../graph/names'
import { isName } from '../grammar/letters'
import { damaged } from './damaged'
import type { StoredFunction, StoredPart } from './format'

type FunctionNamed = (id: FunctionId) => GraphFunction | undefined
type ReadPart = (part: StoredPart, path: string, functionNamed: FunctionNamed) => GraphFunction['graph']

/** The functions in the order of the file. Refuses with E404 doubled ids, names that cannot be, and what contains itself. */
export function soundFunctions(stored: readonly StoredFunction[], readPart: ReadPart): readonly GraphFunction[] {
  const places = new Map(stored.map(({ id }, place) => [id, place]))
  const names = new Set<string>()
  stored.forEach(({ id, name }, place) => {
    const path = `graph.functions[${place}]`
    if (places.get(id) !== place) throw damaged(path, `the id “${id}” stands twice`)
    if (!isName(name) || isReserved(name) || names.has(name)) {
      throw damaged(`${path}.name`, `“${name.slice(0, 40)}” cannot be the name of a function, or is one already`)
    }
    names.add(name)
  })
  const made = new Map<FunctionId, GraphFunction>()
  const open: number[] = []
  const read: FunctionNamed = (id) => {
    const known = made.get(id)
    const place = places.get(id)
    if (known || place === undefined) return known
    const { name, ...part } = stored[place] as StoredFunction
    if (open.includes(place)) throw damaged(`graph.functions[${place}]`, `the function ${name} contains itself`)
    open.push(place)
    if (open.length > deepestFunctions) {
      throw new Refusal(diagnostic('E207', { what: 'levels', count: open.length, limit: deepestFunctions }))
    }
    const graph = readPart(part, `graph.functions[${place}]`, read)
    open.pop()
    const fn = { id, name, graph }
    made.set(id, fn)
    return fn
  }
  return stored.map(({ id }) => read(id) as GraphFunction)
}
