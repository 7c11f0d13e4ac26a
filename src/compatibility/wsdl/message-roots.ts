import { findMessage, globalKey } from '../../contracts/index.ts'
import type { Message, Part, SoapHeader, SoapHeaderFault } from '../../contracts/index.ts'
import type { Way } from '../judged-kind.ts'
import type { MessageRoot } from '../xsd/graph/reach.ts'
import { soapHeadersOf, type WsdlVersion } from './wsdl-version.ts'

/** The elements and types that the parts of all messages name, with the operations that send them. */
export function messageRootsOf(version: WsdlVersion): readonly MessageRoot[] {
  const roots: MessageRoot[] = []
  const add = (parts: readonly Part[], way: Way, operation: string): void => {
    for (const part of parts) {
      const key = keyOfPart(part)
      if (key !== undefined) roots.push({ key, way, operation })
    }
  }
  for (const operation of version.operations) {
    const { name = '', input, output, faults } = operation
    const partsOf = (message: Message | undefined): readonly Part[] => message?.parts ?? []
    if (input !== undefined) add(partsOf(version.messageOf(input)), 'request', name)
    if (output !== undefined) add(partsOf(version.messageOf(output)), 'response', name)
    for (const fault of faults) add(partsOf(version.messageOf(fault)), 'response', name)
    for (const carrier of version.carriersOf(operation)) {
      for (const message of [carrier.input, carrier.output]) {
        if (message === undefined) continue
        const way = message.role === 'input' ? 'request' : 'response'
        for (const header of soapHeadersOf(message)) {
          add(partOfHeader(header), way, name)
          for (const fault of header.headerFaults) add(partOfHeader(fault), 'response', name)
        }
      }
    }
  }
  return roots
}

function keyOfPart({ elementName, typeName }: Part): string | undefined {
  const name = elementName ?? typeName
  if (name?.namespace === undefined) return undefined
  const expanded = { namespace: name.namespace, localName: name.localName }
  return globalKey(elementName === undefined ? 'type' : 'element', expanded)
}

/** The part that a header holds; none where it cannot be found. */
export function partOfHeader(header: SoapHeader | SoapHeaderFault): readonly Part[] {
  const { message: name, part, definitions } = header
  const found = name && findMessage(definitions, name)?.partsByName.get(part ?? '')
  return found === undefined ? [] : [found]
}
