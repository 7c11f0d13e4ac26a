import { defineMessageRule } from '../../../rule.ts'
import { contentProblemsOf, isNoFault } from './content-problems.ts'

export const responsesFitAnOperation = defineMessageRule({
  id: 'BP1013',
  aliases: ['WSI1013'],
  title: 'Require responses that fit an operation of the description',
  message: 'The response does not fit any operation: {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['R2301', 'R2712', 'R2710', 'R2742', 'R2743', 'R2748'],
  rationale: 'A client that is built from the description cannot read the answer.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<o:placeOrderResponse><o:number>77</o:number></o:placeOrderResponse>',
        '<o:placed><o:number>77</o:number></o:placed>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'ResponseEnvelope',
  applies: isNoFault,
  *check(message) {
    yield* contentProblemsOf(message)
  },
})
