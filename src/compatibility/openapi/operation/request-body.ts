import { stringMember } from '../../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../../contracts/index.ts'
import { sourceAt, type SchemaSource } from '../schema/schema-source.ts'
import { contentOf, contentOf2, formMediaType, type Content } from './content.ts'
import { resolved, type OperationView } from './operation-view.ts'
import type { ParametersOfOperation } from './parameters.ts'

/** The body of a request, whichever version writes it. */
export interface RequestBodyView {
  readonly isRequired: boolean
  readonly content: Content
  readonly location: Location
  readonly requiredLocation: Location
}

export function requestBodyOf(
  model: OpenApiModel,
  operation: OperationView,
  { body, form }: ParametersOfOperation,
): RequestBodyView | undefined {
  if (model.version === '2.0') return requestBodyOf2(model, operation, body, form)
  const node = resolved(model, model.nodeOf(operation.node.value['requestBody']))
  if (node === undefined) return undefined
  return {
    isRequired: node.value['required'] === true,
    content: contentOf(model, node),
    get location() {
      return node.location
    },
    get requiredLocation() {
      return node.at('required')
    },
  }
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
  return {
    isRequired: (body === undefined ? form : [body]).some(
      ({ value }) => value['required'] === true,
    ),
    content: contentOf2(model, operation, 'consumes', { schema, node }, fallback),
    get location() {
      return node.location
    },
    get requiredLocation() {
      return node.at('required')
    },
  }
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
