import {
  judgeLevel,
  partsOfLevel,
  versionsToCompare,
  type ComparedVersion,
  type Comparison,
  type CompatibilityLevel,
  type LevelChange,
  type LevelReport,
} from '../../compatibility/index.ts'
import { StoreError } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { PoliciesInForce } from '../ports.ts'
import { policySubject } from '../versions/policy-subject.ts'
import { isInRange } from '../versions/semantic-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import type { CompareVersions, ComparableContract } from './compare-versions.ts'
import type {
  CompatibilityReport,
  ConsumerImpact,
  ReportedChange,
  RequiredCompatibility,
} from './compatibility-report.ts'
import {
  consumersOfService,
  type ConsumerUsagePorts,
  type SubscribedConsumer,
} from './consumer-usages.ts'
import { predecessorsOf } from './predecessors.ts'

export type JudgeCompatibilityPorts = ConsumerUsagePorts & {
  readonly compareVersions: CompareVersions
  readonly policiesInForce: PoliciesInForce
  readonly versionContents: VersionContents
  readonly engine: { readonly version: string }
}

/** A version that is held against those before it; it may not be stored yet. */
export interface ComparedSubject extends Pick<
  VersionDocument,
  'service' | 'version' | 'order' | 'format' | 'state' | 'digest'
> {
  readonly contract: ComparableContract
  /** An ISO 8601 date. */
  readonly asOf: string
  /** What was compared when it was published: that stays, whatever is published later. */
  readonly settled: VersionDocument['compatibility']
}

/** The one way by which registration, gates and reports judge compatibility, so that they cannot disagree. */
export type JudgeCompatibility = (
  subject: ComparedSubject,
  service: ServiceDocument,
  /** All versions of the service, highest first. */
  siblings: readonly VersionDocument[],
  /** Compares with these instead of what the requirement in force asks for. */
  asked?: { readonly level: CompatibilityLevel; readonly against: readonly VersionDocument[] },
  /** Who used the service at a moment in the past; those of now unless given. */
  consumersThen?: () => Promise<readonly SubscribedConsumer[]>,
) => Promise<CompatibilityReport>

export function createJudgeCompatibility(ports: JudgeCompatibilityPorts): JudgeCompatibility {
  const { compareVersions, policiesInForce, versionContents, engine } = ports
  return async (subject, service, siblings, asked, consumersThen) => {
    const { contract, asOf } = subject
    const requirement =
      asked === undefined
        ? await requirementFor(subject, service, policiesInForce)
        : { level: asked.level, policy: undefined, because: 'These two versions were asked about.' }
    const { direction = 'backward' } = partsOfLevel(requirement.level)
    const { earlier, leftOut } =
      asked === undefined
        ? earlierOf(subject, requirement, siblings)
        : { earlier: asked.against, leftOut: [] }
    const consumers =
      earlier.length === 0
        ? []
        : await (consumersThen?.() ?? consumersOfService(ports, subject.service))
    const compared: ComparedVersion[] = []
    // One after the other: many versions must not take all threads from others.
    for (const version of earlier) {
      const comparison = await compareVersions(comparable(version, versionContents), contract, {
        level: direction,
        asOf,
        usages: consumers.filter((consumer) => uses(consumer, version)),
      })
      compared.push({ version: version.version, comparison })
    }
    return reportOf(subject, { requirement, engine: engine.version, leftOut }, compared, consumers)
  }
}

/**
 * What was required when the version was published stays. Where the requirements in force cannot be evaluated, the
 * strictest level holds: that is never the same as none.
 */
async function requirementFor(
  subject: ComparedSubject,
  service: ServiceDocument,
  policiesInForce: PoliciesInForce,
): Promise<RequiredCompatibility> {
  if (subject.settled !== undefined) return subject.settled.requirement
  try {
    return await policiesInForce.compatibilityFor(policySubject(service, subject))
  } catch (error) {
    if (error instanceof StoreError) throw error
    const why = error instanceof Error ? error.message : String(error)
    return {
      level: 'full-transitive',
      because: `The requirements in force could not be evaluated, so that the strictest level holds: ${why}`,
    }
  }
}

/** Of one version; more take minutes that nobody waits for, and whoever has more has versions to retire. */
const MOST_COMPARED = 50

interface EarlierVersions {
  /** Newest first. */
  readonly earlier: readonly VersionDocument[]
  /** What the level asks about beyond them. */
  readonly leftOut: readonly string[]
}

function earlierOf(
  subject: ComparedSubject,
  { level }: RequiredCompatibility,
  siblings: readonly VersionDocument[],
): EarlierVersions {
  const { settled } = subject
  if (settled === undefined) {
    const asked = versionsToCompare(level, predecessorsOf(subject, siblings))
    return {
      earlier: asked.slice(0, MOST_COMPARED),
      leftOut: asked.slice(MOST_COMPARED).map(({ version }) => version),
    }
  }
  const earlier = settled.against.flatMap(
    ({ version }) => siblings.find((sibling) => sibling.version === version) ?? [],
  )
  return { earlier, leftOut: settled.leftOut ?? [] }
}

