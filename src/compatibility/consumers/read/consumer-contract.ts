import type { ConsumerUsage, FieldList, OperationUse } from '../usage.ts'
import type { ConsumerContractDocument } from './consumer-contract-document.ts'

type Operation = ConsumerContractDocument['operations'][number]
type Fields = NonNullable<NonNullable<Operation['request']>['body']>

/** What a consumer contract says, as usage. */
export function usageOfDocument({ consumer, operations }: ConsumerContractDocument): ConsumerUsage {
  return { consumer, operations: operations.map(operationUse) }
}

function operationUse({ operation, request, response }: Operation): OperationUse {
  return {
    operation,
    ...(request !== undefined && {
      request: {
        ...(request.query !== undefined && { query: listed(request.query) }),
        ...(request.headers !== undefined && { headers: listed(request.headers) }),
        ...(request.body !== undefined && { body: listed(request.body) }),
      },
    }),
    ...(response !== undefined && {
      response: {
        ...(response.statuses !== undefined && { statuses: response.statuses.map(String) }),
        ...(response.headers !== undefined && { headers: listed(response.headers) }),
        ...(response.body !== undefined && { body: listed(response.body) }),
      },
    }),
  }
}

function listed(fields: Fields): FieldList {
  return {
    fields: fields.map((field) =>
      typeof field === 'string' ? { path: field } : { path: field.field, values: field.values },
    ),
    isComplete: true,
  }
}
