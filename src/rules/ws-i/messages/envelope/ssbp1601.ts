import { defineMessageRule } from '../../../rule.ts'
import { xmlFaultsOf } from './xml-faults.ts'

export const simpleEnvelopesAreXml = defineMessageRule({
  id: 'SSBP1601',
  title: 'Require envelopes that are serialised as XML 1.0',
  message: 'The body is not XML 1.0: {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['R9701'],
  rationale: 'The simple binding knows no other form of an envelope than XML 1.0.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:customer>Bob</o:customer>', '<o:customer>Bob</o:client>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  target: 'AnyEnvelope',
  *check({ envelope, message }) {
    yield* xmlFaultsOf(envelope, message)
  },
})
