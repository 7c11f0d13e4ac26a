import {
  isDataObject,
  memberOf,
  objectMember,
  stringMember,
  arrayMember,
} from '../../contracts/index.ts'
import type { DataValue, OpenApiModel } from '../../contracts/index.ts'
import { securitySchemesOf } from './security-of.ts'
import { defineOpenApiRule } from '../rule.ts'

export const scopesAreDeclared = defineOpenApiRule({
  id: 'RI6013',
  title: 'Require scopes that the security scheme declares',
  message: 'The scope "{scope}" is declared by no flow of "{name}".',
  severity: 'warning',
  requirements: ['OpenAPI Security Requirement Object', 'RFC 6749 section 3.3'],
  rationale:
    'A client that asks for a scope that the authorization server does not know gets an error, or a token that the service refuses.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  - member: [berths]\n', '  - member: [berth]\n'],
      at: '/security/0/member/0',
    },
  ],
  target: 'SecurityRequirement',
  *check(requirement, context) {
    const declared = context.once(scopesByScheme)
    for (const name of Object.keys(requirement.value)) {
      const known = declared.get(name)
      if (known === undefined) continue
      for (const [index, scope] of arrayMember(requirement.value, name).entries()) {
        if (typeof scope !== 'string' || known.has(scope)) continue
        yield { at: requirement.at(name, index), data: { scope, name } }
      }
    }
  },
})

/** The scopes of all flows of the OAuth 2.0 schemes that are declared in place. */
function scopesByScheme(model: OpenApiModel): ReadonlyMap<string, ReadonlySet<string>> {
  const byScheme = new Map<string, ReadonlySet<string>>()
  for (const [name, scheme] of securitySchemesOf(model)) {
    if (stringMember(scheme, 'type') !== 'oauth2') continue
    const flows: readonly DataValue[] =
      model.version === '2.0' ? [scheme] : Object.values(objectMember(scheme, 'flows') ?? {})
    const scopes = flows.flatMap((flow) => {
      const declared = memberOf(flow, 'scopes')
      return isDataObject(declared) ? Object.keys(declared) : []
    })
    byScheme.set(name, new Set(scopes))
  }
  return byScheme
}
