import { headerFieldsOf } from './header-fields.ts'
import { isServed } from './requests.ts'
import { responsesOf } from './response-uses.ts'
import { defineOpenApiRule } from '../rule.ts'

export const deprecationIsAnnounced = defineOpenApiRule({
  id: 'RI5009',
  title: 'Prefer deprecated operations that announce it',
  message: 'The operation is deprecated, and no response describes Deprecation or Sunset.',
  severity: 'hint',
  requirements: ['RFC 9745 section 2', 'RFC 8594 section 3'],
  rationale:
    'Nobody reads the contract of a service that works. A field in every answer reaches the programs that still use the operation, and their operators.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '            Deprecation:\n              description: Since when the operation is deprecated (RFC 9745).\n              schema:\n                type: string\n            Sunset:\n',
        '            Expires:\n',
      ],
      at: '/paths/~1harbour-plan/get/deprecated',
    },
  ],
  target: 'Operation',
  applies: (operation) => operation.value['deprecated'] === true && isServed(operation),
  *check(operation, context) {
    const isAnnounced = responsesOf(context, operation).some(({ response }) => {
      const fields = response && headerFieldsOf(context, response)
      return fields?.has('deprecation') === true || fields?.has('sunset') === true
    })
    if (!isAnnounced) yield { at: operation.at('deprecated') }
  },
})
