import { isDataArray, isDataObject, memberOf, type DataValue } from '../document/data-value.ts'
import type { SecuritySummary } from '../model.ts'
import type { OpenApiModel } from './model.ts'
import { calledOperations } from './summarise-operations.ts'

/**
 * How many operations ask for credentials: by their own security requirements, else by those of the document (OpenAPI 3.1,
 * Operation Object, `security`). An empty requirement among them makes credentials optional, so that it asks for none.
 */
export function summariseSecurity(model: OpenApiModel): SecuritySummary {
  const common = asksForCredentials(memberOf(model.document.value, 'security'))
  const operations = calledOperations(model)
  const secured = operations.filter(({ value }) => {
    const own = memberOf(value, 'security')
    return isDataArray(own) ? asksForCredentials(own) : common
  })
  return { operations: operations.length, secured: secured.length }
}

/** Whether a list of security requirements leaves nobody in without credentials. */
export function asksForCredentials(requirements: DataValue | undefined): boolean {
  if (!isDataArray(requirements) || requirements.length === 0) return false
  return requirements.every((one) => isDataObject(one) && Object.keys(one).length > 0)
}
