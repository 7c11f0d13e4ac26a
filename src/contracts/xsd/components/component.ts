import type { Location } from '../../model.ts'
import { XSD } from '../../xml/namespaces.ts'
import type { QName, XmlElement } from '../../xml/xml-element.ts'
import type { Schema } from '../model.ts'
import { Annotation } from './annotation.ts'
import type { ComponentContext } from './component-context.ts'
import { declaredName, referredName, textOfName } from './names.ts'
import type { ExpandedName } from './names.ts'

/** Where a component stands, and how it reaches others. */
export interface ComponentPlace {
  readonly element: XmlElement
  readonly schema: Schema
  /** The component around it; undefined for a global one. */
  readonly owner: Component | undefined
  readonly context: ComponentContext
  /** Set for a component that a redefinition replaced: the key of that redefinition. */
  readonly redefinedAs?: string
}

/** Symbol spaces (part 1, section 2.5): names are unique within each, types of both kinds share one. */
export type SymbolSpace =
  'element' | 'type' | 'attribute' | 'group' | 'attributeGroup' | 'notation' | 'identityConstraint'

/**
 * A schema component (XML Schema part 1, section 2.2) that the schema itself writes down. Properties
 * are worked out when they are first asked for. Faulty schemas have components too: what leads nowhere
 * is an `UnresolvedComponent`, and impossible values count as absent.
 */
export abstract class Component {
  abstract readonly symbolSpace: SymbolSpace
  readonly element: XmlElement
  readonly schema: Schema
  readonly owner: Component | undefined
  protected readonly context: ComponentContext
  readonly #redefinedAs: string | undefined
  #key: string | undefined
  #steps: ReadonlyMap<XmlElement, string> | undefined
  #annotations: readonly Annotation[] | undefined

  constructor({ element, schema, owner, context, redefinedAs }: ComponentPlace) {
    this.element = element
    this.schema = schema
    this.owner = owner
    this.context = context
    this.#redefinedAs = redefinedAs
  }

  get isGlobal(): boolean {
    return this.owner === undefined
  }

  get location(): Location {
    return this.element.location
  }

  /**
   * Says which component this is, the same in every version of a schema: `type {urn:orders}Order`, and for
   * what stands inside another `type {urn:orders}Order/element {urn:orders}item`. The model groups in
   * between are left out. Of several equal ones the second has `[2]` behind it, and so on.
   */
  get key(): string {
    this.#key ??= this.#makeKey()
    return this.#key
  }

  /** The `xs:annotation` children. */
  get annotations(): readonly Annotation[] {
    this.#annotations ??= this.element
      .childrenNamed(XSD, 'annotation')
      .map((annotation) => new Annotation(annotation))
    return this.#annotations
  }

  /** The step from this component's key to that of one directly inside it. */
  stepTo(inner: XmlElement): string {
    this.#steps ??= stepsWithin(this.element, this.schema)
    return this.#steps.get(inner) ?? 'content'
  }

  /** Where a component inside this one stands. */
  protected inside(element: XmlElement): ComponentPlace {
    return { element, schema: this.schema, owner: this, context: this.context }
  }

  #makeKey(): string {
    if (this.#redefinedAs !== undefined) return `${this.#redefinedAs}~redefined`
    if (this.owner !== undefined) return `${this.owner.key}/${this.owner.stepTo(this.element)}`
    return globalKey(this.symbolSpace, declaredName(this.element, this.schema, true))
  }
}

/** The key of a global component. */
export function globalKey(space: SymbolSpace, name: ExpandedName): string {
  return `${space} ${textOfName(name)}`
}

const TYPES = ['simpleType', 'complexType']
const INNER = ['element', 'attribute', ...TYPES]

/** The steps to all components that stand in an element, but not to those within these. */
function stepsWithin(element: XmlElement, schema: Schema): ReadonlyMap<XmlElement, string> {
  const steps = new Map<XmlElement, string>()
  const seen = new Map<string, number>()
  const visit = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (child.namespace !== XSD) continue
      if (!INNER.includes(child.localName)) {
        visit(child)
        continue
      }
      const label = labelOf(child, schema)
      const position = (seen.get(label) ?? 0) + 1
      seen.set(label, position)
      steps.set(child, position === 1 ? label : `${label}[${position}]`)
    }
  }
  visit(element)
  return steps
}

function labelOf(inner: XmlElement, schema: Schema): string {
  if (TYPES.includes(inner.localName)) return 'type'
  const name = expanded(referredName(inner, 'ref', schema)) ?? declaredName(inner, schema, false)
  return `${inner.localName} ${textOfName(name)}`
}

/** A reference's name, where its prefix is bound. */
function expanded(name: QName | undefined): ExpandedName | undefined {
  if (name?.namespace === undefined) return undefined
  return { namespace: name.namespace, localName: name.localName }
}
