import { isPolicyElement, type Definitions, type Location } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const policyReferencesResolve = defineWsdlRule({
  id: 'BSP-POLICYREF',
  aliases: ['BSP10-POLICYREF', 'BSP11-POLICYREF'],
  title: 'Require references to policies of the document to lead to one',
  message: 'There is no policy "{uri}" in the document.',
  severity: 'error',
  requirements: ['WS-Policy 1.5 Framework (policy references)'],
  rationale: 'A policy that cannot be found is not enforced, and nobody notices.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['URI="#SignedBody"', 'URI="#SignedBodies"'],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/input/wsp:PolicyReference",
    },
  ],
  target: 'Definitions',
  applies: (definitions) => referencesIn(definitions).length > 0,
  *check(definitions) {
    for (const { uri, location } of referencesIn(definitions)) {
      if (definitions.policies.find(uri) !== undefined) continue
      yield {
        at: location(),
        data: { uri },
        fix: 'Correct the reference, or give the policy this wsu:Id.',
      }
    }
  },
})

interface LocalReference {
  readonly uri: string
  readonly location: () => Location
}

/** References by `#id`, as elements and as the attribute `wsp:PolicyURIs`. */
function referencesIn({ element: root }: Definitions): readonly LocalReference[] {
  const found: LocalReference[] = []
  for (const element of root.walk()) {
    if (isPolicyElement(element, 'PolicyReference')) {
      found.push({ uri: element.attribute('URI') ?? '', location: () => element.location })
    }
    for (const { localName, namespace, value } of element.attributes) {
      if (localName !== 'PolicyURIs' || namespace === '') continue
      const location = () => element.attributeLocation(localName, namespace)
      for (const uri of value.split(/\s+/)) found.push({ uri, location })
    }
  }
  return found.filter(({ uri }) => uri.trim().startsWith('#'))
}
