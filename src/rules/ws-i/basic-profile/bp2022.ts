import { nameFault } from '../certain-names.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const soapFaultsHaveNames = defineSoapRule({
  id: 'BP2022',
  aliases: ['WSI2022'],
  title: 'Require a name on soap:fault',
  message: 'soap:fault of operation "{operation}" has no name.',
  severity: 'error',
  requirements: ['R2721'],
  rationale: 'The name ties the fault in the binding to the fault of the portType.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<soap:fault name="refused" use', '<soap:fault use'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/fault[@name='refused']/soap:fault",
    },
  ],
  target: 'UsedBinding',
  applies: ({ operations }, soap) =>
    operations.some((operation) => soap.faultsOf(operation).length > 0),
  *check({ operations }, soap) {
    for (const fault of operations.flatMap((operation) => soap.faultsOf(operation))) {
      const { name, operation } = fault
      if (name !== undefined) continue
      yield {
        at: fault.location,
        data: { operation: operation.name ?? '' },
        fix: 'Give soap:fault the name of the wsdl:fault around it.',
        edits: () => nameFault(fault),
      }
    }
  },
})
