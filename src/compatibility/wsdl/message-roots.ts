import { findMessage, globalKey } from '../../contracts/index.ts'
import type { Part, SoapHeader, SoapHeaderFault } from '../../contracts/index.ts'
import type { Placed } from '../judged-log.ts'
import type { Way } from '../judged-kind.ts'
import type { MessageRoot } from '../xsd/graph/reach.ts'
import { soapHeadersOf, type WsdlVersion } from './wsdl-version.ts'

/** The elements and types that the parts of all messages name, with the operations that send them. */
export function messageRootsOf(version: WsdlVersion): readonly MessageRoot[] {
  const roots: MessageRoot[] = []
  const add = (
    parts: readonly Part[],
    way: Way,
    operation: string,
    holders: readonly Placed[],
  ): void => {
    for (const part of parts) {
      const key = keyOfPart(part)
      if (key !== undefined) roots.push({ key, way, operation, places: [part, ...holders] })
    }
  }
  for (const operation of version.operations) {
    const { name = '', input, output, faults } = operation
    for (const one of [input, output, ...faults]) {
      if (one === undefined) continue
      const way = one.role === 'input' ? 'request' : 'response'
      add(version.messageOf(one)?.parts ?? [], way, name, [one])
    }
    for (const carrier of version.carriersOf(operation)) {
      for (const message of [carrier.input, carrier.output]) {
        if (message === undefined) continue
        const way = message.role === 'input' ? 'request' : 'response'
        for (const header of soapHeadersOf(message)) {
          const holders = [header]
          add(partOfHeader(header), way, name, holders)
          for (const fault of header.headerFaults) {
            add(partOfHeader(fault), 'response', name, [fault, ...holders])
          }
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
