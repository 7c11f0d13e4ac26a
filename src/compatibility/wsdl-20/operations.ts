import type {
  FaultReference,
  Interface,
  InterfaceFault,
  InterfaceOperation,
  MessageContent,
  Wsdl20Model,
} from '../../contracts/index.ts'
import type { Placed } from '../judged-log.ts'
import type { Way } from '../judged-kind.ts'

/** A message or fault of an operation: what it holds, and which way it goes. */
export interface OperationMessage20 {
  readonly role: 'input' | 'output' | 'infault' | 'outfault'
  /** The name of a fault, or the label of a message; empty where there is none. */
  readonly name: string
  readonly way: Way
  readonly content: MessageContent
  readonly place: Placed
}

/** The operations of an interface, with those that it takes from others; of two of one name the nearest. */
export function operationsOf(one: Interface, model: Wsdl20Model): readonly InterfaceOperation[] {
  const byName = new Map<string | undefined, InterfaceOperation>()
  for (const { operations } of model.withExtended(one)) {
    for (const operation of operations) {
      if (!byName.has(operation.name)) byName.set(operation.name, operation)
    }
  }
  return [...byName.values()]
}

/** All that an operation exchanges; what the provider sends is a response, whoever begins. */
export function messagesOf(
  operation: InterfaceOperation,
  model: Wsdl20Model,
): readonly OperationMessage20[] {
  const { inputs, outputs, infaults, outfaults } = operation
  return [
    ...[...inputs, ...outputs].map((message) => ({
      role: message.role,
      name: message.messageLabel ?? '',
      way: message.role === 'input' ? ('request' as const) : ('response' as const),
      content: message.content,
      place: message,
    })),
    ...[...infaults, ...outfaults].map((reference) => ({
      role: reference.role,
      name: reference.ref?.localName ?? '',
      way: reference.role === 'infault' ? ('request' as const) : ('response' as const),
      content: faultOf(reference, operation, model)?.content ?? { kind: 'other' as const },
      place: reference,
    })),
  ]
}

/** The fault of the interface, or of one that it extends, that a reference names. */
function faultOf(
  { ref }: FaultReference,
  { parent }: InterfaceOperation,
  model: Wsdl20Model,
): InterfaceFault | undefined {
  for (const { faults } of model.withExtended(parent)) {
    const found = faults.find(({ name }) => name !== undefined && name === ref?.localName)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a document that may hold interfaces, bindings and services could not be had. */
export function isAnyMissing({ imports }: Wsdl20Model): boolean {
  return imports.some(({ kind, problem }) => kind === 'wsdl-import' && problem !== undefined)
}
