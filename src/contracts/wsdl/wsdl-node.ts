import type { Location } from '../model.ts'
import { WSDL_11 } from '../xml/namespaces.ts'
import type { XmlAttribute, XmlElement } from '../xml/xml-element.ts'
import type { Definitions } from './definitions.ts'

/**
 * What all nodes of the WSDL 1.1 model have in common. A node is a typed view of an XML element:
 * attributes appear as written, QNames resolved by the namespaces in scope, and nothing is checked,
 * so that faulty documents have a model too and rules can say what is wrong with them.
 */
export abstract class WsdlNode {
  /** The node's kind, which is also the name rules target it by. */
  abstract readonly kind: string
  abstract readonly parent: WsdlNode | undefined
  readonly element: XmlElement

  constructor(element: XmlElement) {
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }

  /** Elements of other namespaces directly inside (section 2.1.3), as they stand. */
  get extensions(): readonly XmlElement[] {
    return this.element.children.filter((child) => child.namespace !== WSDL_11)
  }

  /** Attributes of other namespaces, which some specifications add, such as `wsam:Action`. */
  get extensionAttributes(): readonly XmlAttribute[] {
    return this.element.attributes.filter(
      ({ namespace }) => namespace !== '' && namespace !== WSDL_11,
    )
  }

  /** The document that the node stands in: where look-ups of its QNames begin. */
  abstract get definitions(): Definitions
}

/** A node below `Definitions`. */
export abstract class InnerNode extends WsdlNode {
  abstract override readonly parent: WsdlNode

  get definitions(): Definitions {
    return this.parent.definitions
  }
}

/** The text of `wsdl:documentation`, if there is any. */
export function documentationOf(element: XmlElement): string | undefined {
  const documentation = element.child(WSDL_11, 'documentation')
  if (documentation === undefined) return undefined
  const text = [...documentation.walk()].map((inner) => inner.text).join(' ')
  return text.replace(/\s+/g, ' ').trim() || undefined
}

/** Components by name; where a name is given twice, the first counts. */
export function byName<Node extends { readonly name: string | undefined }>(
  nodes: readonly Node[],
): ReadonlyMap<string, Node> {
  const named = new Map<string, Node>()
  for (const node of nodes) {
    if (node.name !== undefined && !named.has(node.name)) named.set(node.name, node)
  }
  return named
}
