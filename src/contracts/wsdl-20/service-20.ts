import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Description } from './description.ts'
import { Inner20Node } from './wsdl-20-node.ts'

/** A `service` (WSDL 2.0 part 1, section 2.12). */
export class Service20 extends Inner20Node {
  readonly kind = 'Service20'
  readonly parent: Description
  readonly interfaceName: QName | undefined
  readonly endpoints: readonly Endpoint[]

  constructor(element: XmlElement, parent: Description) {
    super(element)
    this.parent = parent
    this.interfaceName = element.qname('interface')
    this.endpoints = this.childrenNamed('endpoint').map((endpoint) => new Endpoint(endpoint, this))
  }
}

/** An `endpoint` of a service (section 2.13). */
export class Endpoint extends Inner20Node {
  readonly kind = 'Endpoint'
  readonly parent: Service20
  readonly binding: QName | undefined
  readonly address: string | undefined

  constructor(element: XmlElement, parent: Service20) {
    super(element)
    this.parent = parent
    this.binding = element.qname('binding')
    this.address = element.attribute('address')
  }
}
