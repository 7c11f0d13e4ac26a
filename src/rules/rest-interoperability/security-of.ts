import { isDataArray, memberOf, objectMember } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'

/** The security requirements of an operation: its own, else those of the document; undefined when neither says. */
export function securityOf(
  model: OpenApiModel,
  operation: OpenApiNode,
): readonly DataValue[] | undefined {
  for (const { value } of [operation, model.document]) {
    const security = memberOf(value, 'security')
    if (isDataArray(security)) return security
  }
  return undefined
}

/** Whether requests to the operation must hold credentials; `{}` among the requirements makes them optional. */
export function needsCredentials(model: OpenApiModel, operation: OpenApiNode): boolean {
  const requirements = securityOf(model, operation) ?? []
  return (
    requirements.length > 0 &&
    requirements.every(
      (one) => typeof one === 'object' && one !== null && Object.keys(one).length > 0,
    )
  )
}

/** The security schemes that a document declares, by name. */
export function securitySchemesOf({
  document,
  version,
}: OpenApiModel): ReadonlyMap<string, DataValue> {
  const declared =
    version === '2.0'
      ? objectMember(document.value, 'securityDefinitions')
      : objectMember(objectMember(document.value, 'components'), 'securitySchemes')
  return new Map(Object.entries(declared ?? {}))
}
