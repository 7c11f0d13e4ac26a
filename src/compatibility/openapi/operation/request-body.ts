import { stringMember } from '../../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { sourceAt, type SchemaSource } from '../schema/schema-source.ts'
import { contentOf, contentOf2, formMediaType, type Content } from './content.ts'
import { resolved, type OperationView } from './operation-view.ts'
import type { ParametersOfOperation } from './parameters.ts'

/** The body of a request, whichever version writes it. */
export class RequestBodyView {
  readonly isRequired: boolean
  readonly content: Content
  readonly #node: OpenApiNode

  /** @param node the request body, or the first parameter that stands for it */
  constructor(node: OpenApiNode, isRequired: boolean, content: Content) {
    this.isRequired = isRequired
    this.content = content
    this.#node = node
  }

  get location(): Location {
    return this.#node.location
  }

  get requiredLocation(): Location {
    return this.#node.at('required')
  }
}

export function requestBodyOf(
  model: OpenApiModel,
  operation: OperationView,
  { body, form }: ParametersOfOperation,
): RequestBodyView | undefined {
  if (model.version === '2.0') return requestBodyOf2(model, operation, body, form)
  const node = resolved(model, model.nodeOf(operation.node.value['requestBody']))
  if (node === undefined) return undefined
  return new RequestBodyView(node, node.value['required'] === true, contentOf(model, node))
}

/** OpenAPI 2.0: a parameter in the body, or the fields of a form (section "Parameter Object"). */
function requestBodyOf2(
  model: OpenApiModel,
  { node: operation }: OperationView,
  body: OpenApiNode | undefined,
  form: readonly OpenApiNode[],
): RequestBodyView | undefined {
  const [field] = form
  const node = body ?? field
  if (node === undefined) return undefined
  const schema: SchemaSource | undefined =
    body === undefined ? formSchema(form, operation) : sourceAt(model, body, 'schema')
  const fallback = body === undefined ? formMediaType(form) : 'application/json'
  const parameters = body === undefined ? form : [body]
  const isRequired = parameters.some(({ value }) => value['required'] === true)
  const content = contentOf2(model, operation, 'consumes', { schema, node }, fallback)
  return new RequestBodyView(node, isRequired, content)
}

/** The fields of a form as the properties of an object. */
function formSchema(form: readonly OpenApiNode[], operation: OpenApiNode): SchemaSource {
  const named = form.map((node) => [stringMember(node.value, 'name') ?? '', node] as const)
  const value = {
    type: 'object',
    properties: Object.fromEntries(named.map(([name, node]) => [name, node.value])),
    required: named.flatMap(([name, node]) => (node.value['required'] === true ? [name] : [])),
  }
  return { value, node: operation, path: ['parameters'] }
}
