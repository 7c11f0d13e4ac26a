import { defineWsdlRule } from '../rule.ts'
import { structureFaultsOf } from './structure-faults.ts'

export const attributeValuesAreWellMade = defineWsdlRule({
  id: 'wsdl-attribute-value',
  title: 'Require attribute values of the form that WSDL and its SOAP binding define',
  message: '{problem}.',
  severity: 'error',
  requirements: ['WSDL 1.1, appendix A.4'],
  rationale: 'Names with spaces and unknown keywords break the tools that read them.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<soap:binding style="document"', '<soap:binding style="wrapped"'],
      at: "/definitions/binding[@name='OrdersSoap']/soap:binding/@style",
    },
  ],
  target: 'Definitions',
  *check(definitions, context) {
    for (const { kind, problem, at, fix } of context.once(structureFaultsOf).get(definitions) ??
      []) {
      if (kind === 'value') yield { at, data: { problem }, fix }
    }
  },
})
