import { defineWsdlRule } from '../../rule.ts'
import { claimantsIn, claimsOn } from './conformance-claims.ts'

const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'

export const claimsAreWellMade = defineWsdlRule({
  id: 'WSI2100',
  title: 'Require conformsTo on conformance claims, and forbid mustUnderstand',
  message: 'A conformance claim on {parent} {fault}.',
  severity: 'error',
  requirements: ['R0002'],
  rationale: 'A claim without conformsTo claims nothing, and mustUnderstand is for SOAP headers.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsdl:documentation><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/></wsdl:documentation>',
      ],
    },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:portType name="Orders">',
        '<wsdl:portType name="Orders"><wsdl:documentation><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/"/></wsdl:documentation>',
      ],
      at: "/definitions/portType[@name='Orders']/documentation/wsi:Claim",
    },
  ],
  prerequisites: ['WSI2099'],
  target: 'Definitions',
  applies: (definitions) =>
    claimantsIn(definitions).some(({ element }) => claimsOn(element).length > 0),
  *check(definitions) {
    for (const { element } of claimantsIn(definitions)) {
      for (const claim of claimsOn(element)) {
        const data = { parent: element.localName }
        if (claim.attribute('conformsTo') === undefined) {
          yield {
            at: claim.location,
            data: { ...data, fault: 'has no conformsTo' },
            fix: 'Add conformsTo with the address of the profile.',
          }
        }
        if (claim.attribute('mustUnderstand', SOAP_ENVELOPE) !== undefined) {
          yield {
            at: claim.location,
            data: { ...data, fault: 'has soap:mustUnderstand' },
            fix: 'Remove the attribute.',
          }
        }
      }
    }
  },
})
