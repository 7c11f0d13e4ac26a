import type { Stored } from '../../store/index.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { SubscriptionView } from '../model.ts'

export function subscriptionView({
  id,
  revision,
  value,
}: Stored<SubscriptionDocument>): SubscriptionView {
  return {
    id,
    consumer: value.consumer,
    consumerKind: value.consumerKind,
    service: value.service,
    range: value.range,
    operations: value.operations,
    environment: value.environment,
    usage: value.usage && {
      source: value.usage.source,
      fileName: value.usage.fileName,
      uploadedAt: value.usage.uploadedAt,
    },
    objectives: value.objectives,
    state: value.state,
    lifecycle: value.lifecycle,
    revision,
    createdAt: value.createdAt,
    updatedAt: value.updatedAt,
  }
}
