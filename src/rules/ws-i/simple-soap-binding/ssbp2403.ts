import {
  HTTP_BINDING,
  MIME_BINDING,
  type Location,
  type XmlElement,
} from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

const OTHER_BINDINGS: ReadonlyMap<string, string> = new Map([
  [MIME_BINDING, 'MIME'],
  [HTTP_BINDING, 'HTTP'],
  ['http://schemas.xmlsoap.org/ws/2002/04/dime/wsdl/', 'DIME'],
])

export const soapBindingAlone = defineWsdlRule({
  id: 'SSBP2403',
  aliases: ['WSI2403'],
  title: 'Forbid elements of the MIME, HTTP and DIME bindings',
  message: '{name} belongs to the {language} binding.',
  severity: 'error',
  requirements: ['R2401', 'R9801'],
  rationale:
    'The envelope is all that a message of the simple binding carries; attachments are a profile of their own.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:output><soap:body use="literal"/></wsdl:output>',
        '<wsdl:output><soap:body use="literal"/><m:mimeXml xmlns:m="http://schemas.xmlsoap.org/wsdl/mime/" part="receipt"/></wsdl:output>',
      ],
      at: "/definitions/binding[@name='OrdersSoap']/operation[@name='placeOrder']/output/mime:mimeXml",
    },
  ],
  prerequisites: ['BP2402'],
  target: 'UsedBinding',
  *check({ element }) {
    for (const inner of element.walk()) {
      for (const { name, language, at } of foreignNames(inner)) {
        yield { at, data: { name, language }, fix: 'Leave attachments to a binding of their own.' }
      }
    }
  },
})

function foreignNames(
  element: XmlElement,
): readonly { readonly name: string; readonly language: string; readonly at: Location }[] {
  const ofElement = OTHER_BINDINGS.get(element.namespace)
  if (ofElement !== undefined)
    return [{ name: element.name, language: ofElement, at: element.location }]
  if (element.attributes.every(({ namespace }) => !OTHER_BINDINGS.has(namespace))) return NONE
  return element.attributes.flatMap(({ name, localName, namespace }) => {
    const language = OTHER_BINDINGS.get(namespace)
    if (language === undefined) return []
    return [{ name, language, at: element.attributeLocation(localName, namespace) }]
  })
}

const NONE: readonly never[] = []
