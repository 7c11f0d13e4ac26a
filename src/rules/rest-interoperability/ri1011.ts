import { stringMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

const IGNORED = ['accept', 'content-type', 'authorization']

export const noIgnoredHeaderParameters = defineOpenApiRule({
  id: 'RI1011',
  title: 'Forbid header parameters that OpenAPI ignores',
  message: 'The header parameter "{name}" is ignored; {instead} says the same.',
  severity: 'warning',
  requirements: ['OpenAPI Parameter Object'],
  rationale:
    'Media types and credentials are described elsewhere. A parameter for them is skipped by some generators and by others makes a second, competing argument.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['        - name: If-None-Match\n', '        - name: Accept\n'],
      at: '/paths/~1berths~1{berthNumber}/get/parameters/0',
    },
  ],
  target: 'Parameter',
  applies: ({ value }, { model }) =>
    model.version !== '2.0' && stringMember(value, 'in') === 'header',
  *check(parameter) {
    const name = stringMember(parameter.value, 'name') ?? ''
    if (!IGNORED.includes(name.toLowerCase())) return
    const isCredential = name.toLowerCase() === 'authorization'
    const instead = isCredential ? 'a security scheme' : 'the media type of a body'
    yield { at: parameter.location, data: { name, instead } }
  },
})
