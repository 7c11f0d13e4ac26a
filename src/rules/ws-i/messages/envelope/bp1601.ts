import { defineMessageRule } from '../../../rule.ts'
import { xmlFaultsOf } from './xml-faults.ts'

export const envelopesAreXml = defineMessageRule({
  id: 'BP1601',
  aliases: ['WSI1601'],
  title: 'Require envelopes that are well-formed XML 1.0',
  message: 'The body is not well-formed XML 1.0: {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: [],
  rationale: 'Everything else that the profile says of a message needs XML that can be read.',
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
