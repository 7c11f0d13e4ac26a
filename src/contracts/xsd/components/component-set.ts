import type { SchemaSet } from '../schema-set.ts'
import type { AttributeDeclaration } from './attribute-declaration.ts'
import { ComponentResolver } from './component-resolver.ts'
import type { GlobalComponent } from './component-resolver.ts'
import { globalKey } from './component.ts'
import type { ElementDeclaration } from './element-declaration.ts'
import type { ExpandedName } from './names.ts'
import { Substitutions } from './substitutions.ts'
import type { TypeDefinition } from './type-definition.ts'

/**
 * The schema components (XML Schema part 1, section 2.2) of all schema documents of a contract, as one
 * schema: names lead across documents, redefinitions replace what they redefine, and of two definitions
 * of the same name the first counts. Everything is worked out when it is first asked for.
 *
 * Types may contain themselves, so that a walk needs a memory of its own. Where circles are forbidden
 * (bases of types, groups within groups) an `UnresolvedComponent` ends them.
 */
export class ComponentSet {
  readonly #resolver: ComponentResolver
  #substitutions: Substitutions | undefined

  constructor(schemas: SchemaSet) {
    this.#resolver = new ComponentResolver(schemas)
  }

  /** All global components in the order of their documents; no two have the same `key`. */
  get all(): readonly GlobalComponent[] {
    return [...this.#resolver.entries.values()].map((entry) => this.#resolver.componentOf(entry))
  }

  /** The global component with a key, such as `element {urn:orders}order`; not those of XML Schema itself. */
  get(key: string): GlobalComponent | undefined {
    const entry = this.#resolver.entries.get(key)
    return entry && this.#resolver.componentOf(entry)
  }

  element(name: ExpandedName): ElementDeclaration | undefined {
    const found = this.get(globalKey('element', name))
    return found?.kind === 'element' ? found : undefined
  }

  attribute(name: ExpandedName): AttributeDeclaration | undefined {
    const found = this.get(globalKey('attribute', name))
    return found?.kind === 'attribute' ? found : undefined
  }

  /** A type that a schema defines, or one of XML Schema itself. */
  type(name: ExpandedName): TypeDefinition | undefined {
    return this.#resolver.typeNamed(name)
  }

  /** The elements that may stand in for another by its substitution group, abstract ones included. */
  substitutionsFor(head: ElementDeclaration): readonly ElementDeclaration[] {
    return this.#allSubstitutions.for(head)
  }

  /** The global types derived from another, which `xsi:type` can name in its place. */
  typesDerivedFrom(base: TypeDefinition): readonly TypeDefinition[] {
    return this.#allSubstitutions.derivedFrom(base)
  }

  get #allSubstitutions(): Substitutions {
    this.#substitutions ??= this.#findSubstitutions()
    return this.#substitutions
  }

  #findSubstitutions(): Substitutions {
    const elements: ElementDeclaration[] = []
    const types: TypeDefinition[] = []
    for (const component of this.all) {
      if (component.kind === 'element') elements.push(component)
      if (component.kind === 'simpleType' || component.kind === 'complexType') types.push(component)
    }
    return new Substitutions(elements, types)
  }
}
