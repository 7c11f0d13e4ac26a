import { defineDiscoveryRule } from '../../rule.ts'

export const bindingTemplatesHaveAccessPoints = defineDiscoveryRule({
  id: 'BP3002',
  aliases: ['WSI3002'],
  title: 'Require an accessPoint in bindingTemplates',
  message: 'The bindingTemplate {template} has {what}.',
  severity: 'error',
  requirements: ['R3100'],
  rationale:
    'The accessPoint is the address that is called; a redirector makes every client look it up elsewhere first.',
  examples: [
    { contract: 'orders-document.wsdl', discovery: 'orders-service-detail.xml' },
    {
      contract: 'orders-document.wsdl',
      discovery: 'orders-service-detail.xml',
      edit: [
        '<accessPoint URLType="https">https://standby.example.com/soap</accessPoint>',
        '<hostingRedirector bindingKey="uuid:5a1c9f0e-53c4-4bb7-8f0b-0a1d6f4f9c11"/>',
      ],
      at: '/uddi:serviceDetail/uddi:businessService/uddi:bindingTemplates/uddi:bindingTemplate[2]',
    },
  ],
  target: 'BindingTemplate',
  *check({ name, template }) {
    const { accessPoint, hasHostingRedirector } = template
    const isRedirector = accessPoint?.useType?.toLowerCase() === 'hostingredirector'
    if (accessPoint !== undefined && accessPoint.text !== '' && !isRedirector) return
    const what = isRedirector || hasHostingRedirector ? 'a redirector and no accessPoint' : NONE
    yield {
      at: accessPoint?.location ?? template.location,
      data: { template: name, what: accessPoint?.text === '' ? 'an empty accessPoint' : what },
      fix: 'Add an accessPoint with the address of the port.',
    }
  },
})

const NONE = 'no accessPoint'
