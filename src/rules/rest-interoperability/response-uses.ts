import { isDataObject, objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'
import { methodOf } from './requests.ts'

/** A status code of an operation under which a response is described. */
export interface ResponseUse {
  /** Such as `404`, `4XX` or `default`, in capitals as the operation writes it. */
  readonly status: string
  readonly method: string
  readonly operation: OpenApiNode
}

/** A response as an operation lists it. */
export interface ListedResponse {
  readonly status: string
  /** The response itself, behind a reference if there is one; undefined when that leads nowhere. */
  readonly response: OpenApiNode | undefined
  readonly locate: () => Location
}

/** The responses that an operation lists. */
export function responsesOf(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): readonly ListedResponse[] {
  return context.once(listedResponses).listed.get(operation) ?? []
}

/** Under which status codes a response is described; a shared one has many uses and is judged once. */
export function usesOf(
  context: RuleContext<OpenApiModel>,
  response: OpenApiNode,
): readonly ResponseUse[] {
  return context.once(listedResponses).uses.get(response) ?? []
}

interface ListedResponses {
  readonly listed: ReadonlyMap<OpenApiNode, readonly ListedResponse[]>
  readonly uses: ReadonlyMap<OpenApiNode, readonly ResponseUse[]>
}

/** What all operations list, since many rules ask. */
function listedResponses(model: OpenApiModel): ListedResponses {
  const listed = new Map<OpenApiNode, readonly ListedResponse[]>()
  const uses = new Map<OpenApiNode, ResponseUse[]>()
  for (const operation of model.nodes) {
    if (operation.kind !== 'Operation') continue
    const responses = listedBy(model, operation)
    listed.set(operation, responses)
    const method = methodOf(operation)
    for (const { status, response } of responses) {
      if (response === undefined) continue
      const known = uses.get(response)
      if (known === undefined) uses.set(response, [{ status, method, operation }])
      else known.push({ status, method, operation })
    }
  }
  return { listed, uses }
}

function listedBy(model: OpenApiModel, operation: OpenApiNode): readonly ListedResponse[] {
  const responses = Object.entries(objectMember(operation.value, 'responses') ?? {})
  return responses.flatMap(([status, value]) => {
    if (status.startsWith('x-') || !isDataObject(value)) return []
    const node = model.nodeOf(value)
    return [
      {
        status: status.toUpperCase(),
        response: node && model.resolve(node),
        locate: () => operation.at('responses', status),
      },
    ]
  })
}

/** Whether a status code says that something went wrong; `default` does where a success is described. */
export function isError(status: string): boolean {
  return /^[45]/.test(status)
}
