import type { Binding, BindingOperation, Message, Operation, Part } from '../../contracts/index.ts'
import { findPortType } from '../../contracts/index.ts'
import { bodiesOf, headersAndFaultsOf, messageNamed, partsOfBody, soapFaultsOf } from './soap-11.ts'

/** A part of a message of the portType that nothing in the binding carries. */
export interface UnboundPart {
  readonly part: Part
  readonly message: Message
  readonly operation: Operation
}

/**
 * The parts that are left over when each body, fault and header has taken its own. A message that several
 * operations use is open again at each use, and a header takes its part wherever it stands.
 */
export function unboundParts(binding: Binding): readonly UnboundPart[] {
  const open = new Map<Part, UnboundPart>()
  const portType = binding.type && findPortType(binding.definitions, binding.type)
  for (const operation of portType?.operations ?? []) {
    const { input, output, faults } = operation
    for (const message of [input, output, ...faults].map(messageNamed)) {
      for (const part of message?.parts ?? []) {
        open.set(part, { part, message: part.parent, operation })
      }
    }
    const bound = binding.operations.find(({ name }) => name === operation.name)
    for (const part of bound === undefined ? [] : partsOfOperation(bound, operation)) {
      open.delete(part)
    }
  }
  for (const header of headersAndFaultsOf(binding)) {
    const part = messageNamed(header)?.parts.find(({ name }) => name === header.part)
    if (part !== undefined) open.delete(part)
  }
  return [...open.values()]
}

function partsOfOperation(bound: BindingOperation, operation: Operation): Part[] {
  const inBodies = [...bodiesOf(bound.input), ...bodiesOf(bound.output)].flatMap((body) =>
    partsOfBody(body).flatMap(({ part }) => part ?? []),
  )
  const inFaults = soapFaultsOf(bound).flatMap((fault) => {
    const name = fault.name ?? fault.parent.name
    const parts = messageNamed(operation.faults.find((one) => one.name === name))?.parts ?? []
    return parts.length === 1 ? parts : []
  })
  return [...inBodies, ...inFaults]
}
