import {
  findPortType,
  type Binding,
  type BindingOperation,
  type Location,
  type Operation,
  type Part,
} from '../../contracts/index.ts'
import { messageNamed, partsOfBody, SoapElements } from './soap-elements.ts'

/** What a binding leaves out, in one place. */
export interface Omission {
  readonly at: Location
  /** `Operation "place"`. */
  readonly place: string
  /** `part "reason" of message "refused"`. */
  readonly parts: string
  readonly related: readonly Location[]
}

/** Omissions by binding, each looked for once, by version of SOAP. Ask through `context.once`. */
export const omissionsIn = {
  '1.1': () => omissionsByBinding(new SoapElements('1.1')),
  '1.2': () => omissionsByBinding(new SoapElements('1.2')),
} as const

function omissionsByBinding(soap: SoapElements): (binding: Binding) => readonly Omission[] {
  const known = new Map<Binding, readonly Omission[]>()
  return (binding) => {
    const omissions = known.get(binding) ?? omissionsOf(soap, binding)
    known.set(binding, omissions)
    return omissions
  }
}

/**
 * The parts that no body, fault or header of a binding takes, by operation. A message that several operations
 * use is open again at each use, and a header takes its part wherever it stands.
 */
function omissionsOf(soap: SoapElements, binding: Binding): readonly Omission[] {
  const openParts = unboundParts(soap, binding)
  if (openParts.size > 0 && soap.contentsOf(binding).length === 0) {
    const place = `Binding "${binding.name ?? ''}"`
    const parts = `all parts of its messages, having no elements of SOAP ${soap.version}`
    return [{ at: binding.location, place, parts, related: [] }]
  }
  const byOperation = new Map<Operation, Part[]>()
  for (const [part, operation] of openParts) {
    const known = byOperation.get(operation)
    if (known === undefined) byOperation.set(operation, [part])
    else known.push(part)
  }
  return [...byOperation].map(([operation, parts]) => ({
    at: (binding.operationsByName.get(operation.name ?? '') ?? binding).location,
    place: `Operation "${operation.name ?? ''}"`,
    parts: parts
      .map(({ name, parent }) => `part "${name ?? ''}" of message "${parent.name ?? ''}"`)
      .join(', '),
    related: parts.map((part) => part.location),
  }))
}

/** Each part that is left over, with the last operation that uses it. */
function unboundParts(soap: SoapElements, binding: Binding): ReadonlyMap<Part, Operation> {
  const open = new Map<Part, Operation>()
  const portType = binding.type && findPortType(binding.definitions, binding.type)
  for (const operation of portType?.operations ?? []) {
    const { input, output, faults } = operation
    for (const message of [input, output, ...faults].map(messageNamed)) {
      for (const part of message?.parts ?? []) open.set(part, operation)
    }
    const bound = binding.operationsByName.get(operation.name ?? '')
    for (const part of bound === undefined ? [] : partsOfOperation(soap, bound, operation)) {
      open.delete(part)
    }
  }
  for (const header of soap.headersAndFaultsOf(binding)) {
    const part = messageNamed(header)?.partsByName.get(header.part ?? '')
    if (part !== undefined) open.delete(part)
  }
  return open
}

function partsOfOperation(
  soap: SoapElements,
  bound: BindingOperation,
  operation: Operation,
): Part[] {
  const inBodies = [...soap.bodiesOf(bound.input), ...soap.bodiesOf(bound.output)].flatMap((body) =>
    partsOfBody(body).flatMap(({ part }) => part ?? []),
  )
  const inFaults = soap.faultsOf(bound).flatMap((fault) => {
    const name = fault.name ?? fault.parent.name
    const parts = messageNamed(operation.faultsByName.get(name ?? ''))?.parts ?? []
    return parts.length === 1 ? parts : []
  })
  return [...inBodies, ...inFaults]
}
