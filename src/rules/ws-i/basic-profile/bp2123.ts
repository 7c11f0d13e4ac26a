import { WSDL_11, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import { claimantsIn, claimsOn, coveredByClaimOn, type Claimant } from './conformance-claims.ts'

const BASIC_PROFILE = 'http://ws-i.org/profiles/basic/1.0'

export const noRequiredExtensionsUnderClaims = defineWsdlRule({
  id: 'BP2123',
  aliases: ['WSI2123'],
  title: 'Prefer no required extensions in what claims to conform',
  message: '{extension} is required by a description that claims conformance to the Basic Profile.',
  severity: 'warning',
  requirements: ['R2026'],
  rationale:
    'Who relies on the claim need not know the extension, and cannot use the service without it.',
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
        '<soap:address location="https://orders.example.com/soap"/>',
        '<wsdl:documentation><c:Claim xmlns:c="http://ws-i.org/schemas/conformanceClaim/" conformsTo="http://ws-i.org/profiles/basic/1.0"/></wsdl:documentation>\n      <soap:address location="https://orders.example.com/soap"/><x:secret xmlns:x="urn:x" wsdl:required="true"/>',
      ],
      at: "/definitions/service[@name='OrdersService']/port[@name='OrdersPort']/x:secret",
    },
  ],
  target: 'Definitions',
  applies: (definitions) => claimantsIn(definitions).some(claimsBasicProfile),
  *check(definitions) {
    const covered = claimantsIn(definitions).filter(claimsBasicProfile).flatMap(coveredByClaimOn)
    const required = new Set(covered.flatMap(({ element }) => requiredExtensions(element)))
    for (const extension of required) {
      yield {
        at: extension.location,
        data: { extension: extension.name },
        fix: 'Remove wsdl:required or the claim.',
      }
    }
  },
})

/** A claim on a message covers nothing that could be extended (WSDL 1.1, appendix A.3). */
function claimsBasicProfile({ kind, element }: Claimant): boolean {
  if (kind === 'Message') return false
  return claimsOn(element).some((claim) => claim.attribute('conformsTo') === BASIC_PROFILE)
}

function requiredExtensions(element: XmlElement): XmlElement[] {
  return [...element.walk()].filter(
    (inner) =>
      inner.namespace !== WSDL_11 &&
      ['true', '1'].includes(inner.attribute('required', WSDL_11)?.trim() ?? ''),
  )
}
