import type { QName, Wsdl20Model } from '../../contracts/index.ts'
import type { Problem } from '../rule.ts'
import type { XmlContractModel } from '../walks/wsdl-nodes.ts'
import { whyComponentIsUnknown } from '../wsdl-core/unknown-namespaces.ts'

/** The model as one of WSDL 2.0, which the rules over its nodes always get. */
export function asWsdl20(model: XmlContractModel): Wsdl20Model {
  if (model.kind !== 'wsdl-2.0') throw new TypeError(`The model is one of ${model.kind}.`)
  return model
}

/**
 * What to say of a name under which nothing was found: that it is wrong, or that nobody knows, because a
 * document of its namespace is missing. A prefix that nothing binds is left to the schema of WSDL.
 */
export function notFound<Message extends string>(
  model: XmlContractModel,
  name: QName,
  problem: Problem<Message>,
): Problem<Message> | { readonly unjudged: string } {
  const unknown = whyComponentIsUnknown(model, name)
  return unknown === undefined ? problem : { unjudged: unknown }
}
