import { nameFault } from '../certain-names.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const soapFaultsMatchFaults = defineSoapRule({
  id: 'BP2032',
  aliases: ['WSI2032'],
  title: 'Require in each fault of a binding a soap:fault of the same name',
  message: 'Fault "{fault}" of operation "{operation}" holds no soap:fault of the same name.',
  severity: 'error',
  requirements: ['R2754'],
  rationale: 'With two names it is unclear which fault of the portType is meant.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<soap:fault name="refused"', '<soap:fault name="rejected"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/fault[@name='refused']",
    },
  ],
  target: 'UsedBinding',
  // A binding to SOAP 1.1 is none of the Basic Profile 2.0, as BP2402 says once, and not at every fault.
  applies: ({ soap: bound }, soap) => soap.version === '1.1' || bound?.soapVersion === '1.2',
  *check({ operations }, soap) {
    for (const fault of operations.flatMap(({ faults }) => faults)) {
      const soapFault = fault.soapFaults.find((one) => soap.has(one))
      if (fault.name !== undefined && soapFault?.name === fault.name) continue
      yield {
        at: fault.location,
        data: { fault: fault.name ?? '', operation: fault.parent.name ?? '' },
        fix: 'Put a soap:fault with the name of the wsdl:fault into it.',
        edits: () => (soapFault === undefined ? [] : nameFault(soapFault)),
      }
    }
  },
})
