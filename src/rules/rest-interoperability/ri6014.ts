import { objectMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const addressesAreStated = defineOpenApiRule({
  id: 'RI6014',
  title: 'Prefer descriptions that say where the service is',
  message: 'The description names no server.',
  severity: 'info',
  requirements: ['OpenAPI Server Object', 'OpenAPI 2.0 Swagger Object, host'],
  rationale:
    'Without an address a client assumes the machine that it read the description from, which is often a catalogue.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        'servers:\n  - url: https://harbour.example/berths/v1\n    description: Production\n',
        '',
      ],
      at: '',
    },
  ],
  target: 'Document',
  *check(document, context) {
    const isStated =
      context.model.version === '2.0'
        ? stringMember(document.value, 'host') !== undefined
        : nodesOf(context, 'Server').length > 0
    const hasPaths = Object.keys(objectMember(document.value, 'paths') ?? {}).length > 0
    if (!isStated && hasPaths) yield { at: document.location }
  },
})
