import { defineWsdlRule, type Check, type Rule, type RuleContext, type RuleFacts } from '../rule.ts'
import type { WsdlNodes, XmlContractModel } from '../walks/wsdl-nodes.ts'
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
  readonly inSoap12: Rule
}

export function defineSoapRule<const Kind extends keyof WsdlNodes, const Message extends string>(
  rule: VersionedRule<Kind, Message>,
): SoapRule {
  const forVersion = (soap: SoapElements) =>
    defineWsdlRule<Kind, Message>({
      ...rule,
      applies: (node, context) => rule.applies?.(node, soap, context) !== false,
      check: (node, context) => rule.check(node, soap, context),
    })
  return { ...forVersion(new SoapElements('1.1')), inSoap12: forVersion(new SoapElements('1.2')) }
}
