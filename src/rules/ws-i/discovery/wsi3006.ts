import { defineDiscoveryRule } from '../../rule.ts'

const PROFILE = 'http://ws-i.org/profiles/basic/1.0'

export const claimsNameTheProfile = defineDiscoveryRule({
  id: 'WSI3006',
  title: 'Require conformance claims in tModels that name the profile',
  message: 'The tModel {tModel} claims conformance to {claimed}, not to the Basic Profile 1.0.',
  severity: 'error',
  requirements: ['R3030', 'R3020', 'R3021'],
  rationale:
    'A claim is looked for by this very address; any other spelling of it claims nothing that is found.',
  examples: [
    { contract: 'orders-claims.wsdl', discovery: 'orders-claims.xml' },
    {
      contract: 'orders-claims.wsdl',
      discovery: 'orders-claims.xml',
      edit: ['keyValue="http://ws-i.org/profiles/basic/1.0"', 'keyValue="Basic Profile 1.0"'],
      at: '/uddi:tModelDetail/uddi:tModel[1]/uddi:categoryBag/uddi:keyedReference[2]',
    },
  ],
  target: 'TModel',
  applies: ({ claims }) => claims.length > 0,
  *check({ name, claims }) {
    // Whoever claims this profile may claim others beside it.
    if (claims.some(({ keyValue }) => keyValue === PROFILE)) return
    for (const { keyValue, location } of claims) {
      yield {
        at: location,
        data: { tModel: name, claimed: keyValue === '' ? 'nothing' : keyValue },
        fix: `Claim ${PROFILE}.`,
      }
    }
  },
})
