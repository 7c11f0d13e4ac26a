import { defineMessageRule } from '../../../rule.ts'
import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const envelopeHasItsStructure = defineMessageRule({
  id: 'BP1600',
  title: 'Require the structure of SOAP 1.1, section 4',
  message: 'The envelope breaks the structure of SOAP 1.1: {problem}.',
  severity: 'error',
  requirements: ['R9980'],
  rationale:
    'Extensions of an envelope are told from its own parts by their namespaces and by their place.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<o:session>s-2</o:session>', '<session>s-2</session>'],
      at: '/wsilog:log/wsilog:messageEntry[3]/wsilog:messageContent',
    },
  ],
  target: 'AnyEnvelope',
  *check(message) {
    const { envelope } = message
    if (envelope === undefined) {
      yield {
        at: message.message.headLocation,
        data: { problem: 'there is no body' },
        fix: 'Send an envelope of SOAP 1.1.',
      }
      return
    }
    const { root } = envelope
    if (root === undefined) {
      yield {
        at: envelope.fault?.location ?? envelope.text.location,
        data: { problem: 'it is no XML' },
        fix: 'Send an envelope of SOAP 1.1.',
      }
      return
    }
    for (const { element, problem, fix } of sectionFourProblems(root)) {
      yield { at: envelope.placeOf(element), data: { problem }, fix }
    }
  },
})

interface StructureProblem {
  readonly element: XmlElement
  /** A clause. */
  readonly problem: string
  readonly fix: string
}

function* sectionFourProblems(root: XmlElement): Generator<StructureProblem> {
  if (!root.is(SOAP_11_ENVELOPE, 'Envelope')) {
    yield {
      element: root,
      problem: `the root is <${root.name}> and not an Envelope of SOAP 1.1`,
      fix: `Send an Envelope of ${SOAP_11_ENVELOPE}.`,
    }
    return
  }
  const bare = root.attributes.find(({ namespace }) => namespace === '')
  if (bare !== undefined) {
    yield {
      element: root,
      problem: `the attribute ${bare.name} of soap:Envelope has no namespace`,
      fix: 'Remove the attribute, or give it a prefix.',
    }
  }
  const [first, ...rest] = root.children
  const header = first?.is(SOAP_11_ENVELOPE, 'Header') === true ? first : undefined
  const [body, ...trailers] = header === undefined ? root.children : rest
  for (const block of header?.children ?? []) {
    if (block.namespace !== '') continue
    yield {
      element: block,
      problem: `the header block <${block.name}> has no namespace`,
      fix: 'Give the block a namespace.',
    }
  }
  if (body?.is(SOAP_11_ENVELOPE, 'Body') !== true) {
    const problem = 'soap:Body does not follow the header, or is missing'
    yield {
      element: body ?? root,
      problem,
      fix: 'Let soap:Body follow the header, or come first where there is none.',
    }
  }
  for (const trailer of trailers) {
    if (trailer.is(SOAP_11_ENVELOPE, 'Header')) {
      yield {
        element: trailer,
        problem: 'soap:Header follows soap:Body',
        fix: 'Move it before the body.',
      }
    } else if (trailer.namespace === '') {
      yield {
        element: trailer,
        problem: `<${trailer.name}> after the body has no namespace`,
        fix: 'Move it into the header, in a namespace.',
      }
    }
  }
}
