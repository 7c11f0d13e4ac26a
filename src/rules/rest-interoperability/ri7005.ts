import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const parametersAreExplained = defineOpenApiRule({
  id: 'RI7005',
  title: 'Prefer a description of each parameter',
  message: 'The {place} parameter "{name}" has no description.',
  severity: 'hint',
  requirements: ['OpenAPI Parameter Object'],
  rationale: 'Units, defaults and what may be combined stand nowhere else.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      description: The most entries to answer.\n', ''],
      at: '/components/parameters/Limit',
    },
  ],
  target: 'Parameter',
  // In 2.0 the body is a parameter as well, and its schema describes it.
  applies: ({ value }) => stringMember(value, 'in') !== 'body',
  *check(parameter) {
    if ((stringMember(parameter.value, 'description') ?? '').trim() !== '') return
    const name = stringMember(parameter.value, 'name') ?? ''
    yield {
      at: parameter.location,
      data: { place: stringMember(parameter.value, 'in') ?? '', name },
    }
  },
})
