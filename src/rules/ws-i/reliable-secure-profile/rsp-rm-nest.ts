import { isPolicyElement, type XmlElement } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { elementsInPolicies } from '../policies/policy-elements.ts'
import { RELIABLE_MESSAGING } from '../policies/policy-namespaces.ts'

const SECURITY = ['SequenceSTR', 'SequenceTransportSecurity']
const ASSURANCES = ['ExactlyOnce', 'AtLeastOnce', 'AtMostOnce']

export const reliabilityIsWellFormed = defineWsdlRule({
  id: 'RSP-RM-NEST',
  aliases: ['RSP10-RM-NEST'],
  title:
    'Require wsrmp:RMAssertion to hold one kind of security and one delivery assurance at most',
  message: 'wsrmp:RMAssertion {fault}.',
  severity: 'error',
  requirements: ['WS-RM Policy 1.2, section 2.2'],
  rationale: 'Assertions that exclude each other leave nothing that could meet them.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsrmp:SequenceTransportSecurity/>',
        '<wsrmp:SequenceTransportSecurity/><wsrmp:SequenceSTR/>',
      ],
      at: '/definitions/wsp:Policy[1]/wsrmp:RMAssertion',
    },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<wsrmp:ExactlyOnce/>', '<wsrmp:ExactlyOnce/><wsrmp:AtMostOnce/>'],
      at: '/definitions/wsp:Policy[1]/wsrmp:RMAssertion',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(assertionsWithPolicy).length > 0,
  *check(_, context) {
    for (const element of context.once(assertionsWithPolicy)) {
      for (const { fault, fix } of faultsIn(element))
        yield { at: element.location, data: { fault }, fix }
    }
  },
})

function assertionsWithPolicy(model: XmlContractModel): readonly XmlElement[] {
  return elementsInPolicies(model).filter((element) =>
    element.is(RELIABLE_MESSAGING, 'RMAssertion'),
  )
}

/** By the names inside, where no operator leaves a choice between them. */
function* faultsIn(
  assertion: XmlElement,
): Generator<{ readonly fault: string; readonly fix: string }> {
  const nested = assertion.children.find((child) => isPolicyElement(child, 'Policy'))
  if (nested === undefined) return
  const top = termsOf(nested)
  if (top === undefined) return
  const foreign = top.find(
    ({ localName, namespace }) =>
      namespace === RELIABLE_MESSAGING &&
      !SECURITY.includes(localName) &&
      localName !== 'DeliveryAssurance',
  )
  if (foreign !== undefined)
    yield { fault: `holds ${foreign.name}, which does not belong there`, fix: 'Remove it.' }
  if (SECURITY.every((name) => top.some(({ localName }) => localName === name)))
    yield {
      fault: 'asks for SequenceSTR and for SequenceTransportSecurity at once',
      fix: 'Keep the one that the security of the endpoint provides.',
    }
  const assurances = top.filter(({ localName }) => localName === 'DeliveryAssurance')
  if (assurances.length > 1)
    yield { fault: 'holds more than one wsrmp:DeliveryAssurance', fix: 'Keep one of them.' }
  for (const assurance of assurances) {
    const inner = assurance.children.find((child) => isPolicyElement(child, 'Policy'))
    const names = (inner && termsOf(inner))?.map(({ localName }) => localName)
    if (names === undefined) continue
    const count = ASSURANCES.filter((name) => names.includes(name)).length
    if (count !== 1)
      yield {
        fault: `has ${count} of ExactlyOnce, AtLeastOnce and AtMostOnce in its delivery assurance instead of one`,
        fix: 'Name exactly one of the three.',
      }
  }
}

/** The assertions of a policy and of `wsp:All` in it; undefined where it leaves a choice. */
function termsOf(policy: XmlElement): readonly XmlElement[] | undefined {
  const found: XmlElement[] = []
  const open = [...policy.children]
  for (const element of open) {
    if (isPolicyElement(element, 'ExactlyOne')) return undefined
    if (isPolicyElement(element, 'All') || isPolicyElement(element, 'Policy'))
      open.push(...element.children)
    else found.push(element)
  }
  return found
}
