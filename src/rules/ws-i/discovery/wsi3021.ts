import { CONFORMS_TO, isOfType } from '../../discovery/uddi-keys.ts'
import { defineDiscoveryRule } from '../../rule.ts'

export const taxonomyOfClaimsIsThere = defineDiscoveryRule({
  id: 'WSI3021',
  title: 'Require the taxonomy of conformance claims in the registry',
  message: 'The tModel {tModel}, by which claims are made, {what}.',
  severity: 'error',
  requirements: ['R3021'],
  rationale:
    'Claims are categories of this taxonomy; what a registry calls so by mistake gives them no meaning.',
  examples: [
    { contract: 'orders-claims.wsdl', discovery: 'orders-claims.xml' },
    {
      contract: 'orders-claims.wsdl',
      discovery: 'orders-claims.xml',
      edit: [
        '<overviewURL>http://ws-i.org/schemas/conformanceClaim/</overviewURL>',
        '<overviewURL>http://claims.example.com/</overviewURL>',
      ],
      at: '/uddi:tModelDetail/uddi:tModel[2]',
    },
  ],
  target: 'Registry',
  applies: ({ tModels }) => tModels.some(({ claims }) => claims.length > 0),
  *check({ registry }) {
    const taxonomies = registry.claimTaxonomies
    if (taxonomies.length === 0) {
      yield {
        unjudged: `whether the registry has the taxonomy ${CONFORMS_TO.name} only the registry can tell; add its answer to get_tModelDetail for it`,
      }
    }
    for (const { name: tModel, location, overviewUrls, categories } of taxonomies) {
      const at = location
      if (tModel !== CONFORMS_TO.name) {
        const what = `is not named ${CONFORMS_TO.name}`
        yield { at, data: { tModel, what }, fix: 'Set its name to this one.' }
      }
      if (!overviewUrls.some(({ text }) => text === CONFORMS_TO.overviewUrl)) {
        const what = `does not have the overviewURL ${CONFORMS_TO.overviewUrl}`
        yield { at, data: { tModel, what }, fix: 'Set its overviewURL to this address.' }
      }
      if (!categories.some((category) => isOfType(category, 'categorization'))) {
        const what = 'is not categorised as categorization by uddi-org:types'
        yield {
          at,
          data: { tModel, what },
          fix: 'Add the category categorization of uddi-org:types.',
        }
      }
    }
  },
})
