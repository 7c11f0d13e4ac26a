import { globalKey } from '../../../contracts/index.ts'
import type { Contract, QName } from '../../../contracts/index.ts'
import type { Way } from '../../judged-kind.ts'
import { soapHeadersOf, WsdlVersion } from '../../wsdl/wsdl-version.ts'
import { partOfHeader } from '../../wsdl/message-roots.ts'
import { messagesOf, operationsOf } from '../../wsdl-20/operations.ts'

/** A component of schemas that messages of an operation hold. */
export interface MessageRoot {
  readonly operation: string
  readonly way: Way
  /** Headers and faults are told apart from bodies: what consumers list are fields of bodies. */
  readonly isBody: boolean
  /** The first step to its fields: the name of a part that has a type; undefined where an element is the body. */
  readonly part: string | undefined
  readonly key: string
}

/** By operation, what its messages hold; nothing for contracts that are no WSDL descriptions. */
export function rootsByOperation(contract: Contract): ReadonlyMap<string, readonly MessageRoot[]> {
  const found = new Map<string, MessageRoot[]>()
  for (const root of messageRoots(contract)) {
    const same = found.get(root.operation)
    if (same === undefined) found.set(root.operation, [root])
    else same.push(root)
  }
  return found
}

function messageRoots({ model }: Contract): readonly MessageRoot[] {
  if (model.kind === 'wsdl') return rootsOf11(new WsdlVersion(model))
  if (model.kind !== 'wsdl-2.0') return []
  const interfaces = model.documents.flatMap((document) => document.interfaces)
  return interfaces.flatMap((one) =>
    operationsOf(one, model).flatMap((operation) =>
      messagesOf(operation, model).flatMap(({ role, way, content }) => {
        const key = content.kind === 'element' ? keyOf('element', content.name) : undefined
        if (key === undefined) return []
        const isBody = role === 'input' || role === 'output'
        return [{ operation: operation.name ?? '', way, isBody, part: undefined, key }]
      }),
    ),
  )
}

function rootsOf11(version: WsdlVersion): readonly MessageRoot[] {
  const roots: MessageRoot[] = []
  for (const operation of version.operations) {
    const { name = '', input, output, faults } = operation
    const headers = new Set<object>()
    const add = (parts: readonly Part[], way: Way, isBody: boolean): void => {
      for (const part of parts) {
        const { elementName, typeName } = part
        const key =
          elementName === undefined ? keyOf('type', typeName) : keyOf('element', elementName)
        if (key === undefined || (isBody && headers.has(part))) continue
        const step = elementName === undefined ? part.name : undefined
        roots.push({ operation: name, way, isBody, part: step, key })
      }
    }
    for (const carrier of version.carriersOf(operation)) {
      for (const message of [carrier.input, carrier.output]) {
        if (message === undefined) continue
        const way = message.role === 'input' ? 'request' : 'response'
        for (const header of soapHeadersOf(message)) {
          const parts = partOfHeader(header)
          for (const part of parts) headers.add(part)
          add(parts, way, false)
          for (const fault of header.headerFaults) add(partOfHeader(fault), 'response', false)
        }
      }
    }
    const partsOf = (message: typeof input) => (message && version.messageOf(message)?.parts) ?? []
    add(partsOf(input), 'request', true)
    add(partsOf(output), 'response', true)
    for (const fault of faults) add(partsOf(fault), 'response', false)
  }
  return roots
}

type Part = ReturnType<typeof partOfHeader>[number]

function keyOf(space: 'element' | 'type', name: QName | undefined): string | undefined {
  if (name?.namespace === undefined) return undefined
  return globalKey(space, { namespace: name.namespace, localName: name.localName })
}
