import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

/** Whether an element says in what encoding of SOAP its content is (SOAP 1.1, section 4.1.1). */
export function hasEncodingStyle(element: XmlElement): boolean {
  return element.attribute('encodingStyle', SOAP_11_ENVELOPE) !== undefined
}