/** A stored version, as it takes part in a comparison. */
export function comparable(
  version: VersionDocument,
  versionContents: VersionContents,
): ComparableContract {
  return {
    ...versionContents.asJudged(version),
    source: `${version.service}@${version.version}`,
    format: version.format,
  }
}

/** A stored version, as it is held against those before it. */
export function storedSubject(
  version: VersionDocument,
  versionContents: VersionContents,
): ComparedSubject {
  return {
    ...version,
    contract: comparable(version, versionContents),
    asOf: version.compatibility?.asOf ?? version.createdAt.slice(0, DAY_LENGTH),
    settled: version.standing.frozen ? version.compatibility : undefined,
  }
}

export const DAY_LENGTH = 'YYYY-MM-DD'.length

export function uses(
  { subscription }: SubscribedConsumer,
  version: Pick<VersionDocument, 'version' | 'format'>,
): boolean {
  return isInRange(version, subscription.range)
}

function reportOf(
  { service, version, format, digest, asOf }: ComparedSubject,
  { requirement, engine, leftOut }: Pick<CompatibilityReport, 'requirement' | 'engine' | 'leftOut'>,
  compared: readonly ComparedVersion[],
  consumers: readonly SubscribedConsumer[],
): CompatibilityReport {
  const level = judgeLevel(requirement.level, version, withAllConsumers(compared), leftOut)
  const byId = new Map(consumers.map((consumer) => [consumer.id, consumer]))
  return {
    ...level,
    service,
    version,
    digest,
    requirement,
    asOf,
    engine,
    leftOut,
    changes: level.changes.map((change) => namedChange(change, byId)),
    consumers: consumers
      .filter((consumer) =>
        compared.some(({ version: earlier, comparison }) =>
          uses(consumer, { version: earlier, format: comparison.old.format }),
        ),
      )
      .map((consumer) => impactOn(consumer, { version, format }, level)),
  }
}

/** A change that several versions have before them breaks the consumers of all of them. */
function withAllConsumers(compared: readonly ComparedVersion[]): readonly ComparedVersion[] {
  if (compared.length < 2) return compared
  const all = new Map<string, NonNullable<LevelChange['consumers']>>()
  for (const { comparison } of compared) {
    for (const { fingerprint, consumers } of comparison.changes) {
      if (consumers === undefined) continue // nobody uses that version
      const known = all.get(fingerprint) ?? []
      const ids = new Set(known.map(({ consumer }) => consumer))
      all.set(fingerprint, [...known, ...consumers.filter(({ consumer }) => !ids.has(consumer))])
    }
  }
  return compared.map(({ version, comparison }) => ({
    version,
    comparison: {
      ...comparison,
      changes: comparison.changes.map((change) => {
        const consumers = all.get(change.fingerprint)
        return consumers === undefined ? change : { ...change, consumers }
      }),
    },
  }))
}

function namedChange(
  { consumers, ...change }: LevelChange,
  byId: ReadonlyMap<string, SubscribedConsumer>,
): ReportedChange {
  if (consumers === undefined) return change
  return {
    ...change,
    consumers: consumers.flatMap((hit) => {
      const subscription = byId.get(hit.consumer)?.subscription
      if (subscription === undefined) return []
      const { consumer, environment } = subscription
      return [{ ...hit, consumer, environment, subscription: hit.consumer }]
    }),
  }
}

/** What changes mean for one consumer. */
export function impactOn(
  { id, subscription, usage }: SubscribedConsumer,
  version: Pick<VersionDocument, 'version' | 'format'>,
  { changes, notCompared }: Pick<LevelReport, 'changes' | 'notCompared'> | Comparison,
): ConsumerImpact {
  const { consumer, consumerKind, environment, range, state } = subscription
  const hits = changes.flatMap(({ fingerprint, message, consumers = [] }) =>
    consumers
      .filter((hit) => hit.consumer === id)
      .map(({ certainty, reason }) => ({ fingerprint, certainty, reason: `${message} ${reason}` })),
  )
  const isBroken = hits.some(({ certainty }) => certainty === 'breaks')
  const isOpen = notCompared.length > 0
  return {
    consumer,
    consumerKind,
    subscription: id,
    environment,
    range,
    state,
    verdict: isBroken ? 'breaks' : hits.length > 0 ? 'may-break' : isOpen ? 'unknown' : 'works',
    knownUse:
      usage.operations === undefined
        ? 'nothing'
        : subscription.usage === undefined
          ? 'operations'
          : 'fields',
    isInRange: isInRange(version, range),
    changes: hits.map(({ fingerprint }) => fingerprint),
    reasons: [...hits.map(({ reason }) => reason), ...notCompared.map(({ reason }) => reason)],
  }
}
