import { UNKNOWN_VERSION } from '../../../../messages/index.ts'
import { defineMessageRule } from '../../../rule.ts'
import { httpVersionOf, namesVersion } from './http-version.ts'

export const http1 = defineMessageRule({
  id: 'BP1002',
  aliases: ['WSI1002'],
  title: 'Require HTTP/1.1 or HTTP/1.0',
  message: 'The message is sent with {version}, which is neither HTTP/1.1 nor HTTP/1.0.',
  severity: 'error',
  requirements: ['R1141'],
  rationale: 'These are the versions that every implementation of the profile speaks.',
  examples: [
    { contract: 'orders-document.wsdl', messages: 'orders-document-log.xml' },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['HTTP/1.1 202 Accepted', 'HTTP/2 202'],
      at: '/wsilog:log/wsilog:messageEntry[6]/wsilog:httpHeaders',
    },
  ],
  target: 'AnyMessage',
  applies: namesVersion,
  *check(message) {
    const version = httpVersionOf(message)
    if (version === UNKNOWN_VERSION) {
      yield { unjudged: 'the log does not tell the version of HTTP' }
    } else if (version === undefined || !/^HTTP\/1\.[01]/.test(version)) {
      yield {
        at: message.message.headLocation,
        data: { version: version ?? 'no version' },
        fix: 'Let both sides, and proxies between them, speak HTTP/1.1.',
      }
    }
  },
})
