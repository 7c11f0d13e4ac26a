import type { QName } from '../../../../contracts/index.ts'
import type { MimePart } from '../../../../messages/index.ts'
import { Envelope } from '../../../messages/envelope.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'
import { attachmentFor, boundContentsOf } from './mime-message.ts'
import { defineMessageRule } from '../../../rule.ts'

interface ElementPart {
  readonly part: string
  readonly name: QName
  readonly sent: MimePart
}

/** The attachments that a part of the message is bound to whose content is an element. */
function elementPartsOf(message: JudgedMessage): readonly ElementPart[] {
  const parts = message.operation?.message(message.direction)?.partsByName
  return boundContentsOf(message).flatMap((contents): ElementPart[] => {
    const part = contents[0]?.part ?? ''
    const name = parts?.get(part)?.elementName
    const sent = attachmentFor(message, contents)
    return name === undefined || sent === undefined ? [] : [{ part, name, sent }]
  })
}

export const elementPartsAreTheirElements = defineMessageRule({
  id: 'AP1942',
  title: 'Require parts that are defined by elements to be these elements',
  message: 'The part "{part}" is {found} instead of {element}.',
  severity: 'error',
  requirements: ['R1942'],
  rationale: 'The element is what the description says of the part, as of one in the body.',
  examples: [
    { contract: 'orders-attachments.wsdl', messages: 'orders-attachments-log.xml' },
    {
      contract: 'orders-attachments.wsdl',
      messages: 'orders-attachments-log.xml',
      edit: [
        '<o:terms xmlns:o="http://example.com/orders/types">thirty days</o:terms>',
        '<o:rules xmlns:o="http://example.com/orders/types">thirty days</o:rules>',
      ],
      at: '/wsilog:log/wsilog:messageEntry[1]/wsilog:messageContentWithAttachments/wsilog:mimePart[3]/wsilog:mimeContent',
    },
  ],
  target: 'AnyMessage',
  needsDescription: true,
  needsBody: true,
  applies: (message) => elementPartsOf(message).length > 0,
  *check(message) {
    for (const { part, name, sent } of elementPartsOf(message)) {
      const encoding = sent.headers.value('Content-Transfer-Encoding')?.toLowerCase()
      if (encoding === 'base64' || encoding === 'quoted-printable') {
        yield { unjudged: `the part "${part}" is encoded as ${encoding}` }
        continue
      }
      const { root } = new Envelope(sent.content)
      if (root?.is(name.namespace ?? '', name.localName) === true) continue
      yield {
        at: sent.content.location,
        data: {
          part,
          found:
            root === undefined
              ? 'no XML'
              : `<${root.localName}> of ${root.namespace || 'no namespace'}`,
          element: `<${name.localName}> of ${name.namespace ?? ''}`,
        },
        fix: 'Send the element of the part as the root of the attachment, or define the part with a type.',
      }
    }
  },
})
