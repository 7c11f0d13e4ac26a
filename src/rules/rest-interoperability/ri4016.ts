import { arrayMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const tagsAreDeclared = defineOpenApiRule({
  id: 'RI4016',
  title: 'Prefer tags that the document declares',
  message: 'The tag "{tag}" is not declared among the tags of the document.',
  severity: 'hint',
  requirements: ['OpenAPI Tag Object'],
  rationale:
    'Generators make a class of each tag. One that is misspelt makes a second class, and nobody notices where tags are not declared.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        '      operationId: cancelReservation\n      summary: Cancel a reservation\n      description: Possible until the day of arrival.\n      tags: [reservations]\n',
        '      operationId: cancelReservation\n      summary: Cancel a reservation\n      description: Possible until the day of arrival.\n      tags: [reservation]\n',
      ],
      at: '/paths/~1reservations~1{reservationId}/delete/tags/0',
    },
  ],
  target: 'Description',
  *check({ document }, context) {
    const declared = arrayMember(document.value, 'tags').map((tag) => stringMember(tag, 'name'))
    const known = new Set(declared)
    if (known.size === 0) return
    for (const node of nodesOf(context, 'Operation')) {
      for (const [index, tag] of arrayMember(node.value, 'tags').entries()) {
        if (typeof tag === 'string' && !known.has(tag))
          yield { at: node.at('tags', index), data: { tag } }
      }
    }
  },
})
