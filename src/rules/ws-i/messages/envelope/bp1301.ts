import { defineMessageRule } from '../../../rule.ts'
import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const mustUnderstandIsADigit = defineMessageRule({
  id: 'BP1301',
  aliases: ['WSI1301'],
  title: 'Require 0 or 1 as the value of mustUnderstand',
  message: 'The header block <{block}> has mustUnderstand="{value}" instead of 0 or 1.',
  severity: 'error',
  requirements: ['R1013'],
  rationale: 'Implementations compare the text, so that true does not mean 1 to all of them.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:session>s-2</o:session>', '<o:session soap:mustUnderstand="1">s-2</o:session>'],
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:session>s-2</o:session>', '<o:session soap:mustUnderstand="true">s-2</o:session>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) =>
    envelope?.headerBlocks.some((block) => mustUnderstandOf(block) !== undefined) === true,
  *check(message) {
    for (const block of message.envelope?.headerBlocks ?? []) {
      const value = mustUnderstandOf(block)
      if (value === undefined || value === '0' || value === '1') continue
      yield {
        at: message.placeOf(block),
        data: { block: block.name, value },
        fix: 'Send 1 for true, and 0 or no attribute for false.',
      }
    }
  },
})

function mustUnderstandOf(block: XmlElement): string | undefined {
  return block.attribute('mustUnderstand', SOAP_11_ENVELOPE)
}
