import {
  ContractError,
  parseXml,
  SourceText,
  type Location,
  type XmlDocument,
  type XmlElement,
} from '../../contracts/index.ts'
import { MESSAGE_LOG_LIMITS, type BodyText } from '../../messages/index.ts'

export const SOAP_11_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
export const SOAP_12_ENVELOPE = 'http://www.w3.org/2003/05/soap-envelope'

const LIMITS = {
  xmlCharacters: MESSAGE_LOG_LIMITS.envelopeCharacters,
  xmlNodes: MESSAGE_LOG_LIMITS.envelopeNodes,
  depth: MESSAGE_LOG_LIMITS.depth,
  attributes: 10_000,
  entityCharacters: 65_536, // SOAP forbids them all; there may be one for each of many thousand messages
  entityDepth: 8,
}

/** Why a text is no XML document. */
export interface XmlFault {
  /** A sentence. */
  readonly message: string
  readonly location: Location
  /** False for what is well-formed perhaps, but too large or too deep to be read here. */
  readonly isMalformed: boolean
}

/**
 * What a message carries in the place of an envelope (SOAP 1.1, section 4), whether it is one or not. Every part of it
 * is absent where the text is no XML.
 */
export class Envelope {
  readonly text: BodyText
  readonly document: XmlDocument | undefined
  readonly fault: XmlFault | undefined

  constructor(text: BodyText) {
    this.text = text
    const source = new SourceText('', text.text)
    try {
      this.document = parseXml(source, LIMITS)
    } catch (error) {
      if (!(error instanceof ContractError)) throw error
      const at = error.location === undefined ? 0 : source.offsetAt(error.location)
      this.fault = {
        message: error.message,
        location: text.locate(at),
        isMalformed: error.code === 'xml-not-well-formed',
      }
    }
  }

  get root(): XmlElement | undefined {
    return this.document?.root
  }

  /** Whether the root is an Envelope of SOAP 1.1. */
  get isSoap11(): boolean {
    return this.root?.is(SOAP_11_ENVELOPE, 'Envelope') === true
  }

  get header(): XmlElement | undefined {
    return this.root?.child(SOAP_11_ENVELOPE, 'Header')
  }

  get headerBlocks(): readonly XmlElement[] {
    return this.header?.children ?? []
  }

  get body(): XmlElement | undefined {
    return this.root?.child(SOAP_11_ENVELOPE, 'Body')
  }

  get bodyChildren(): readonly XmlElement[] {
    return this.body?.children ?? []
  }

  /** The soap:Fault of the body. */
  get soapFault(): XmlElement | undefined {
    return this.body?.child(SOAP_11_ENVELOPE, 'Fault')
  }

  /** A child of the fault by its name; with a prefix it is not the one that SOAP 1.1 means (section 4.4). */
  faultChild(name: string): XmlElement | undefined {
    return this.soapFault?.children.find((child) => child.name === name)
  }

  /** All elements, in document order. */
  *elements(): Generator<XmlElement> {
    if (this.root !== undefined) yield* this.root.walk()
  }

  /** The place of an element's start tag in the log. */
  placeOf({ start, startTagEnd }: XmlElement): Location {
    return this.text.locate(start, startTagEnd)
  }
}
