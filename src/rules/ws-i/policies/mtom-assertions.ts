import type { PolicyAssertion } from '../../../contracts/index.ts'
import type { PolicyAttachment } from './policy-attachments.ts'

/** The assertions that MTOM is used: WS-MTOMPolicy 1.0 and 1.1. */
const MTOM_ASSERTIONS: ReadonlyMap<string, string> = new Map([
  [
    'http://schemas.xmlsoap.org/ws/2004/09/policy/optimizedmimeserialization',
    'OptimizedMimeSerialization',
  ],
  ['http://www.w3.org/2007/08/soap12-mtom-policy', 'MTOM'],
])

export function mtomIn({ assertions }: PolicyAttachment): PolicyAssertion | undefined {
  return assertions.find(({ namespace, localName }) => MTOM_ASSERTIONS.get(namespace) === localName)
}
