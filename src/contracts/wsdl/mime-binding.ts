import { MIME_BINDING } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { BindingMessage } from './binding.ts'
import { SoapBody, soapChildren, SoapHeader } from './soap-binding.ts'
import { InnerNode } from './wsdl-node.ts'

/** `mime:content` (WSDL 1.1, section 5.3): `<mime:content part="nmtoken"? type="string"?/>`. */
export class MimeContent extends InnerNode {
  readonly kind = 'MimeContent'
  readonly parent: BindingMessage
  readonly part: string | undefined
  /** A media type, also with wildcards such as `image/*`. Several stand for alternatives. */
  readonly type: string | undefined

  constructor(element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.part = element.attribute('part')
    this.type = element.attribute('type')
  }
}

/** `mime:mimeXml` (section 5.6): XML that is no SOAP message. */
export class MimeXml extends InnerNode {
  readonly kind = 'MimeXml'
  readonly parent: BindingMessage
  readonly part: string | undefined

  constructor(element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.part = element.attribute('part')
  }
}

/** `mime:multipartRelated` (section 5.4). */
export class MimeMultipartRelated extends InnerNode {
  readonly kind = 'MimeMultipartRelated'
  readonly parent: BindingMessage
  readonly parts: readonly MimePart[]

  constructor(element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.parts = element.childrenNamed(MIME_BINDING, 'part').map((part) => new MimePart(part, this))
  }
}

/** A `mime:part` (section 5.4): what one part of a multipart message holds. */
export class MimePart extends InnerNode {
  readonly kind = 'MimePart'
  readonly parent: MimeMultipartRelated
  readonly name: string | undefined
  readonly contents: readonly MimeContent[]
  readonly mimeXml: readonly MimeXml[]
  readonly soapBodies: readonly SoapBody[]
  readonly soapHeaders: readonly SoapHeader[]
  /** Multiparts within this part, which MIME allows and WSDL 1.1 leaves open. */
  readonly multiparts: readonly MimeMultipartRelated[]

  constructor(element: XmlElement, parent: MimeMultipartRelated) {
    super(element)
    const message = parent.parent
    this.parent = parent
    this.name = element.attribute('name')
    this.contents = mimeContents(element, message)
    this.mimeXml = mimeXmls(element, message)
    this.soapBodies = soapChildren(element, 'body').map((body) => new SoapBody(body, message))
    this.soapHeaders = soapChildren(element, 'header').map((head) => new SoapHeader(head, message))
    this.multiparts = mimeMultiparts(element, message)
  }
}

export function mimeContents(element: XmlElement, message: BindingMessage): readonly MimeContent[] {
  return element
    .childrenNamed(MIME_BINDING, 'content')
    .map((content) => new MimeContent(content, message))
}

export function mimeXmls(element: XmlElement, message: BindingMessage): readonly MimeXml[] {
  return element.childrenNamed(MIME_BINDING, 'mimeXml').map((xml) => new MimeXml(xml, message))
}

export function mimeMultiparts(
  element: XmlElement,
  message: BindingMessage,
): readonly MimeMultipartRelated[] {
  return element
    .childrenNamed(MIME_BINDING, 'multipartRelated')
    .map((multipart) => new MimeMultipartRelated(multipart, message))
}
