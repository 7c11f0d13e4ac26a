import type { Stored } from '../../store/index.ts'
import type { CompatibilityReport } from '../compatibility/compatibility-report.ts'
import { inOrder, type SubscribedConsumer } from '../compatibility/consumer-usages.ts'
import { storedSubject } from '../compatibility/judge-compatibility.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import type { PastServices } from './past-services.ts'
import type { PastStates } from './past-states.ts'
import { liveSubscriptionsThen } from './subscriptions-then.ts'

/** What a version meant then; whom each change concerned is not told. */
export type PastReport = (
  at: Date,
  service: string,
  selector: string,
) => Promise<Pick<CompatibilityReport, 'service' | 'version' | 'verdict' | 'against' | 'consumers'>>

/** A version as it was, among all of its service. @throws RegistryError `service-not-found`, `version-not-found` */
export type VersionAt = (
  at: Date,
  service: string,
  selector: string,
) => Promise<{
  readonly owner: Stored<ServiceDocument>
  readonly all: readonly Stored<VersionDocument>[]
  readonly found: Stored<VersionDocument>
}>

/** Judged as now, of the versions and subscriptions of then; services go by the names of then. */
export function createPastReport(
  ports: PastCataloguePorts & {
    readonly states: PastStates
    readonly pastServices: PastServices
    readonly versionAt: VersionAt
  },
): PastReport {
  const { pastServices, usageContents, versionContents, judgeCompatibility, versionAt } = ports
  return async (at, service, selector) => {
    const { owner, all, found } = await versionAt(at, service, selector)
    const report = await judgeCompatibility(
      storedSubject(found.value, versionContents),
      owner.value,
      all.map(({ value }) => value),
      undefined,
      () => consumersThen(at, owner.id),
    )
    const consumers = await Promise.all(
      report.consumers.map(async (one) => ({
        ...one,
        consumer:
          one.consumerKind === 'service'
            ? await pastServices.nameThen(at, one.consumer)
            : one.consumer,
      })),
    )
    const { version, verdict, against } = report
    return { service: nameOfService(owner.value), version, verdict, against, consumers }
  }

  async function consumersThen(at: Date, id: string): Promise<readonly SubscribedConsumer[]> {
    const live: Stored<SubscriptionDocument>[] = []
    for await (const then of liveSubscriptionsThen(ports, at, id)) live.push(then)
    return inOrder({ usageContents }, live)
  }
}
