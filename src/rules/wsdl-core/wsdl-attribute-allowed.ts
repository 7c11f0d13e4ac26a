import { defineWsdlRule } from '../rule.ts'
import { structureFaultsOf } from './structure-faults.ts'

export const attributesAreAllowed = defineWsdlRule({
  id: 'wsdl-attribute-allowed',
  title: 'Forbid attributes that WSDL and its SOAP binding do not define',
  message: '{problem}.',
  severity: 'error',
  requirements: ['WSDL 1.1, appendix A.4'],
  rationale: 'A misspelt attribute is passed over in silence, and the default holds instead.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<soap:body parts="number" use="literal"/>',
        '<soap:body part="number" use="literal"/>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='cancelOrder']/input/soap:body/@part",
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { kind, problem, at, fix } of context.once(structureFaultsOf).get(definitions) ??
      []) {
      if (kind === 'attribute') yield { at, data: { problem }, fix }
    }
  },
})
