import { derivationBetween, withBases } from './derivation.ts'
import type { ElementDeclaration } from './element-declaration.ts'
import type { TypeDefinition } from './type-definition.ts'

/** Who may stand in for whom: members of substitution groups, and types named by `xsi:type`. */
export class Substitutions {
  readonly #members = new Map<ElementDeclaration, ElementDeclaration[]>()
  readonly #derived = new Map<TypeDefinition, TypeDefinition[]>()

  constructor(elements: Iterable<ElementDeclaration>, types: Iterable<TypeDefinition>) {
    for (const element of elements) {
      const head = element.substitutionGroup
      if (head?.kind === 'element') add(this.#members, head, element)
    }
    for (const type of types) {
      const { baseType } = type
      if (baseType !== undefined && baseType.kind !== 'unresolved') {
        add(this.#derived, baseType, type)
      }
    }
  }

  /**
   * The elements that may stand in for another, abstract ones included (part 1, section 3.3.6,
   * "Substitution Group OK (Transitive)").
   */
  for(head: ElementDeclaration): readonly ElementDeclaration[] {
    if (head.block.has('substitution')) return []
    return reachable(this.#members, head).filter((member) => mayReplace(member, head))
  }

  /** The global types that are derived from another, by any number of steps. */
  derivedFrom(base: TypeDefinition): readonly TypeDefinition[] {
    return reachable(this.#derived, base)
  }
}

function add<Key>(map: Map<Key, Key[]>, key: Key, value: Key): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

function reachable<Node>(map: ReadonlyMap<Node, readonly Node[]>, start: Node): Node[] {
  const found = new Set([start])
  // The set grows while it is walked.
  for (const node of found) for (const next of map.get(node) ?? []) found.add(next)
  found.delete(start)
  return [...found]
}

/** Types that cannot be compared, for want of one of them, exclude nothing. */
function mayReplace(member: ElementDeclaration, head: ElementDeclaration): boolean {
  const { type } = member
  const { type: wanted } = head
  if (type.kind === 'unresolved' || wanted.kind === 'unresolved') return true
  const methods = derivationBetween(type, wanted)
  if (methods === undefined) return true
  const excluded = new Set(head.block)
  for (const step of withBases(type)) {
    if (step.kind === 'complexType' && step !== type)
      for (const method of step.block) excluded.add(method)
    if (step === wanted) break
  }
  return [...methods].every((method) => !excluded.has(method))
}
