import { WSDL_11 } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const rootIsWsdl = defineWsdlRule({
  id: 'BP2701',
  aliases: ['WSI2701'],
  title: 'Require the namespace of WSDL 1.1 on the root',
  message: 'The root element is in namespace "{namespace}", not in that of WSDL 1.1.',
  severity: 'error',
  requirements: ['R0001'],
  rationale: 'The namespace says which language the document is written in.',
  examples: [{ contract: 'orders-document.wsdl' }],
  target: 'Definitions',
  *check({ element: { namespace, location } }) {
    if (namespace === WSDL_11) return
    yield { at: location, data: { namespace }, fix: `Use the namespace ${WSDL_11}.` }
  },
})
