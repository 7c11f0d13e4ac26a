import type { DeclaredType, TypeDefinition } from './type-definition.ts'
import { UnresolvedComponent } from './unresolved-component.ts'

/** Types that one may derive from another in turn; each step adds to what has to be worked out. */
export const MOST_DERIVATIONS = 256

interface Base {
  readonly type: TypeDefinition | UnresolvedComponent
  /** How many declared types are behind it. */
  readonly depth: number
}

/** The bases of types, with circles and endless chains cut. Each type is looked at once. */
export class BaseTypes {
  readonly #bases = new Map<TypeDefinition, Base>()

  of(type: DeclaredType): TypeDefinition | UnresolvedComponent {
    return (this.#bases.get(type) ?? this.#find(type)).type
  }

  /** Goes up to where a base is known, and settles all types on the way. */
  #find(start: DeclaredType): Base {
    const chain: DeclaredType[] = []
    const positions = new Map<TypeDefinition, number>()
    let next: TypeDefinition | UnresolvedComponent = start
    while (isDeclared(next) && !this.#bases.has(next) && !positions.has(next)) {
      positions.set(next, chain.length)
      chain.push(next)
      next = next.statedBase
    }
    // Where the circle begins, if the way up ended in one.
    const circle = (next.kind === 'unresolved' ? undefined : positions.get(next)) ?? Infinity
    let above: Base = { type: next, depth: 0 }
    const known = next.kind === 'unresolved' ? undefined : this.#bases.get(next)
    if (known !== undefined) above = { type: next, depth: known.depth + 1 }
    let base = above
    for (let index = chain.length - 1; index >= 0; index -= 1) {
      const type = chain[index] ?? start
      if (index >= circle) base = { type: cut(type, 'circular'), depth: 0 }
      else if (above.depth >= MOST_DERIVATIONS) base = { type: cut(type, 'too-deep'), depth: 0 }
      else base = above
      this.#bases.set(type, base)
      above = { type, depth: base.depth + 1 }
    }
    return base
  }
}

function isDeclared(type: TypeDefinition | UnresolvedComponent): type is DeclaredType {
  return 'statedBase' in type
}

function cut({ element }: DeclaredType, reason: 'circular' | 'too-deep'): UnresolvedComponent {
  return new UnresolvedComponent(reason, undefined, element)
}
