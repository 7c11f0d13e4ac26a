import type { XmlElement } from '../../../../contracts/index.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'

const CLAIMS = 'http://ws-i.org/schemas/conformanceClaim/'

/** The conformance claims of a message (Basic Profile 1.0, section 3.3), wherever they stand. */
export function claimsOf({ envelope }: JudgedMessage): readonly XmlElement[] {
  return [...(envelope?.elements() ?? [])].filter((element) => element.is(CLAIMS, 'Claim'))
}
