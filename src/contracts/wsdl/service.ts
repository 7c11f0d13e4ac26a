import { WSDL_11 } from '../xml/namespaces.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Definitions } from './definitions.ts'
import { HttpAddress, httpChild } from './http-binding.ts'
import { SoapAddress, soapChildren } from './soap-binding.ts'
import { documentationOf, InnerNode } from './wsdl-node.ts'

/** A `wsdl:service` (section 2.7): `<service name="nmtoken"> <port/>* </service>`. */
export class Service extends InnerNode {
  readonly kind = 'Service'
  readonly parent: Definitions
  readonly name: string | undefined
  readonly documentation: string | undefined
  readonly ports: readonly Port[]

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.ports = element.childrenNamed(WSDL_11, 'port').map((port) => new Port(port, this))
  }
}

/** A `wsdl:port` (section 2.6): `<port name="nmtoken" binding="qname"> <soap:address/> </port>`. */
export class Port extends InnerNode {
  readonly kind = 'Port'
  readonly parent: Service
  readonly name: string | undefined
  readonly binding: QName | undefined
  readonly documentation: string | undefined
  /** The first `soap:address` of either SOAP version. */
  readonly soapAddress: SoapAddress | undefined
  readonly httpAddress: HttpAddress | undefined

  constructor(element: XmlElement, parent: Service) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.binding = element.qname('binding')
    this.documentation = documentationOf(element)
    const [address] = soapChildren(element, 'address')
    this.soapAddress = address && new SoapAddress(address, this)
    const httpAddress = httpChild(element, 'address')
    this.httpAddress = httpAddress && new HttpAddress(httpAddress, this)
  }

  /** Where the port is: the `location` of an address element, whatever its protocol. */
  get address(): string | undefined {
    const address = this.extensions.find(({ localName }) => localName === 'address')
    return address?.attribute('location')
  }
}
