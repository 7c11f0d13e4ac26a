import { defineMessageRule } from '../../../rule.ts'

const KNOWN = /^(?:gzip|compress|deflate)$/i

export const otherContentCodings = defineMessageRule({
  id: 'BP4105',
  aliases: ['WSI4105'],
  title: 'Report content codings other than gzip, compress and deflate',
  message: 'The body is coded as {coding}, which the parties must agree upon.',
  severity: 'info',
  requirements: ['E0010'],
  rationale: 'A receiver that does not know the coding cannot read the message at all.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['Server: orders/1', 'Server: orders/1\nContent-Encoding: br'],
      at: '/wsilog:log/wsilog:messageEntry[2]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'AnyMessage',
  *check(message) {
    for (const coding of codingsOf(message.header('Content-Encoding'))) {
      if (KNOWN.test(coding)) continue
      yield { at: message.headerPlace('Content-Encoding'), data: { coding } }
    }
  },
})

/** The members of a list, as header fields separate them. */
function codingsOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '')
}
