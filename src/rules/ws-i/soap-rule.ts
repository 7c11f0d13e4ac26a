import { defineWsdlRule, type Check, type Rule, type RuleContext, type RuleFacts } from '../rule.ts'
import type { WsdlNodes, XmlContractModel } from '../wsdl-nodes.ts'
import { SoapElements } from './soap-elements.ts'

type Context = RuleContext<XmlContractModel>

/** A rule that is handed the version of SOAP whose elements it judges. */
interface VersionedRule<
  Kind extends keyof WsdlNodes,
  Message extends string,
> extends RuleFacts<Message> {
  readonly target: Kind
  applies?(node: WsdlNodes[Kind], soap: SoapElements, context: Context): boolean
  check(node: WsdlNodes[Kind], soap: SoapElements, context: Context): Check<NoInfer<Message>>
}

/** A rule about the SOAP 1.1 elements of a binding that can be asked about SOAP 1.2 elements, too. */
export interface SoapRule extends Rule {
  readonly inSoap12: Pick<Rule, 'applies' | 'check'>
}

export function defineSoapRule<const Kind extends keyof WsdlNodes, const Message extends string>(
  rule: VersionedRule<Kind, Message>,
): SoapRule {
  const { applies, check, ...facts } = rule
  const forVersion = (soap: SoapElements) =>
    defineWsdlRule<Kind, Message>({
      ...facts,
      ...(applies !== undefined && { applies: (node, context) => applies(node, soap, context) }),
      check: (node, context) => check(node, soap, context),
    })
  const { applies: appliesIn12, check: checkIn12 } = forVersion(new SoapElements('1.2'))
  return {
    ...forVersion(new SoapElements('1.1')),
    inSoap12: { check: checkIn12, ...(appliesIn12 !== undefined && { applies: appliesIn12 }) },
  }
}
