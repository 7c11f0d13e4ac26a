import { defineMessageRule } from '../../../rule.ts'
import { httpVersionOf, namesVersion } from './http-version.ts'

export const http11 = defineMessageRule({
  id: 'BP1001',
  aliases: ['WSI1001'],
  title: 'Prefer HTTP/1.1',
  message: 'The message is sent with {version} instead of HTTP/1.1.',
  severity: 'warning',
  requirements: ['R1140'],
  rationale:
    'HTTP/1.1 keeps connections open and knows chunks; with HTTP/1.0 each message costs a connection.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['HTTP/1.1 202 Accepted', 'HTTP/1.0 202 Accepted'],
      at: '/wsilog:log/wsilog:messageEntry[6]/wsilog:httpHeaders',
    },
  ],
  prerequisites: ['BP1002'],
  target: 'AnyMessage',
  applies: namesVersion,
  *check(message) {
    const version = httpVersionOf(message) ?? 'no version'
    if (version.startsWith('HTTP/1.1')) return
    yield {
      at: message.message.headLocation,
      data: { version },
      fix: 'Let both sides, and proxies between them, speak HTTP/1.1.',
    }
  },
})
