import {
  XSD,
  type ComponentKind,
  type Part,
  type QName,
  type SchemaComponent,
  type SchemaSet,
  type XmlElement,
} from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'

const SWA_REF = 'http://ws-i.org/profiles/basic/1.1/xsd'

/**
 * Whether a part is of the type swaRef (Attachments Profile 1.0, section 4.4), or holds elements or attributes
 * of it. Ask through `context.once`: every schema is looked through.
 */
export function partsWithSwaRef({ schemas }: XmlContractModel): (part: Part) => boolean {
  const holders = componentsWithSwaRef(schemas)
  const isHolder = (kind: ComponentKind, name: QName): boolean => {
    const component = schemas.find(kind, name)
    return component !== undefined && holders.has(component)
  }
  return ({ typeName, elementName }) => {
    if (typeName !== undefined) return isSwaRef(typeName) || isHolder('complexType', typeName)
    return elementName !== undefined && isHolder('element', elementName)
  }
}

/** The components from which a declaration of the type is reached, each looked at once. */
function componentsWithSwaRef(schemas: SchemaSet): ReadonlySet<SchemaComponent> {
  const users = new Map<SchemaComponent, SchemaComponent[]>()
  const holders = new Set<SchemaComponent>()
  for (const component of schemas.schemas.flatMap(({ components }) => components)) {
    for (const { kind, name } of namesIn(component.element)) {
      if (kind === 'complexType' && isSwaRef(name)) holders.add(component)
      const used = schemas.find(kind, name)
      if (used === undefined) continue
      const known = users.get(used)
      if (known === undefined) users.set(used, [component])
      else known.push(component)
    }
  }
  // The set grows while it is walked.
  for (const holder of holders) for (const user of users.get(holder) ?? []) holders.add(user)
  return holders
}

interface UsedName {
  readonly kind: ComponentKind
  readonly name: QName
}

const REFERRED: ReadonlyMap<string, ComponentKind> = new Map([
  ['element', 'element'],
  ['attribute', 'attribute'],
  ['group', 'group'],
  ['attributeGroup', 'attributeGroup'],
])

/** What a component refers to that becomes part of its content; bases of simple types do not. */
function* namesIn(component: XmlElement): Generator<UsedName> {
  for (const element of component.walk()) {
    if (element.namespace !== XSD) continue
    const kind = REFERRED.get(element.localName)
    const ref = kind && element.qname('ref')
    if (kind !== undefined && ref !== undefined) yield { kind, name: ref }
    const type = kind && element.qname('type')
    if (type !== undefined) yield { kind: 'complexType', name: type }
    const isDerivation = element.parent?.is(XSD, 'complexContent')
    const base = isDerivation && element.qname('base')
    if (base) yield { kind: 'complexType', name: base }
  }
}

function isSwaRef({ namespace, localName }: QName): boolean {
  return namespace === SWA_REF && localName === 'swaRef'
}
