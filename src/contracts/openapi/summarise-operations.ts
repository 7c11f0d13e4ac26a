import {
  arrayMember,
  isDataObject,
  memberOf,
  objectMember,
  stringMember,
} from '../document/data-value.ts'
import type { OperationSummary } from '../model.ts'
import { contentOf, schemaName } from './content.ts'
import type { OpenApiModel } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'

/** All operations: those of paths, and as events those of webhooks and callbacks. */
export function summariseOperations(model: OpenApiModel): readonly OperationSummary[] {
  return model.nodes.flatMap((node) => {
    if (!node.is('PathItem') || !isEntryPoint(node)) return []
    return operationsAt(model, node).map((operation) => summariseOperation(model, node, operation))
  })
}

/** The operations that clients call: those of paths, without webhooks and callbacks. */
export function calledOperations(model: OpenApiModel): readonly OpenApiNode[] {
  return model.nodes.flatMap((node) =>
    node.is('PathItem') && node.parent?.kind === 'Paths' ? operationsAt(model, node) : [],
  )
}

/** Path items among the components are operations only where they are referred to. */
function isEntryPoint(pathItem: OpenApiNode): boolean {
  const { parent, path } = pathItem
  return parent?.kind === 'Paths' || parent?.kind === 'Callback' || path[0] === 'webhooks'
}

/** The operations of a path item, and of the one it refers to. */
function operationsAt(model: OpenApiModel, pathItem: OpenApiNode): readonly OpenApiNode[] {
  const target = model.resolve(pathItem)
  const items = target === undefined || target === pathItem ? [pathItem] : [pathItem, target]
  return items.flatMap((item) => {
    const more = objectMember(item.value, 'additionalOperations')
    const members = [...Object.values(item.value), ...Object.values(more ?? {})]
    return members.flatMap((member) => {
      const node = model.nodeOf(member)
      return node?.is('Operation') ? [node] : []
    })
  })
}

function summariseOperation(
  model: OpenApiModel,
  pathItem: OpenApiNode,
  operation: OpenApiNode,
): OperationSummary {
  const { value } = operation
  const method = operation.key.toUpperCase()
  const isPath = pathItem.parent?.kind === 'Paths'
  const tag = arrayMember(value, 'tags')[0]
  return {
    name: `${method} ${pathItem.key}`,
    id: stringMember(value, 'operationId'),
    kind: isPath ? 'request-response' : 'event',
    group: typeof tag === 'string' ? tag : undefined,
    method,
    path: isPath ? pathItem.key : undefined,
    title: stringMember(value, 'summary'),
    deprecated: value['deprecated'] === true,
    input: inputOf(model, operation),
    ...outcomesOf(model, operation),
    location: operation.location,
  }
}

function inputOf(model: OpenApiModel, operation: OpenApiNode): readonly string[] {
  if (model.version !== '2.0') return namesOf(model, memberOf(operation.value, 'requestBody'))
  return unique(
    arrayMember(operation.value, 'parameters').flatMap((parameter) => {
      const node = model.nodeOf(parameter)
      const body = node === undefined ? undefined : model.resolve(node)
      if (stringMember(body?.value, 'in') !== 'body') return []
      return schemaName(memberOf(body?.value, 'schema')) ?? []
    }),
  )
}

/** Success goes out, errors are faults; `default` stands for errors where a success is described. */
function outcomesOf(
  model: OpenApiModel,
  operation: OpenApiNode,
): Pick<OperationSummary, 'output' | 'faults'> {
  const responses = Object.entries(objectMember(operation.value, 'responses') ?? {})
  const hasSuccess = responses.some(([status]) => /^[123]/.test(status))
  const isFault = (status: string) => (status === 'default' ? hasSuccess : /^[45]/.test(status))
  const names = (faults: boolean) =>
    unique(
      responses
        .filter(([status]) => !status.startsWith('x-') && isFault(status) === faults)
        .flatMap(([, response]) => namesOf(model, response)),
    )
  return { output: names(false), faults: names(true) }
}

/** Names of the schemas of a body, or of its media types where a schema has no name. */
function namesOf(model: OpenApiModel, value: Parameters<OpenApiModel['nodeOf']>[0]): string[] {
  const node = isDataObject(value) ? model.nodeOf(value) : undefined
  const body = node === undefined ? undefined : model.resolve(node)
  if (body === undefined) return []
  return unique(contentOf(model, body).flatMap(({ name, type }) => type ?? name))
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
