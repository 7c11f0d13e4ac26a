import { defineMessageRule } from '../../../rule.ts'

export const upgradesOfTheProtocol = defineMessageRule({
  id: 'BP4107',
  aliases: ['WSI4107'],
  title: 'Report requests for another protocol',
  message: 'The request offers to go on with {protocol}.',
  severity: 'info',
  requirements: ['E0012'],
  rationale: 'What follows an upgrade is outside of the profile, and both sides must know it.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['User-Agent: shop/3', 'User-Agent: shop/3\nUpgrade: h2c'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:httpHeaders',
    },
  ],
  informational: true,
  target: 'RequestMessage',
  *check(message) {
    const protocol = message.header('Upgrade')
    if (protocol !== undefined) yield { at: message.headerPlace('Upgrade'), data: { protocol } }
  },
})
