import { joinPointer } from '../../../contracts/index.ts'
import type {
  DataObject,
  DataValue,
  OpenApiKind,
  OpenApiModel,
  OpenApiNode,
} from '../../../contracts/index.ts'

/** Parts of a description that stand outside its entry's own structure, put into one document. */
export interface AssembledFragments {
  readonly document: DataObject
  /** The part that a path in that document leads into, and the way from there. */
  place(path: readonly string[]): FragmentPlace | undefined
}

interface FragmentPlace {
  readonly node: OpenApiNode
  readonly path: readonly string[]
}

/** Where a document holds objects of a kind by name. */
const SECTIONS_3: Readonly<Partial<Record<OpenApiKind, readonly string[]>>> = {
  Schema: ['components', 'schemas'],
  Response: ['components', 'responses'],
  Parameter: ['components', 'parameters'],
  Example: ['components', 'examples'],
  RequestBody: ['components', 'requestBodies'],
  Header: ['components', 'headers'],
  SecurityScheme: ['components', 'securitySchemes'],
  Link: ['components', 'links'],
  Callback: ['components', 'callbacks'],
  PathItem: ['paths'],
}
const SECTIONS_2: typeof SECTIONS_3 = {
  Schema: ['definitions'],
  Response: ['responses'],
  Parameter: ['parameters'],
  PathItem: ['paths'],
}

/**
 * Puts what references reach in other files, or in places of the entry that have no kind of their
 * own (`x-` fields, say), into a document that a validator takes. Undefined when there is nothing.
 */
export function assembleFragments(model: OpenApiModel): AssembledFragments | undefined {
  const sections = model.version === '2.0' ? SECTIONS_2 : SECTIONS_3
  const roots = new Map<string, OpenApiNode>()
  const document: Record<string, DataValue> = { info: { title: '', version: '' }, paths: {} }
  for (const node of model.nodes) {
    const section = node.parent === undefined ? sections[node.kind] : undefined
    if (section === undefined) continue
    const path = [...section, `/${roots.size}`.slice(section[0] === 'paths' ? 0 : 1)]
    roots.set(joinPointer('', ...path), node)
    setAt(document, path, node.value)
  }
  if (roots.size === 0) return undefined
  return {
    document,
    place(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = roots.get(joinPointer('', ...path.slice(0, length)))
        if (node !== undefined) return { node, path: path.slice(length) }
      }
      return undefined
    },
  }
}

function setAt(target: Record<string, DataValue>, path: readonly string[], value: DataValue): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const inner = (target[first] ??= {}) as Record<string, DataValue>
  setAt(inner, rest, value)
}
