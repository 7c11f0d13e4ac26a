import { objectMember, stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const discriminatorsAreMapped = defineOpenApiRule({
  id: 'RI7006',
  title: 'Prefer discriminators with a mapping',
  message: 'The discriminator "{property}" has no mapping, so its values are the names of schemas.',
  severity: 'hint',
  requirements: ['OpenAPI Discriminator Object'],
  rationale:
    'Names of schemas are changed by bundlers and generators and cannot be chosen freely. A mapping fixes the values that are sent.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: [
        "        propertyName: kind\n        mapping:\n          sailing: '#/components/schemas/SailingBoat'\n          motor: '#/components/schemas/MotorBoat'\n",
        '        propertyName: kind\n',
      ],
      at: '/components/schemas/Boat/discriminator',
    },
  ],
  target: 'Discriminator',
  *check(discriminator) {
    if (objectMember(discriminator.value, 'mapping') !== undefined) return
    const property = stringMember(discriminator.value, 'propertyName') ?? ''
    yield { at: discriminator.location, data: { property } }
  },
})
