import { bindingsIn } from '../../discovery/judged-t-model.ts'
import { bindingPickedBy } from '../../discovery/x-pointer.ts'
import { defineDiscoveryRule } from '../../rule.ts'

export const tModelsLeadToBindings = defineDiscoveryRule({
  id: 'BP3001',
  aliases: ['WSI3001'],
  title: 'Require tModels that lead to a WSDL binding',
  message: 'The tModel {tModel} {what}.',
  severity: 'error',
  requirements: ['R3002', 'R3010', 'R3011'],
  rationale:
    'Who finds a service in a registry learns how to call it from the binding that the overviewURL of its tModel leads to.',
  examples: [
    { contract: 'orders-document.wsdl', discovery: 'orders-service.xml' },
    {
      contract: 'orders-document.wsdl',
      discovery: 'orders-service.xml',
      edit: [
        '#xmlns(wsdl=http://schemas.xmlsoap.org/wsdl/) xpointer(//wsdl:binding[@name=&quot;OrdersSoap&quot;])',
        '#OrdersSoap',
      ],
      at: '/uddi:tModelDetail/uddi:tModel[1]/uddi:overviewDoc/uddi:overviewURL',
    },
    {
      contract: 'orders-document.wsdl',
      discovery: 'orders-service.xml',
      edit: ['@name=&quot;OrdersSoap&quot;', '@name=&quot;Orders&quot;'],
      at: '/uddi:tModelDetail/uddi:tModel[1]/uddi:overviewDoc/uddi:overviewURL',
    },
  ],
  target: 'TModel',
  *check(entry) {
    const { name: tModel, tModel: model, references, reference } = entry
    const [first] = references
    if (first === undefined) {
      const what = 'has no overviewURL'
      const fix = 'Add an overviewDoc with the address of the description as its overviewURL.'
      yield { at: model.location, data: { tModel, what }, fix }
      return
    }
    const { url, fragment, pointer, document } = reference ?? first
    if (fragment !== undefined && pointer === undefined) {
      const what = `has an overviewURL whose fragment #${fragment} is no xpointer expression`
      const fix =
        'Leave the fragment out, or write #xmlns(wsdl=http://schemas.xmlsoap.org/wsdl/) xpointer(//wsdl:binding[@name="…"]).'
      yield { at: url.location, data: { tModel, what }, fix }
    }
    if (document === undefined) {
      yield {
        unjudged: `nobody can tell whether ${url.text} of the tModel ${tModel} leads to this description; if it does, give the address with --published-at`,
      }
      return
    }
    const bindings = bindingsIn(document)
    const picked = pointer && bindingPickedBy(pointer)
    if (bindings.length === 0) {
      const what = 'leads to a description without a binding'
      yield {
        at: url.location,
        data: { tModel, what },
        fix: 'Let the overviewURL lead to the description that has the binding.',
      }
    } else if (picked?.name !== undefined && entry.binding === undefined) {
      const what = `leads to a binding ${picked.name}, which the description does not have`
      const names = bindings.flatMap(({ name }) => name ?? []).join(', ')
      yield { at: url.location, data: { tModel, what }, fix: `Name one of ${names}.` }
    }
  },
})
