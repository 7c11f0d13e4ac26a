import { asksForCredentials, isDataArray, memberOf, objectMember } from '../../contracts/index.ts'
import type { DataValue, OpenApiModel, OpenApiNode } from '../../contracts/index.ts'
import type { RuleContext } from '../rule.ts'

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

/** Whether requests to an operation must hold credentials; `{}` among the requirements makes them optional. */
export function needsCredentials(
  context: RuleContext<OpenApiModel>,
  operation: OpenApiNode,
): boolean {
  const requirements = securityOf(context.model, operation)
  return requirements !== undefined && context.once(credentialNeeds)(requirements)
}

/** Each list is gone through once: that of the document counts for many operations. */
function credentialNeeds(): (requirements: readonly DataValue[]) => boolean {
  const known = new Map<readonly DataValue[], boolean>()
  return (requirements) => {
    const needed = known.get(requirements) ?? asksForCredentials(requirements)
    known.set(requirements, needed)
    return needed
  }
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
