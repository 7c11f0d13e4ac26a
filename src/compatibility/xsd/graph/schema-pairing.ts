import { globalKey, textOfName, XSD } from '../../../contracts/index.ts'
import type { ExpandedName, TypeDefinition } from '../../../contracts/index.ts'
import type { ComponentGraph } from './component-graph.ts'

/** Which namespaces and components of two versions belong together. */
export class SchemaPairing {
  readonly old: ComponentGraph
  readonly now: ComponentGraph
  /** Namespaces that were renamed, from old to new. */
  readonly renamed: ReadonlyMap<string, string>
  readonly #former: ReadonlyMap<string, string>

  constructor(old: ComponentGraph, now: ComponentGraph) {
    this.old = old
    this.now = now
    this.renamed = renamedNamespaces(old, now)
    this.#former = new Map([...this.renamed].map(([from, to]) => [to, from]))
  }

  /** The namespace of the new version that one of the old version became. */
  namespaceNow(namespace: string): string {
    return this.renamed.get(namespace) ?? namespace
  }

  /** The key that a component of the old version has in the new one, if it is still there. */
  keyNow(key: string): string {
    if (this.renamed.size === 0) return key
    const component = this.old.byKey.get(key)
    if (component === undefined) return key
    const { name, symbolSpace } = component
    if (name === undefined || !this.renamed.has(name.namespace)) return key
    return globalKey(symbolSpace, this.nameNow(name))
  }

  nameNow(name: ExpandedName): ExpandedName {
    return { namespace: this.namespaceNow(name.namespace), localName: name.localName }
  }

  /** The key that a component of the new version had in the old one, if it was there. */
  keyBefore(key: string): string {
    if (this.renamed.size === 0) return key
    const component = this.now.byKey.get(key)
    const name = component?.name
    const former = name && this.#former.get(name.namespace)
    if (component === undefined || name === undefined || former === undefined) return key
    return globalKey(component.symbolSpace, { namespace: former, localName: name.localName })
  }

  /** Whether a component of the old version may stand in a document that the new one could not have. */
  mayMissNow({ name }: { readonly name?: ExpandedName | undefined }): boolean {
    return name !== undefined && this.now.mayMiss(this.namespaceNow(name.namespace))
  }

  /** Whether a component of the new version may stand in a document that the old one could not have. */
  mayHaveMissed({ name }: { readonly name?: ExpandedName | undefined }): boolean {
    return (
      name !== undefined && this.old.mayMiss(this.#former.get(name.namespace) ?? name.namespace)
    )
  }

  isSameName(old: ExpandedName, now: ExpandedName): boolean {
    return old.localName === now.localName && this.namespaceNow(old.namespace) === now.namespace
  }

  /** Whether two types are the same by name; unnamed ones never are. */
  isSameType(old: TypeDefinition, now: TypeDefinition): boolean {
    return old.name !== undefined && now.name !== undefined && this.isSameName(old.name, now.name)
  }

  /** Whether one version has no type of the name that the other one has. */
  isOnlyInOld({ name }: TypeDefinition): boolean {
    return name !== undefined && !this.now.byKey.has(globalKey('type', this.nameNow(name)))
  }

  isOnlyInNew({ key }: TypeDefinition): boolean {
    return !this.old.byKey.has(this.keyBefore(key))
  }
}

/** Namespaces that are held against each other; contracts with a hundred schemas are rare. */
const MOST_PAIRS = 10_000

/**
 * Namespaces that only one version has belong together when most of the smaller one's components are in both
 * under the same local names; the greatest agreement first.
 */
function renamedNamespaces(old: ComponentGraph, now: ComponentGraph): ReadonlyMap<string, string> {
  const before = namesByNamespace(old)
  const after = namesByNamespace(now)
  const gone = [...before].filter(([namespace]) => !after.has(namespace))
  const come = [...after].filter(([namespace]) => !before.has(namespace))
  if (gone.length * come.length > MOST_PAIRS) return new Map()
  const candidates: { from: string; to: string; shared: number }[] = []
  for (const [from, names] of gone) {
    for (const [to, others] of come) {
      const shared = [...names].filter((name) => others.has(name)).length
      if (shared * 2 >= Math.min(names.size, others.size) && shared > 0) {
        candidates.push({ from, to, shared })
      }
    }
  }
  candidates.sort(
    (left, right) =>
      right.shared - left.shared || (left.from + left.to < right.from + right.to ? -1 : 1),
  )
  const renamed = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of candidates) {
    if (renamed.has(from) || taken.has(to)) continue
    renamed.set(from, to)
    taken.add(to)
  }
  return renamed
}

function namesByNamespace({ byKey }: ComponentGraph): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { name, symbolSpace } of byKey.values()) {
    if (name === undefined) continue
    const names = found.get(name.namespace) ?? new Set()
    found.set(name.namespace, names.add(`${symbolSpace} ${name.localName}`))
  }
  return found
}

/** A type as people write it: `xs:int`, `Order`, or that it has no name. */
export function typeInWords({ name }: Pick<TypeDefinition, 'name'>, isFull = false): string {
  if (name === undefined) return 'an unnamed type'
  if (name.namespace === XSD) return `xs:${name.localName}`
  return isFull ? textOfName(name) : name.localName
}
