import { globalKey } from '../../contracts/index.ts'
import type { Wsdl20Model } from '../../contracts/index.ts'
import type { OperationRoot } from '../wsdl/message-roots.ts'
import { messagesOf, operationsOf } from './operations.ts'

/** The elements that the messages and faults of all interfaces name. */
export function messageRootsOf20(model: Wsdl20Model): readonly OperationRoot[] {
  return model.documents
    .flatMap(({ interfaces }) => interfaces)
    .flatMap((one) => operationsOf(one, model))
    .flatMap((operation) =>
      messagesOf(operation, model).flatMap(({ role, way, content, place }) => {
        if (content.kind !== 'element' || content.name.namespace === undefined) return []
        const { namespace, localName } = content.name
        const key = globalKey('element', { namespace, localName })
        const isBody = role === 'input' || role === 'output'
        const operationName = operation.name ?? ''
        return [{ key, way, operation: operationName, places: [place], isBody, part: undefined }]
      }),
    )
}
