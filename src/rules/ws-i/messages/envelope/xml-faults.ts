import type { LoggedMessage } from '../../../../messages/index.ts'
import type { Envelope } from '../../../messages/envelope.ts'
import type { Problem, Unjudged } from '../../../rule.ts'

/** Why a body is no XML 1.0; a request without one lacks the XML that it must carry. */
export function* xmlFaultsOf(
  envelope: Envelope | undefined,
  { headLocation }: LoggedMessage,
): Generator<Problem<'{problem}'> | Unjudged> {
  if (envelope === undefined) {
    yield {
      at: headLocation,
      data: { problem: 'there is no body' },
      fix: 'Send an envelope of SOAP.',
    }
    return
  }
  const { fault, document, text } = envelope
  if (fault?.isMalformed === true)
    yield {
      at: fault.location,
      data: { problem: withoutStop(fault.message) },
      fix: 'Correct the XML at this place; where a program joins text to write it, let an XML library do so.',
    }
  else if (fault !== undefined)
    yield { unjudged: `an envelope could not be read: ${fault.message}` }
  const version = document?.declaration?.version ?? '1.0'
  if (version === '1.0') return
  yield {
    at: text.locate(0),
    data: { problem: `it declares XML ${version}` },
    fix: 'Declare version 1.0, or nothing.',
  }
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
