import { memberOf, objectMember } from '../../contracts/index.ts'
import type { Location, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'
import { contentOf, requestBodyOf } from './content.ts'
import { parametersFor } from './effective-parameters.ts'
import { schemaOf } from './schema-shape.ts'

/**
 * Where an operation describes content of its requests; undefined when it describes none. A form without
 * fields counts as none: some generators write one for every operation.
 */
export function requestContentOf(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): Location | undefined {
  const { model } = context
  if (model.version !== '2.0') {
    const body = requestBodyOf(model, operation)
    return body === undefined || isEmptyForm(model, body) ? undefined : operation.at('requestBody')
  }
  const { parameters } = parametersFor(context, operation)
  return parameters.find((one) => one.in === 'body' || one.in === 'formData')?.location
}

/** Far more forms than a body comes in. */
const MOST_FORMS = 20

function isEmptyForm(model: OpenApiModel, body: OpenApiNode): boolean {
  const forms = contentOf(model, body)
  return (
    forms.length <= MOST_FORMS &&
    forms.every(({ schema }) => {
      const value = schemaOf(model, schema)?.value
      const properties = objectMember(value, 'properties')
      const isClosed = memberOf(value, 'additionalProperties') === false
      return isClosed && properties !== undefined && Object.keys(properties).length === 0
    })
  )
}
