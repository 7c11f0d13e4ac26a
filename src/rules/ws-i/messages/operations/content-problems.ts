import type { XmlElement } from '../../../../contracts/index.ts'
import type { DescribedOperation } from '../../../messages/described-operation.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'
import type { Problem, Unjudged } from '../../../rule.ts'

/** Faults have a form of their own, and what goes with attachments is the business of another profile. */
export function isNoFault({ envelope, isFault, message }: JudgedMessage): boolean {
  return envelope?.document !== undefined && !isFault && message.body.parts === undefined
}

/**
 * Why the content of a message is that of no operation: a document-literal one has the element of a part in its
 * body, an rpc-literal one a wrapper named after the operation, with an unqualified accessor for each part.
 */
export function* contentProblemsOf(
  message: JudgedMessage,
): Generator<Problem<'{problem}'> | Unjudged> {
  const { description, content, direction, envelope } = message
  if (description === undefined) return
  if (description.documentOperationsOf(content, direction).length > 0) return
  const rpc = content && description.rpcOperationOf(content, direction)
  const at = message.placeOf(content ?? envelope?.body)
  if (rpc !== undefined) {
    const problem = accessorProblem(rpc, content, message)
    if (problem !== undefined)
      yield {
        at,
        data: { problem },
        fix: 'Send an accessor without namespace for each part, and no other.',
      }
  } else if (description.incomplete !== undefined) yield { unjudged: description.incomplete }
  else
    yield {
      at,
      data: { problem: unknownContent(content) },
      fix: 'Send what an operation of the description takes, or describe this operation.',
    }
}

function unknownContent(content: XmlElement | undefined): string {
  if (content === undefined) return 'soap:Body is empty'
  const namespace = content.namespace === '' ? 'no namespace' : content.namespace
  return `no operation has <${content.name}> of ${namespace}`
}

function accessorProblem(
  operation: DescribedOperation,
  wrapper: XmlElement | undefined,
  { direction }: JudgedMessage,
): string | undefined {
  const inHeader = operation.headers(direction)[0]?.part
  const parts = (operation.message(direction)?.parts ?? [])
    .map(({ name }) => name ?? '')
    .filter((name) => name !== inHeader)
  const accessors = wrapper?.children ?? []
  const other = accessors.find(
    ({ namespace, localName }) => namespace !== '' || !parts.includes(localName),
  )
  if (other !== undefined) {
    const isNamed = parts.includes(other.localName)
    return isNamed ? `the accessor <${other.name}> has a namespace` : `<${other.name}> is no part`
  }
  const missing = parts.find((part) => !accessors.some(({ localName }) => localName === part))
  return missing === undefined ? undefined : `there is no accessor for the part "${missing}"`
}
