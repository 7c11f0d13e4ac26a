import { HTTP_BINDING } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { Binding, BindingMessage, BindingOperation } from './binding.ts'
import type { Port } from './service.ts'
import { InnerNode } from './wsdl-node.ts'

/** The first child of the HTTP binding's namespace with a local name. */
export function httpChild(parent: XmlElement, localName: string): XmlElement | undefined {
  return parent.child(HTTP_BINDING, localName)
}

/** `http:binding` (WSDL 1.1, section 4.3): `<http:binding verb="GET|POST|…"/>`. */
export class HttpBinding extends InnerNode {
  readonly kind = 'HttpBinding'
  readonly parent: Binding
  readonly verb: string | undefined

  constructor(element: XmlElement, parent: Binding) {
    super(element)
    this.parent = parent
    this.verb = element.attribute('verb')
  }
}

/** `http:operation` (section 4.4); its attribute `location` is `uri` here. */
export class HttpOperation extends InnerNode {
  readonly kind = 'HttpOperation'
  readonly parent: BindingOperation
  /** Relative to the address of the port; with `urlReplacement` it holds `(part)` placeholders. */
  readonly uri: string | undefined

  constructor(element: XmlElement, parent: BindingOperation) {
    super(element)
    this.parent = parent
    this.uri = element.attribute('location')
  }
}

/** `http:urlEncoded` (section 4.6) or `http:urlReplacement` (section 4.7). */
export class HttpUrlEncoding extends InnerNode {
  readonly kind = 'HttpUrlEncoding'
  readonly parent: BindingMessage
  readonly form: 'urlEncoded' | 'urlReplacement'

  constructor(form: HttpUrlEncoding['form'], element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.form = form
  }
}

/** `http:address` (section 4.2); its attribute `location` is `address` here. */
export class HttpAddress extends InnerNode {
  readonly kind = 'HttpAddress'
  readonly parent: Port
  readonly address: string | undefined

  constructor(element: XmlElement, parent: Port) {
    super(element)
    this.parent = parent
    this.address = element.attribute('location')
  }
}

/** How an input writes its parts into the URL, where it does. */
export function urlEncodingOf(
  element: XmlElement,
  parent: BindingMessage,
): HttpUrlEncoding | undefined {
  for (const form of ['urlEncoded', 'urlReplacement'] as const) {
    const child = httpChild(element, form)
    if (child !== undefined) return new HttpUrlEncoding(form, child, parent)
  }
  return undefined
}
