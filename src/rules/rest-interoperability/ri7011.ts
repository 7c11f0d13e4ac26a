import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const responsesAreExplained = defineOpenApiRule({
  id: 'RI7011',
  title: 'Prefer descriptions of responses that say something',
  message: 'The description of the response is empty.',
  severity: 'hint',
  requirements: ['OpenAPI Response Object'],
  rationale:
    'The field is required because a status code has many meanings. An empty text keeps the letter and tells nobody anything.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '          description: The reservation was cancelled.\n',
        "          description: ''\n",
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/responses/204/description',
    },
  ],
  target: 'Response',
  *check(response) {
    const description = stringMember(response.value, 'description')
    if (description?.trim() === '') yield { at: response.at('description') }
  },
})
