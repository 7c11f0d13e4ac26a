import { defineMessageRule } from '../../../rule.ts'
import type { DescribedOperation } from '../../../messages/described-operation.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'

export const emptyPartsMeanEmptyBody = defineMessageRule({
  id: 'BP1213',
  title: 'Forbid content where the binding puts no part into the body',
  message: 'The binding of operation "{operation}" has parts="", and soap:Body holds <{element}>.',
  severity: 'error',
  requirements: ['R2213'],
  rationale: 'The description says that the body is empty, so that receivers do not look there.',
  examples: [
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
    },
    {
      contract: 'orders-document.wsdl',
      messages: 'orders-document-log.xml',
      file: 'orders-document.wsdl',
      edit: ['<soap:body parts="number" use="literal"/>', '<soap:body parts="" use="literal"/>'],
      at: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
    },
  ],
  prerequisites: ['BP1701'],
  needsDescription: true,
  target: 'AnyEnvelope',
  applies: (message) => documentOperationOf(message) !== undefined,
  *check(message) {
    const operation = documentOperationOf(message)
    const { content, direction } = message
    if (operation?.soapBody(direction)?.parts?.length !== 0 || content === undefined) return
    yield {
      at: message.placeOf(content),
      data: { operation: operation.name, element: content.name },
      fix: 'Send an empty body, or let parts of soap:body name the part.',
    }
  },
})

/** The one document operation that the content is of; where there are several, none of them is meant. */
function documentOperationOf({
  content,
  description,
  direction,
  isFault,
}: JudgedMessage): DescribedOperation | undefined {
  if (content === undefined || isFault) return undefined
  const operations = description?.documentOperationsOf(content, direction) ?? []
  return operations.length === 1 ? operations[0] : undefined
}
