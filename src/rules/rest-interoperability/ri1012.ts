import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

/** Fields about the connection or the framing of a message (RFC 9110, section 7.6.1; RFC 9112). */
const OWNED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export const noConnectionParameters = defineOpenApiRule({
  id: 'RI1012',
  title: 'Forbid parameters for header fields that HTTP itself sets',
  message: 'The header field "{name}" is set by the HTTP library, so no caller can choose it.',
  severity: 'warning',
  requirements: ['RFC 9110 section 7.6.1', 'RFC 9110 section 7.2'],
  rationale:
    'These fields describe the connection or the length of the message. Libraries and browsers set them, refuse to take them from callers, and intermediaries replace them.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        - name: If-None-Match\n', '        - name: Host\n'],
      at: '/paths/~1berths~1{berthNumber}/get/parameters/0',
    },
  ],
  target: 'Parameter',
  applies: ({ value }) => stringMember(value, 'in') === 'header',
  *check(parameter) {
    const name = stringMember(parameter.value, 'name') ?? ''
    if (OWNED.has(name.toLowerCase())) yield { at: parameter.location, data: { name } }
  },
})
