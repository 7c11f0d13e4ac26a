import {
  findBinding,
  SOAP_11_BINDING,
  type Binding,
  type SoapBinding,
} from '../../contracts/index.ts'
import type { TextEdit } from '../edits/text-edit.ts'
import { addAttribute } from '../edits/xml-edits.ts'

/** The URI of SOAP over HTTP (WSDL 1.1, section 3.3). */
export const HTTP_TRANSPORT = 'http://schemas.xmlsoap.org/soap/http'

/** Names HTTP as the transport where none is named and all ports of the binding are reached over HTTP. */
export function nameHttp(binding: Binding, soap: SoapBinding | undefined): readonly TextEdit[] {
  if (soap?.transport !== undefined || soap?.element.namespace !== SOAP_11_BINDING) return []
  const ports = binding.definitions.services
    .flatMap((service) => service.ports)
    .filter((port) => port.binding && findBinding(port.definitions, port.binding) === binding)
  const isHttp = ports.every(({ address = '' }) => /^https?:\/\//i.test(address.trim()))
  return isHttp && ports.length > 0 ? addAttribute(soap.element, 'transport', HTTP_TRANSPORT) : []
}
