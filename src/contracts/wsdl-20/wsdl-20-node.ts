import type { Location } from '../model.ts'
import { XSD } from '../xml/namespaces.ts'
import type { XmlAttribute, XmlElement } from '../xml/xml-element.ts'
import type { Description } from './description.ts'

/**
 * What all nodes of the WSDL 2.0 model have in common: a typed view of an XML element, unchecked, as in the
 * model of WSDL 1.1.
 */
export abstract class Wsdl20Node {
  abstract readonly kind: string
  abstract readonly parent: Wsdl20Node | undefined
  abstract readonly description: Description
  readonly element: XmlElement

  constructor(element: XmlElement) {
    this.element = element
  }

  get name(): string | undefined {
    return this.element.attribute('name')
  }

  get location(): Location {
    return this.element.location
  }

  /** The text of `documentation`, if there is any. */
  get documentation(): string | undefined {
    const { element } = this
    const documentation = element.child(element.namespace, 'documentation')
    if (documentation === undefined) return undefined
    const text = [...documentation.walk()].map((inner) => inner.text).join(' ')
    return text.replace(/\s+/g, ' ').trim() || undefined
  }

  /** Elements of other specifications directly inside (part 1, section 6.1), as they stand. */
  get extensions(): readonly XmlElement[] {
    const { namespace, children } = this.element
    return children.filter((child) => child.namespace !== namespace && child.namespace !== XSD)
  }

  /** Attributes of other specifications, such as those of the SOAP and HTTP bindings. */
  get extensionAttributes(): readonly XmlAttribute[] {
    return this.element.attributes.filter(({ namespace }) => namespace !== '')
  }

  /** An attribute of one of WSDL 2.0's own extensions (part 2), in its namespace or that of a draft. */
  protected extension(
    specification: 'soap' | 'http' | 'wsdl-extensions',
    localName: string,
  ): string | undefined {
    return this.element.attributes.find(
      (attribute) =>
        attribute.localName === localName && NAMESPACES[specification].test(attribute.namespace),
    )?.value
  }

  protected childrenNamed(localName: string): readonly XmlElement[] {
    return this.element.childrenNamed(this.element.namespace, localName)
  }
}

/** The namespaces of part 2; those of drafts carry their date. */
const NAMESPACES = {
  soap: /^http:\/\/www\.w3\.org\/(?:ns|\d{4}\/\d{2})\/wsdl\/soap$/,
  http: /^http:\/\/www\.w3\.org\/(?:ns|\d{4}\/\d{2})\/wsdl\/http$/,
  'wsdl-extensions': /^http:\/\/www\.w3\.org\/(?:ns|\d{4}\/\d{2})\/wsdl-extensions$/,
}

/** A node below `Description`. */
export abstract class Inner20Node extends Wsdl20Node {
  abstract override readonly parent: Wsdl20Node

  get description(): Description {
    return this.parent.description
  }
}

/** Attributes that list URIs or names. */
export function listOf(value: string | undefined): readonly string[] {
  return value?.split(/\s+/).filter(Boolean) ?? []
}
