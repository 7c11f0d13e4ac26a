import type { Collection, DomainEvent, Json, Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { JudgeContractPorts, Judgement } from '../judge-contract.ts'
import { SYSTEM } from '../system-actor.ts'
import type { VersionContents } from '../versions/version-contents.ts'

export interface KeepJudgementPorts extends JudgeContractPorts {
  readonly versions: Collection<VersionDocument>
  readonly versionContents: VersionContents
  readonly newId: () => string
  /** Writes a kept verdict that has changed, with all that follows. */
  readonly aroundChange: (change: VerdictChange, write: () => Promise<unknown>) => Promise<void>
}

/** A kept verdict that is another one now. */
export interface VerdictChange {
  readonly id: string
  readonly service: ServiceDocument
  readonly version: VersionDocument
  readonly at: string
  /** Ids of policies asked for by gates or registration that newly fail. */
  readonly newlyFailing: readonly string[]
}

/**
 * Keeps a verdict that follows from decisions which others made, so that it asks nobody's authority; where it is
 * another one than before, that is an event.
 * @returns whether it is
 * @throws StoreError `stale-revision`, `not-found`
 */
export async function keepJudgement(
  { versions, clock, newId, aroundChange }: KeepJudgementPorts,
  service: ServiceDocument,
  { id, revision, value: before }: Stored<VersionDocument>,
  { report, conformance, judged, problem }: Judgement,
): Promise<boolean> {
  const version: VersionDocument = {
    ...before,
    verdict: report.verdict,
    conformance: [...conformance],
    judged,
  }
  if (verdictsOf(before) === verdictsOf(version)) {
    await versions.replace(id, revision, version, [])
    return false
  }
  const at = clock().toISOString()
  const event: DomainEvent = {
    id: newId(),
    at,
    actor: { kind: 'system', id: SYSTEM.id, name: SYSTEM.name },
    action: 'version.judged-anew',
    subject: `version:${id}`,
    change: {
      from: before.verdict,
      to: version.verdict,
      failing: judged.failing,
      // What is written here of a document is what the past knows of it.
      revision: revision + 1,
      conformance: JSON.parse(JSON.stringify(version.conformance)) as Json,
      ...(problem !== undefined && { problem }),
    },
  }
  const failedBefore = new Set(mandatedFailures(before))
  const newlyFailing = mandatedFailures(version).filter((policy) => !failedBefore.has(policy))
  await aroundChange({ id, service, version, at, newlyFailing }, () =>
    versions.replace(id, revision, version, [event]),
  )
  return true
}

function verdictsOf({ verdict, conformance }: VersionDocument): string {
  return JSON.stringify([
    verdict,
    conformance.map((one) => [one.policy, one.verdict, one.enforcement]),
  ])
}

function mandatedFailures({ conformance }: VersionDocument): readonly string[] {
  return conformance
    .filter(({ enforcement, verdict }) => enforcement !== 'advise' && verdict === 'fail')
    .map(({ policy }) => policy)
}
