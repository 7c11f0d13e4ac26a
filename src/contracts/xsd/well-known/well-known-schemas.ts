import { SOAP_11_ENCODING, SOAP_12_ENCODING, WSDL_11, XML } from '../../xml/namespaces.ts'
import { ADDRESSING_2004, ADDRESSING_2005, addressing2004, addressing2005 } from './addressing.ts'
import {
  SWA_REF,
  swaRef,
  XML_MIME,
  XML_MIME_2004,
  xmlMime2004,
  xmlMime2005,
  XOP,
  xopInclude,
} from './attachments.ts'
import { SOAP_11_ENVELOPE, SOAP_12_ENVELOPE, soap11Envelope, soap12Envelope } from './envelopes.ts'
import { NOTIFICATION, notification, TOPICS, topics } from './notification.ts'
import { POLICY_15, POLICY_2004, policy15, policy2004, wsdl11 } from './policies.ts'
import { soap11Encoding, soap12Encoding } from './soap-encoding.ts'
import { xmlAttributes } from './xml-attributes.ts'

/**
 * Schemas of namespaces that standards define, by namespace: written here from the names and types that each
 * standard gives, and no more than other schemas need in order to refer to them. They stand in where a contract
 * imports a namespace from an address that cannot be read.
 */
export const WELL_KNOWN_SCHEMAS: ReadonlyMap<string, string> = new Map([
  [XML, xmlAttributes],
  [SOAP_11_ENCODING, soap11Encoding],
  [SOAP_12_ENCODING, soap12Encoding],
  [SOAP_11_ENVELOPE, soap11Envelope],
  [SOAP_12_ENVELOPE, soap12Envelope],
  [ADDRESSING_2004, addressing2004],
  [ADDRESSING_2005, addressing2005],
  [XML_MIME, xmlMime2005],
  [XML_MIME_2004, xmlMime2004],
  [XOP, xopInclude],
  [SWA_REF, swaRef],
  [POLICY_2004, policy2004],
  [POLICY_15, policy15],
  [WSDL_11, wsdl11],
  [NOTIFICATION, notification],
  [TOPICS, topics],
])
