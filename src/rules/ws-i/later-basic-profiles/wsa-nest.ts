import {
  alternativesOf,
  isPolicyElement,
  Policy,
  type XmlElement,
} from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'
import { elementsInPolicies } from '../policies/policy-elements.ts'
import { ADDRESSING_METADATA } from '../policies/policy-namespaces.ts'

export const addressingHasPolicy = defineWsdlRule({
  id: 'WSA-NEST',
  aliases: ['BP12-WSA-NEST', 'BP20-WSA-NEST'],
  title: 'Require wsam:Addressing to hold a policy, with one kind of responses at most',
  message: 'wsam:Addressing {fault}.',
  severity: 'error',
  requirements: ['WS-Addressing 1.0 Metadata, section 3.1.1'],
  rationale:
    'Without the inner policy the assertion does not compare; with both kinds nothing can meet it.',
  examples: [
    { contract: 'orders-policies.wsdl' },
    {
      contract: 'orders-policies.wsdl',
      edit: ['<wsp:Policy><wsam:AnonymousResponses/></wsp:Policy>', ''],
      at: '/definitions/wsp:Policy[1]/wsam:Addressing',
    },
    {
      contract: 'orders-policies.wsdl',
      edit: [
        '<wsam:AnonymousResponses/>',
        '<wsam:AnonymousResponses/><wsam:NonAnonymousResponses/>',
      ],
      at: '/definitions/wsp:Policy[1]/wsam:Addressing',
    },
  ],
  target: 'Description',
  applies: (_, context) => context.once(addressingAssertions).length > 0,
  *check(_, context) {
    for (const element of context.once(addressingAssertions)) {
      const problem = faultOf(element)
      if (problem !== undefined) yield { at: element.location, ...problem }
    }
  },
})

function addressingAssertions(model: XmlContractModel): readonly XmlElement[] {
  return elementsInPolicies(model).filter((element) =>
    element.is(ADDRESSING_METADATA, 'Addressing'),
  )
}

function faultOf(assertion: XmlElement) {
  const nested = assertion.children.find((child) => isPolicyElement(child, 'Policy'))
  if (nested === undefined)
    return { data: { fault: 'holds no wsp:Policy' }, fix: 'Add an empty wsp:Policy to it.' }
  const alternatives = alternativesOf(new Policy(nested), () => undefined) ?? []
  const hasBoth = alternatives.some((alternative) => {
    const names = new Set(alternative.map(({ localName }) => localName))
    return names.has('AnonymousResponses') && names.has('NonAnonymousResponses')
  })
  if (!hasBoth) return undefined
  return {
    data: { fault: 'asks for anonymous and for other responses at once' },
    fix: 'Keep one of the two, or make them alternatives in wsp:ExactlyOne.',
  }
}
