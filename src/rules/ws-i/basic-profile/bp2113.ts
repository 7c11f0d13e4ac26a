import type { Binding, BindingOperation, Location, Part } from '../../../contracts/index.ts'
import { abstractOperationOf, messageNamed, type SoapElements } from '../soap-elements.ts'
import { defineSoapRule } from '../soap-rule.ts'

interface BoundPart {
  readonly by: string
  readonly at: Location
  readonly part: Part
}

export const headerAndFaultPartsAreElements = defineSoapRule({
  id: 'BP2113',
  aliases: ['WSI2113'],
  title: 'Require elements as parts of headers and faults',
  message:
    'Part "{part}", which {by} of operation "{operation}" binds, is not defined by an element.',
  severity: 'error',
  requirements: ['R2205'],
  rationale:
    'Headers and fault details are elements; a part that names a type leaves open what the element is called.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['name="reason" element="types:orderRefused"', 'name="reason" type="xsd:string"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/fault[@name='refused']/soap:fault[@name='refused']",
    },
  ],
  target: 'UsedBinding',
  *check(binding, soap) {
    for (const { by, at, part, operation } of boundParts(soap, binding)) {
      if (part.elementName !== undefined) continue
      yield {
        at,
        data: { part: part.name ?? '', by, operation },
        related: [part.location],
        fix: 'Let the part name a global element.',
      }
    }
  },
})

function boundParts(
  soap: SoapElements,
  binding: Binding,
): (BoundPart & { readonly operation: string })[] {
  const inHeaders = soap.headersAndFaultsOf(binding).flatMap((header) => {
    const part = messageNamed(header)?.partsByName.get(header.part ?? '')
    if (part === undefined) return []
    const by = `soap:${header.element.localName}`
    return [{ by, at: header.location, part, operation: header.operation.name ?? '' }]
  })
  const inFaults = binding.operations.flatMap((operation) =>
    faultParts(soap, operation).map((bound) => ({ ...bound, operation: operation.name ?? '' })),
  )
  return [...inHeaders, ...inFaults]
}

/** A fault is judged when its message has the one part that a fault may have. */
function faultParts(soap: SoapElements, operation: BindingOperation): BoundPart[] {
  return soap.faultsOf(operation).flatMap((fault) => {
    const name = fault.name ?? fault.parent.name
    const abstract = abstractOperationOf(operation)?.faultsByName.get(name ?? '')
    const [part, ...others] = messageNamed(abstract)?.parts ?? []
    if (part === undefined || others.length > 0) return []
    return [{ by: 'soap:fault', at: fault.location, part }]
  })
}
