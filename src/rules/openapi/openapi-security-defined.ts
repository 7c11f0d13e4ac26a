import { memberOf, objectMember } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

export const openapiSecurityDefined = defineOpenApiRule({
  id: 'openapi-security-defined',
  title: 'Require that security schemes in use are declared',
  message: 'The security scheme "{name}" is required here and declared nowhere.',
  severity: 'error',
  requirements: ['OpenAPI Security Requirement Object'],
  rationale: 'Without its declaration a client knows that it must identify itself, but not how.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['  - apiKey: []\n', '  - apikey: []\n'],
      at: '/security/0/apikey',
    },
    { contract: 'parcels-2.0.json' },
  ],
  target: 'SecurityRequirement',
  *check(requirement, { model }) {
    const { document, version } = model
    const declared =
      version === '2.0'
        ? objectMember(document.value, 'securityDefinitions')
        : objectMember(objectMember(document.value, 'components'), 'securitySchemes')
    for (const name of Object.keys(requirement.value)) {
      if (memberOf(declared, name) === undefined) yield { at: requirement.at(name), data: { name } }
    }
  },
})
