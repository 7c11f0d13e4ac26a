import {
  SOAP_11_BINDING,
  WSDL_11,
  type Location,
  type XmlElement,
} from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const extensionsInUse = defineWsdlRule({
  id: 'BP4200',
  aliases: ['WSI4200'],
  title: 'Report extensions other than the SOAP binding',
  message: 'The description is extended from namespace "{namespace}".',
  severity: 'info',
  requirements: ['E0013'],
  rationale:
    'The profile says nothing about such extensions; consumer and provider have to agree on them.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['<soap:address', '<x:contact xmlns:x="urn:contact"/><soap:address'],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']/x:contact",
    },
  ],
  informational: true,
  target: 'Definitions',
  *check({ element }) {
    const reported = new Set<string>()
    for (const { namespace, at } of extensionsIn(element)) {
      if (reported.has(namespace)) continue
      reported.add(namespace)
      yield { at: at(), data: { namespace } }
    }
  },
})

interface Extension {
  readonly namespace: string
  readonly at: () => Location
}

/**
 * Elements and attributes of other languages. Schemas and documentation may hold what they like; messages
 * and portTypes are no place for extension elements (WSDL 1.1, appendix A.3), so those are faults instead.
 */
function extensionsIn(root: XmlElement): readonly Extension[] {
  const found: Extension[] = []
  const search = (element: XmlElement, isExtensible: boolean): void => {
    for (const { namespace, localName } of element.attributes) {
      if (isKnown(namespace)) continue
      found.push({ namespace, at: () => element.attributeLocation(localName, namespace) })
    }
    for (const child of element.children) {
      if (child.is(WSDL_11, 'documentation') || child.is(WSDL_11, 'types')) continue
      if (isExtensible && !isKnown(child.namespace)) {
        found.push({ namespace: child.namespace, at: () => child.location })
      }
      const isAbstract = child.is(WSDL_11, 'message') || child.is(WSDL_11, 'portType')
      search(child, isExtensible && !isAbstract)
    }
  }
  search(root, true)
  return found
}

function isKnown(namespace: string): boolean {
  return namespace === '' || namespace === WSDL_11 || namespace === SOAP_11_BINDING
}
