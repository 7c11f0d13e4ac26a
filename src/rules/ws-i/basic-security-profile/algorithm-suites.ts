import { isPolicyElement, type XmlElement } from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { elementsInPolicies } from '../policies/policy-elements.ts'
import { SECURITY_POLICIES } from '../policies/policy-namespaces.ts'

/** What stands in an `sp:AlgorithmSuite` beside the name of the suite (WS-SecurityPolicy 1.2, section 7.1). */
const OTHER_ASSERTIONS: ReadonlySet<string> = new Set([
  'InclusiveC14N',
  'InclusiveC14N11',
  'SOAPNormalization10',
  'STRTransform10',
  'XPath10',
  'XPathFilter20',
  'AbsXPath',
])

/** The assertions in all `sp:AlgorithmSuite` of a description, optional ones too. Ask through `context.once`. */
export function algorithmAssertions(model: XmlContractModel): readonly XmlElement[] {
  return elementsInPolicies(model).filter((element) => {
    const { parent } = element
    // Operators may stand between.
    let around = parent
    while (around !== undefined && isOperator(around)) around = around.parent
    return around !== undefined && isSuite(around) && !isOperator(element)
  })
}

/** Those of them that name a suite, such as `sp:Basic128`. */
export function suitesNamed(model: XmlContractModel): readonly XmlElement[] {
  return algorithmAssertions(model).filter(({ localName }) => !OTHER_ASSERTIONS.has(localName))
}

function isSuite({ namespace, localName }: XmlElement): boolean {
  return localName === 'AlgorithmSuite' && SECURITY_POLICIES.has(namespace)
}

function isOperator(element: XmlElement): boolean {
  return ['Policy', 'All', 'ExactlyOne'].some((name) => isPolicyElement(element, name))
}
