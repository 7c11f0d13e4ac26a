import { findMessage, globalKey } from '../../contracts/index.ts'
import type { Operation, Part, SoapHeader, SoapHeaderFault } from '../../contracts/index.ts'
import type { Placed } from '../judged-log.ts'
import type { Way } from '../judged-kind.ts'
import type { MessageRoot } from '../xsd/graph/reach.ts'
import { soapHeadersOf, type WsdlVersion } from './wsdl-version.ts'

/** A component that a message of an operation holds as a whole. */
export interface OperationRoot extends MessageRoot {
  readonly operation: string
  /** Whether it is in the body, and not in a header or fault. */
  readonly isBody: boolean
  /** What stands around its fields: the name of a part that has a type; undefined where an element is the content. */
  readonly part: string | undefined
}

/** The elements and types that the parts of all messages name, with the operations that send them. */
export function messageRootsOf(version: WsdlVersion): readonly OperationRoot[] {
  return version.operations.flatMap((operation) => {
    const { name = '', input, output, faults } = operation
    const headers = headersOf(operation, version)
    const inHeaders = new Set(headers.flatMap(partOfHeader))
    const contents = [input, output, ...faults].flatMap((message): readonly SentPart[] => {
      const parts = (message && version.messageOf(message)?.parts) ?? []
      return parts.map((part) => ({
        part,
        way: message?.role === 'input' ? 'request' : 'response',
        holders: message === undefined ? [] : [message],
        isBody: message?.role !== 'fault' && !inHeaders.has(part),
      }))
    })
    return [...contents, ...headers.flatMap(sentInHeader)].flatMap(
      ({ part, way, holders, isBody }) => {
        const key = keyOfPart(part)
        if (key === undefined) return []
        const step = part.elementName === undefined ? part.name : undefined
        return [{ key, way, operation: name, places: [part, ...holders], isBody, part: step }]
      },
    )
  })
}

interface SentPart {
  readonly part: Part
  readonly way: Way
  /** What refers to it, nearest first. */
  readonly holders: readonly Placed[]
  readonly isBody: boolean
}

function headersOf(operation: Operation, version: WsdlVersion): readonly SoapHeader[] {
  return version
    .carriersOf(operation)
    .flatMap(({ input, output }) => [input, output].filter((message) => message !== undefined))
    .flatMap(soapHeadersOf)
}

function sentInHeader(header: SoapHeader): readonly SentPart[] {
  const way = header.parent.role === 'input' ? 'request' : 'response'
  return [
    ...sentBy(header, way, [header]),
    ...header.headerFaults.flatMap((fault) => sentBy(fault, 'response', [fault, header])),
  ]
}

function sentBy(
  header: SoapHeader | SoapHeaderFault,
  way: Way,
  holders: readonly Placed[],
): readonly SentPart[] {
  return partOfHeader(header).map((part) => ({ part, way, holders, isBody: false }))
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
