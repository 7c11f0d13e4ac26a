import { arrayMember } from '../../contracts/index.ts'
import type { OpenApiModel } from '../../contracts/index.ts'
import { isServed } from './requests.ts'
import { needsCredentials } from './security-of.ts'
import { plainAddresses } from './server-addresses.ts'
import { defineOpenApiRule } from '../rule.ts'

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
  *check(model) {
    const plain = plainAddresses(model)
    const [first] = plain
    if (first === undefined || plain.length < addressCount(model)) return
    const isProtected = model.nodes.some(
      (node) => node.kind === 'Operation' && isServed(node) && needsCredentials(model, node),
    )
    if (isProtected) yield { at: first.location, data: { address: first.address } }
  },
})

/** How many addresses a description has in all, with those that are encrypted. */
function addressCount({ document, nodes, version }: OpenApiModel): number {
  return version === '2.0'
    ? arrayMember(document.value, 'schemes').length
    : nodes.filter(({ kind }) => kind === 'Server').length
}
