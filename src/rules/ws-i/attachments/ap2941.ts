import type {
  BindingMessage,
  BindingOperation,
  Message,
  Operation,
} from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { abstractOperationOf, messageNamed } from '../soap-elements.ts'
import { allBodiesIn, allHeadersIn, contentsIn } from './mime-messages.ts'

export const everythingIsBound = defineWsdlRule({
  id: 'AP2941',
  title:
    'Prefer bindings that bind every part and every fault, in the envelope or as an attachment',
  message: 'Operation "{operation}" binds no {what} "{name}".',
  severity: 'warning',
  requirements: ['R2941'],
  rationale: 'What is not bound gets lost on the way.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<mime:part><mime:content part="terms" type="text/xml"/></mime:part>', ''],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']",
    },
    {
      contract: 'orders-attachments.wsdl',
      edit: [
        '<wsdl:fault name="refused"><soap:fault name="refused" use="literal"/></wsdl:fault>',
        '',
      ],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']",
    },
  ],
  target: 'UsedBinding',
  *check({ operations }) {
    for (const operation of operations) {
      const declared = abstractOperationOf(operation)
      if (declared === undefined) continue
      for (const { what, name } of unboundIn(operation, declared)) {
        yield {
          at: operation.location,
          data: { operation: operation.name ?? '', what, name },
          related: [declared.location],
          fix: 'Bind it with soap:body, soap:header, soap:fault, soap:headerfault or mime:content.',
        }
      }
    }
  },
})

interface Unbound {
  readonly what: string
  readonly name: string
}

function* unboundIn(operation: BindingOperation, declared: Operation): Generator<Unbound> {
  for (const role of ['input', 'output'] as const) {
    const message = messageNamed(declared[role])
    const bound = boundNames(operation[role], message)
    for (const { name = '' } of message?.parts ?? []) {
      if (!bound.has(name)) yield { what: `part of its ${role}`, name }
    }
  }
  const names = new Set(
    operation.faults.flatMap(({ soapFaults }) =>
      soapFaults.flatMap(({ soapVersion, name }) => (soapVersion === '1.1' ? [name] : [])),
    ),
  )
  const headerFaults = [operation.input, operation.output].flatMap((message) =>
    message === undefined ? [] : allHeadersIn(message).flatMap((header) => header.headerFaults),
  )
  for (const fault of declared.faults) {
    const message = messageNamed(fault)
    const isInHeader =
      message !== undefined && headerFaults.some((header) => messageNamed(header) === message)
    if (names.has(fault.name) || isInHeader) continue
    yield { what: 'fault', name: fault.name ?? '' }
  }
}

/** Names of the parts of a message that an input or output of the binding takes. */
function boundNames(
  bound: BindingMessage | undefined,
  message: Message | undefined,
): ReadonlySet<string> {
  if (bound === undefined || message === undefined) return new Set()
  const inBodies = allBodiesIn(bound).flatMap(
    ({ parts }) => parts ?? message.parts.map(({ name }) => name ?? ''),
  )
  const inHeaders = allHeadersIn(bound)
    .flatMap((header) => [header, ...header.headerFaults])
    .filter((header) => messageNamed(header) === message)
  return new Set([
    ...inBodies,
    ...[...inHeaders, ...contentsIn(bound)].flatMap(({ part }) => part ?? []),
  ])
}
