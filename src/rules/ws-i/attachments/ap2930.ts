import { MIME_BINDING } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const faultsHaveNoAttachments = defineWsdlRule({
  id: 'AP2930',
  title: 'Forbid multiparts in faults',
  message: 'Fault "{fault}" of operation "{operation}" is bound to a multipart.',
  severity: 'error',
  requirements: ['R2930'],
  rationale: 'A fault travels in the envelope alone, so that everyone can read it.',
  examples: [
    { contract: 'orders-attachments.wsdl' },
    {
      contract: 'orders-attachments.wsdl',
      edit: ['<soap:fault name="refused"', '<mime:multipartRelated/><soap:fault name="refused"'],
      at: "/definitions/binding[@name='OrdersMime']/operation[@name='placeOrder']/fault[@name='refused']/mime:multipartRelated",
    },
  ],
  target: 'UsedBinding',
  applies: ({ operations }) => operations.some(({ faults }) => faults.length > 0),
  *check({ operations }) {
    for (const { name: operation = '', faults } of operations) {
      for (const { name: fault = '', element } of faults) {
        for (const { location } of element.childrenNamed(MIME_BINDING, 'multipartRelated')) {
          yield { at: location, data: { fault, operation }, fix: 'Bind the fault with soap:fault.' }
        }
      }
    }
  },
})
