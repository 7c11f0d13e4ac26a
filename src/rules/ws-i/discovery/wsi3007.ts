import type { KeyedReference } from '../../../discovery/index.ts'
import { defineDiscoveryRule } from '../../rule.ts'

export const claimsAreMadeByTModels = defineDiscoveryRule({
  id: 'WSI3007',
  title: 'Forbid conformance claims of businessServices and businessEntities',
  message: 'The {kind} {name} of the bindingTemplate {template} makes a conformance claim.',
  severity: 'error',
  requirements: ['R3005', 'R3021'],
  rationale:
    'Descriptions conform, and not businesses: a claim for all that somebody offers says nothing about any of it.',
  examples: [
    { contract: 'orders-document.wsdl', discovery: 'orders-business.xml' },
    {
      contract: 'orders-document.wsdl',
      discovery: 'orders-business.xml',
      edit: [
        'tModelKey="uuid:C0B9FE13-179F-413D-8A5B-5004DB8E5BB2" keyName="Wholesale" keyValue="423"',
        'tModelKey="uuid:65719168-72C6-3F29-8C20-62DEFB0961C0" keyName="claim" keyValue="http://ws-i.org/profiles/basic/1.0"',
      ],
      at: '/uddi:businessDetail/uddi:businessEntity/uddi:categoryBag/uddi:keyedReference',
    },
  ],
  target: 'BindingTemplate',
  *check({ name: template, template: entry, registry }) {
    const service = registry.service(entry)
    const business = service && registry.business(service)
    for (const one of [service, business]) {
      const [claim]: readonly KeyedReference[] = registry.claimsIn(one?.categories ?? [])
      if (one === undefined || claim === undefined) continue
      yield {
        at: claim.location,
        data: { kind: one.kind, name: one.name || one.key, template },
        fix: 'Remove it; claim conformance in the tModel.',
      }
    }
    if (business !== undefined) return
    const [what, how] =
      service === undefined
        ? ['businessService', 'get_serviceDetail']
        : ['businessEntity', 'get_businessDetail']
    yield {
      unjudged: `the ${what} of the bindingTemplate ${template} is not exported; add the answer of ${how}`,
    }
  },
})
