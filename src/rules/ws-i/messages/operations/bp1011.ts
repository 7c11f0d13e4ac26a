import { defineMessageRule } from '../../../rule.ts'
import { contentProblemsOf, isNoFault } from './content-problems.ts'

export const requestsFitAnOperation = defineMessageRule({
  id: 'BP1011',
  aliases: ['WSI1011'],
  title: 'Require requests that fit an operation of the description',
  message: 'The request does not fit any operation: {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['R2301', 'R2712', 'R2710', 'R2742', 'R2743', 'R2748'],
  rationale: 'A server that is built from the description cannot know what to do with the message.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:cancelOrder>77</o:cancelOrder>', '<o:dropOrder>77</o:dropOrder>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
    {
      contract: 'orders-rpc.wsdl',
      messages: 'orders-rpc-log.xml',
      edit: ['<article>B2</article>', '<item>B2</item>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701', 'BP1308'],
  needsDescription: true,
  target: 'RequestEnvelope',
  applies: isNoFault,
  *check(message) {
    yield* contentProblemsOf(message)
  },
})
