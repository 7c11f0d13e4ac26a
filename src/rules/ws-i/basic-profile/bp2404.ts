import { HTTP_TRANSPORT, nameHttp } from '../certain-transport.ts'
import { defineSoapRule } from '../soap-rule.ts'

export const transportIsHttp = defineSoapRule({
  id: 'BP2404',
  aliases: ['WSI2404'],
  title: 'Require HTTP as the transport of SOAP bindings',
  message: 'Binding "{binding}" has the transport "{transport}" instead of SOAP over HTTP.',
  severity: 'error',
  requirements: ['R2701', 'R2702'],
  rationale: 'HTTP is the one transport that all who follow the profile have in common.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        'transport="http://schemas.xmlsoap.org/soap/http"',
        'transport="http://schemas.xmlsoap.org/soap/smtp"',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/soap:binding",
    },
  ],
  prerequisites: ['BP2402'],
  target: 'UsedBinding',
  *check(binding, soap) {
    const own = soap.bindingOf(binding)
    if (own?.transport === HTTP_TRANSPORT) return
    yield {
      at: (own ?? binding).location,
      data: { binding: binding.name ?? '', transport: own?.transport ?? '' },
      fix: `Set transport to "${HTTP_TRANSPORT}".`,
      edits: () => nameHttp(binding, own),
    }
  },
})
