import { defineMessageRule } from '../../../rule.ts'
import type { XmlElement } from '../../../../contracts/index.ts'
import { SOAP_11_ENVELOPE } from '../../../messages/envelope.ts'

export const envelopesAreSchemaValid = defineMessageRule({
  id: 'BP1701',
  aliases: ['WSI1701'],
  title: 'Require envelopes that have the structure of the SOAP 1.1 schema',
  message: 'The envelope does not have the structure of its schema: {problem}.',
  severity: 'error',
  requirements: [],
  rationale: 'Most other assertions take a header before exactly one body for granted.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: [
        '<soap:Body><o:cancelOrder>77</o:cancelOrder></soap:Body>',
        '<o:cancelOrder>77</o:cancelOrder>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      edit: ['<soap:Body><o:cancelOrder>', 'and <soap:Body><o:cancelOrder>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1201'],
  target: 'AnyEnvelope',
  applies: ({ envelope }) => envelope?.isSoap11 === true,
  *check(message) {
    const { root } = message.envelope ?? {}
    if (root === undefined) return
    for (const { element, problem, fix } of structureProblems(root)) {
      yield { at: message.placeOf(element), data: { problem }, fix }
    }
  },
})

interface StructureProblem {
  readonly element: XmlElement
  /** A clause. */
  readonly problem: string
  readonly fix: string
}

/** Header, Body and their order; what may be in them, the assertions about blocks, contents and faults say. */
function* structureProblems(root: XmlElement): Generator<StructureProblem> {
  const [first, ...rest] = root.children
  const isHeader = first?.is(SOAP_11_ENVELOPE, 'Header') === true
  const body = isHeader ? rest[0] : first
  if (body?.is(SOAP_11_ENVELOPE, 'Body') !== true) {
    const where = isHeader ? 'after the soap:Header' : 'as its first element'
    yield {
      element: body ?? root,
      problem: `there is no soap:Body ${where}`,
      fix: 'Send one soap:Body, after the header where there is one.',
    }
  }
  for (const child of root.children) {
    const isExpected = child === body || (isHeader && child === first)
    if (!isExpected && child.namespace === SOAP_11_ENVELOPE) {
      yield {
        element: child,
        problem: `<${child.name}> has no place there`,
        fix: 'Send at most one soap:Header, then one soap:Body, and nothing else of SOAP.',
      }
    }
  }
  for (const element of [
    root,
    ...(isHeader ? [first] : []),
    ...(body === undefined ? [] : [body]),
  ]) {
    if (element.text.trim() === '' || element.namespace !== SOAP_11_ENVELOPE) continue
    yield {
      element,
      problem: `<${element.name}> holds text`,
      fix: 'Put what it says into an element of the body.',
    }
  }
}
