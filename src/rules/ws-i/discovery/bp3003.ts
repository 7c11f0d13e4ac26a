import { defineDiscoveryRule } from '../../rule.ts'

export const tModelsAreWsdlSpecs = defineDiscoveryRule({
  id: 'BP3003',
  aliases: ['WSI3003'],
  title: 'Require tModels of services to be categorised as wsdlSpec',
  message: 'The tModel {tModel} is not categorised as wsdlSpec by uddi-org:types.',
  severity: 'error',
  requirements: ['R3003'],
  rationale:
    'Tools find the descriptions in a registry, among all else that is in it, by this category.',
  examples: [
    { contract: 'orders-document.wsdl', discovery: 'orders-service.xml' },
    {
      contract: 'orders-document.wsdl',
      discovery: 'orders-service.xml',
      edit: ['keyValue="wsdlSpec"', 'keyValue="soapSpec"'],
      at: '/uddi:tModelDetail/uddi:tModel[1]',
    },
  ],
  target: 'TModel',
  *check({ name, tModel, registry }) {
    if (registry.isDescribed(tModel)) return
    yield {
      at: tModel.location,
      data: { tModel: name },
      fix: 'Add <keyedReference tModelKey="uuid:C1ACF26D-9672-4404-9D70-39B756E62AB4" keyName="uddi-org:types" keyValue="wsdlSpec"/> to its categoryBag.',
    }
  },
})
