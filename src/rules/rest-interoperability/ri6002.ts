import { arrayMember } from '../../contracts/index.ts'
import type { OpenApiModel } from '../../contracts/index.ts'
import { isServed } from './requests.ts'
import { needsCredentials } from './security-of.ts'
import { plainAddresses } from './server-addresses.ts'
import { defineOpenApiRule } from '../rule.ts'
import type { RuleContext } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

export const credentialsAreEncrypted = defineOpenApiRule({
  id: 'RI6002',
  title: 'Forbid credentials over servers without encryption alone',
  message: 'Requests hold credentials, and no server is encrypted, such as "{address}".',
  severity: 'error',
  requirements: ['RFC 6750 section 5.3', 'RFC 7617 section 4', 'RFC 9700 section 2.6'],
  rationale:
    'Passwords, keys and tokens are as good as published when they travel in the clear. Bearer tokens must not be sent that way.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['url: https://harbour.example/berths/v1\n', 'url: http://harbour.example/berths/v1\n'],
      at: '/servers/0/url',
    },
  ],
  target: 'Description',
  *check(_, context) {
    const plain = plainAddresses(context)
    const [first] = plain
    if (first === undefined || plain.length < addressCount(context)) return
    const isProtected = nodesOf(context, 'Operation').some(
      (operation) => isServed(operation) && needsCredentials(context, operation),
    )
    if (isProtected) yield { at: first.location, data: { address: first.address } }
  },
})

/** How many addresses a description has in all, with those that are encrypted. */
function addressCount(context: RuleContext<OpenApiModel>): number {
  if (context.model.version !== '2.0') return nodesOf(context, 'Server').length
  const lists = nodesOf(context, 'Document', 'Operation').map(({ value }) =>
    arrayMember(value, 'schemes'),
  )
  return lists.flat().length
}
