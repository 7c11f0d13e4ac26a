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
      if (memberOf(declared, name) !== undefined) continue
      // From 3.2 on a scheme can be named by its URI (section 4.30).
      if (version === '3.2' && /[/#:]/.test(name)) {
        yield {
          unjudged: `the security scheme "${name}" is named by its URI, which is not followed`,
        }
      } else yield { at: requirement.at(name), data: { name } }
    }
  },
})
