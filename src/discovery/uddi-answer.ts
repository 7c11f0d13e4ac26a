import type { XmlElement } from '../contracts/index.ts'
import type { UddiVersion } from './uddi-export.ts'
import { UddiExportError } from './uddi-export-error.ts'

const VERSIONS: ReadonlyMap<string, UddiVersion> = new Map([
  ['urn:uddi-org:api', '1.0'],
  ['urn:uddi-org:api_v2', '2.0'],
  ['urn:uddi-org:api_v3', '3.0'],
])

const ENVELOPES: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
])

/**
 * The element that a registry answered with: the root, or what its SOAP envelope holds.
 * @throws UddiExportError when it is no answer of a UDDI registry, or one that only tells what went wrong
 */
export function answerIn(root: XmlElement): XmlElement {
  const answer = isEnvelope(root) ? contentOf(root) : root
  if (answer.localName === 'Fault' && ENVELOPES.has(answer.namespace)) throw refused(answer)
  if (!VERSIONS.has(answer.namespace)) {
    throw new UddiExportError(
      'export-format-unknown',
      `The element ${answer.name} of ${answer.namespace || 'no namespace'} is no answer of a UDDI registry; one begins with tModelDetail, bindingDetail, serviceDetail or businessDetail of ${[...VERSIONS.keys()].slice(1).join(' or ')}.`,
      answer.location,
    )
  }
  if (answer.localName === 'dispositionReport') throw refused(answer)
  return answer
}

export function versionOf(answer: XmlElement): UddiVersion {
  return VERSIONS.get(answer.namespace) ?? '2.0'
}

function isEnvelope({ localName, namespace }: XmlElement): boolean {
  return localName === 'Envelope' && ENVELOPES.has(namespace)
}

function contentOf(envelope: XmlElement): XmlElement {
  const content = envelope.child(envelope.namespace, 'Body')?.children[0]
  if (content !== undefined) return content
  throw new UddiExportError(
    'export-format-unknown',
    'The SOAP envelope has nothing in its Body; export the whole answer of the registry.',
    envelope.location,
  )
}

/** A registry says in a dispositionReport what went wrong (UDDI 2.04, section 4.1.5.2). */
function refused(answer: XmlElement): UddiExportError {
  const said = [...answer.walk()].find(({ localName }) =>
    /^(?:errInfo|faultstring|Text)$/.test(localName),
  )
  const code = said?.attribute('errCode')
  const words = [code, said?.text.trim()].filter((word) => word !== undefined && word !== '')
  return new UddiExportError(
    'export-without-entries',
    `The registry answered with an error${words.length === 0 ? '' : ` (${words.join(': ')})`} and no entries; ask it again.`,
    answer.location,
  )
}
