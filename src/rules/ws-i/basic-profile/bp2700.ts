import { defineWsdlRule } from '../../rule.ts'

export const descriptionsAreXml = defineWsdlRule({
  id: 'BP2700',
  aliases: ['WSI2700'],
  title: 'Require descriptions to be XML 1.0',
  message: 'The description declares XML version "{version}" instead of 1.0.',
  severity: 'error',
  requirements: ['R4004', 'R0001'],
  rationale:
    'Many readers accept nothing but XML 1.0. A description that is not even well-formed is unreadable and gets no further.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<?xml version="1.0"', '<?xml version="1.1"'],
      at: '/definitions',
    },
  ],
  target: 'Definitions',
  *check({ document, location }) {
    const version = document.declaration?.version ?? '1.0'
    if (version === '1.0') return
    yield { at: location, data: { version }, fix: 'Save the description as XML 1.0.' }
  },
})
