import type { EndpointSummary } from '../model.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Description } from './description.ts'
import { Inner20Node } from './wsdl-20-node.ts'

/** A `binding` (WSDL 2.0 part 1, section 2.7), with the SOAP and HTTP extensions of part 2. */
export class Binding20 extends Inner20Node {
  readonly kind = 'Binding20'
  readonly parent: Description
  /** Undefined for a binding that any interface can use. */
  readonly interfaceName: QName | undefined
  /** URI of the protocol's extension. */
  readonly type: string | undefined
  readonly faults: readonly BindingFault20[]
  readonly operations: readonly BindingOperation20[]

  constructor(element: XmlElement, parent: Description) {
    super(element)
    this.parent = parent
    this.interfaceName = element.qname('interface')
    this.type = element.attribute('type')?.trim()
    this.faults = this.childrenNamed('fault').map((fault) => new BindingFault20(fault, this))
    this.operations = this.childrenNamed('operation').map(
      (operation) => new BindingOperation20(operation, this),
    )
  }

  /** By the binding's type and, for SOAP, `wsoap:version`, which is 1.2 where absent (part 2, section 5.2). */
  get protocol(): EndpointSummary['protocol'] {
    const { type = '' } = this
    if (type.endsWith('/wsdl/http')) return 'http'
    if (!/\/wsdl\/soap(?:1[12])?$/.test(type)) return 'other'
    const version = this.extension('soap', 'version') ?? (type.endsWith('soap11') ? '1.1' : '1.2')
    return version.trim() === '1.1' ? 'soap-1.1' : 'soap-1.2'
  }

  /** `wsoap:protocol` (part 2, section 5.3): what SOAP is carried by. */
  get soapProtocol(): string | undefined {
    return this.extension('soap', 'protocol')
  }

  /** `wsoap:mepDefault` (part 2, section 5.5). */
  get soapMepDefault(): string | undefined {
    return this.extension('soap', 'mepDefault')
  }

  /** `whttp:methodDefault` (part 2, section 6.3). */
  get httpMethodDefault(): string | undefined {
    return this.extension('http', 'methodDefault')
  }
}

/** An `operation` of a binding (part 1, section 2.9). */
export class BindingOperation20 extends Inner20Node {
  readonly kind = 'BindingOperation20'
  readonly parent: Binding20
  readonly ref: QName | undefined

  constructor(element: XmlElement, parent: Binding20) {
    super(element)
    this.parent = parent
    this.ref = element.qname('ref')
  }

  /** `wsoap:mep`, else that of the binding. */
  get soapMep(): string | undefined {
    return this.extension('soap', 'mep') ?? this.parent.soapMepDefault
  }

  /** `wsoap:action` (part 2, section 5.6). */
  get soapAction(): string | undefined {
    return this.extension('soap', 'action')
  }

  /** `whttp:method`, else that of the binding. */
  get httpMethod(): string | undefined {
    return this.extension('http', 'method') ?? this.parent.httpMethodDefault
  }

  /** `whttp:location` (part 2, section 6.4), a template relative to the endpoint's address. */
  get httpLocation(): string | undefined {
    return this.extension('http', 'location')
  }
}

/** A `fault` of a binding (part 1, section 2.8). */
export class BindingFault20 extends Inner20Node {
  readonly kind = 'BindingFault20'
  readonly parent: Binding20
  readonly ref: QName | undefined

  constructor(element: XmlElement, parent: Binding20) {
    super(element)
    this.parent = parent
    this.ref = element.qname('ref')
  }

  /** `wsoap:code` (part 2, section 5.7), or undefined for any. */
  get soapCode(): string | undefined {
    return this.extension('soap', 'code')
  }

  /** `whttp:code` (part 2, section 6.5). */
  get httpCode(): string | undefined {
    return this.extension('http', 'code')
  }
}
