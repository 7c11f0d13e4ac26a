import { claimsOn } from '../basic-profile/conformance-claims.ts'
import { defineDiscoveryRule } from '../../rule.ts'

export const claimsAgreeWithTheBinding = defineDiscoveryRule({
  id: 'WSI3004',
  title: 'Require the same conformance claims in a tModel as in its binding',
  message: 'The tModel {tModel} claims {claimed}; its binding and ports claim {described}.',
  severity: 'error',
  requirements: ['R3004'],
  rationale:
    'Who chooses a service by what it claims in the registry must find the same in its description.',
  examples: [
    { contract: 'orders-claims.wsdl', discovery: 'orders-claims.xml' },
    {
      contract: 'orders-claims.wsdl',
      discovery: 'orders-claims.xml',
      edit: [
        'keyValue="http://ws-i.org/profiles/basic/1.0"',
        'keyValue="http://ws-i.org/profiles/basic/1.1"',
      ],
      at: '/uddi:tModelDetail/uddi:tModel[1]',
    },
  ],
  prerequisites: ['BP3001', 'BP3003'],
  target: 'TModel',
  *check(entry) {
    const { name, tModel, binding, claims } = entry
    if (claims.length === 0) return
    if (binding === undefined) {
      yield { unjudged: `which binding the overviewURL of the tModel ${name} means is not known` }
      return
    }
    const claimed = new Set(claims.map(({ keyValue }) => keyValue.toLowerCase()))
    const described = new Set(
      [binding, ...entry.portsOf(binding)]
        .flatMap(({ element }) => claimsOn(element))
        .flatMap((claim) => claim.attribute('conformsTo')?.toLowerCase() ?? []),
    )
    const isSame =
      claimed.size === described.size && [...claimed].every((one) => described.has(one))
    if (isSame) return
    const data = { tModel: name, claimed: listed(claimed), described: listed(described) }
    yield { at: tModel.location, data, fix: 'Claim the same in both places.' }
  },
})

function listed(claims: ReadonlySet<string>): string {
  return claims.size === 0 ? 'nothing' : [...claims].sort().join(' and ')
}
