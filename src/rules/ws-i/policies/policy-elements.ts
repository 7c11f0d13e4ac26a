import { isPolicyElement, type XmlElement } from '../../../contracts/index.ts'
import type { XmlContractModel } from '../../walks/wsdl-nodes.ts'

/** Everything within the policies of a description, attached or not, in document order. Ask through `context.once`. */
export function elementsInPolicies(model: XmlContractModel): readonly XmlElement[] {
  const documents = model.kind === 'wsdl' ? model.documents : []
  return documents.flatMap(({ element }) => {
    const found: XmlElement[] = []
    const open = [element]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (isPolicyElement(next, 'Policy')) for (const inner of next.walk()) found.push(inner)
      else for (const child of next.children.toReversed()) open.push(child)
    }
    return found
  })
}
