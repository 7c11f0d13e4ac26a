import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const operationsAreExplained = defineOpenApiRule({
  id: 'RI7004',
  title: 'Require a summary or description of each operation',
  message: 'The operation has neither a summary nor a description.',
  severity: 'warning',
  requirements: ['OpenAPI Operation Object'],
  rationale:
    'Method and path say what is called, not what it does, when it may be called and what it changes.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      summary: Cancel a reservation\n      description: Possible until the day of arrival.\n',
        '',
      ],
      at: '/paths/~1reservations~1{reservationId}/delete',
    },
  ],
  target: 'Operation',
  *check(operation) {
    const texts = ['summary', 'description'].map(
      (field) => stringMember(operation.value, field) ?? '',
    )
    if (texts.every((text) => text.trim() === '')) yield { at: operation.location }
  },
})
