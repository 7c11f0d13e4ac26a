import { globalKey, referredName, referredNames, WSDL_11, XSD } from '../../../contracts/index.ts'
import type {
  ComponentSet,
  GlobalComponent,
  ImportSummary,
  QName,
  Schema,
  SchemaSet,
  SymbolSpace,
  XmlElement,
} from '../../../contracts/index.ts'

/** What a component refers to, by key. */
interface Links {
  /** What its content is made up of: bases, groups, types of items and members. */
  readonly included: readonly string[]
  /** What stands inside under a name of its own: elements, attributes and their types. */
  readonly used: ReadonlySet<string>
}

/** An element of a schema that refers to a component, and the global component that it is in. */
interface User {
  readonly element: XmlElement
  readonly component: GlobalComponent
}

/**
 * The global components of one version and how they lead to each other. A component is reached when a message can
 * hold it; a type that only is the base of another one is not, but is part of that one.
 */
export class ComponentGraph {
  readonly schemas: SchemaSet
  readonly components: ComponentSet
  /** All global components, by key. */
  readonly byKey: ReadonlyMap<string, GlobalComponent>
  readonly #missing: readonly ImportSummary[]
  readonly #links = new Map<string, Links>()
  readonly #substitutes = new Map<string, string[]>()
  #users: ReadonlyMap<string, readonly User[]> | undefined

  /** @param imports all that the version imports */
  constructor(schemas: SchemaSet, imports: readonly ImportSummary[]) {
    this.#missing = imports.filter(({ problem }) => problem !== undefined)
    this.schemas = schemas
    this.components = schemas.components
    this.byKey = new Map(this.components.all.map((component) => [component.key, component]))
    for (const [key, component] of this.byKey) this.#links.set(key, linksOf(component))
    for (const [key, component] of this.byKey) this.#addSubstitutes(key, component)
  }

  /**
   * Whether a document that could not be had may hold components of a namespace: one that is for it, one that can
   * hold schemas of any, or any at all where nothing else is there for the namespace.
   */
  mayMiss(namespace: string): boolean {
    if (this.#missing.length === 0) return false
    return (
      this.#missing.some(({ kind }) => kind === 'wsdl-import') ||
      this.schemas.unresolvedFor(namespace).length > 0 ||
      this.schemas.schemas.every(({ targetNamespace }) => targetNamespace !== namespace)
    )
  }

  /** The keys of what the content of a component is made up of, one step on. */
  partsOf(key: string): readonly string[] {
    return this.#links.get(key)?.included ?? []
  }

  /** What refers to a key, there or not. */
  usersOf(key: string): readonly User[] {
    this.#users ??= usersIn(this.byKey)
    return this.#users.get(key) ?? []
  }

  /** The keys of what stands inside a component by itself, without what stands in its parts. */
  *heldBy(key: string): Generator<string> {
    for (const used of this.#links.get(key)?.used ?? []) {
      if (this.byKey.has(used)) yield used
    }
  }

  /** The keys of what may come in place of a component. */
  substitutesFor(key: string): readonly string[] {
    return this.#substitutes.get(key) ?? []
  }

  /** Elements can come in place of the head of their group, and types in place of their base. */
  #addSubstitutes(key: string, component: GlobalComponent): void {
    const replaced =
      component.kind === 'element'
        ? component.substitutionGroup
        : component.kind === 'complexType' && component.baseType
    if (replaced === undefined || replaced === false || replaced.kind === 'unresolved') return
    const known = this.#substitutes.get(replaced.key)
    if (known === undefined) this.#substitutes.set(replaced.key, [key])
    else known.push(key)
  }
}

/** The attributes that refer to other components, by the element that they stand on. */
const REFERENCES: ReadonlyMap<
  string,
  readonly (readonly [attribute: string, space: SymbolSpace, isIncluded: boolean])[]
> = new Map([
  [
    'element',
    [
      ['ref', 'element', false],
      ['type', 'type', false],
    ],
  ],
  [
    'attribute',
    [
      ['ref', 'attribute', false],
      ['type', 'type', false],
    ],
  ],
  ['group', [['ref', 'group', true]]],
  ['attributeGroup', [['ref', 'attributeGroup', true]]],
  ['restriction', [['base', 'type', true]]],
  ['extension', [['base', 'type', true]]],
  ['list', [['itemType', 'type', true]]],
  ['union', [['memberTypes', 'type', true]]],
])

function linksOf(component: GlobalComponent): Links {
  const { element: root, schema } = component
  const included: string[] = []
  const used = new Set<string>()
  // Without a type of its own, a member of a substitution group has that of the head.
  if (component.kind === 'element' && component.substitutionGroup !== undefined) {
    if (component.type.kind !== 'unresolved') used.add(component.type.key)
  }
  for (const { key, isIncluded } of referencesIn(root, schema)) {
    if (isIncluded) included.push(key)
    else used.add(key)
  }
  return { included, used }
}

function usersIn(
  byKey: ReadonlyMap<string, GlobalComponent>,
): ReadonlyMap<string, readonly User[]> {
  const users = new Map<string, User[]>()
  for (const component of byKey.values()) {
    for (const { key, element } of referencesIn(component.element, component.schema)) {
      const same = users.get(key)
      if (same === undefined) users.set(key, [{ element, component }])
      else same.push({ element, component })
    }
  }
  return users
}

interface Reference {
  readonly key: string
  /** Whether it makes up content, and is not used inside under a name of its own. */
  readonly isIncluded: boolean
  readonly element: XmlElement
}

function* referencesIn(root: XmlElement, schema: Schema): Generator<Reference> {
  for (const element of root.walk()) {
    if (element.namespace !== XSD) continue
    const item = element.localName === 'attribute' ? arrayItemOf(element) : undefined
    if (item?.namespace !== undefined) {
      const { namespace, localName } = item
      yield { key: globalKey('type', { namespace, localName }), isIncluded: false, element }
    }
    for (const [attribute, space, isIncluded] of REFERENCES.get(element.localName) ?? []) {
      for (const name of namesAt(element, attribute, schema)) {
        if (name.namespace === undefined || name.namespace === XSD) continue
        const key = globalKey(space, { namespace: name.namespace, localName: name.localName })
        yield { key, isIncluded, element }
      }
    }
  }
}

/** The type of the items of an encoded array: `wsdl:arrayType="t:Item[]"` (WSDL 1.1, section 2.2). */
export function arrayItemOf(attribute: XmlElement): QName | undefined {
  const written = attribute.attribute('arrayType', WSDL_11)
  return written === undefined ? undefined : attribute.resolveQName(written.replace(/\[.*$/s, ''))
}

function namesAt(element: XmlElement, attribute: string, schema: Schema): readonly QName[] {
  if (attribute === 'memberTypes') return referredNames(element, attribute, schema)
  const name = referredName(element, attribute, schema)
  return name === undefined ? [] : [name]
}
