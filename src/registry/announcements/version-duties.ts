import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { DutyAtHand, DutyKind, DutyRequest } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { versionId } from '../identifiers.ts'
import { serviceOwner } from '../services/service-owner.ts'
import { tellConsumers, type TellingPorts } from './consumers-told.ts'

const DAY = 24 * 60 * 60_000 // milliseconds
/** Days before a sunset on which those who still use the version are reminded. */
const REMINDERS = [30, 7] as const
/** Days that a contract may wait for its review before the reviewers are reminded. */
const REVIEW = 14

export interface VersionDutyPorts extends TellingPorts {
  readonly versions: GuardedCollection<VersionDocument>
}

/**
 * What follows from a version's transition, to be done at once or when its time has come.
 * @param initial the state that versions begin in, where they wait for nobody's review
 */
export function dutiesOfTransition(
  before: VersionDocument,
  next: VersionDocument,
  { domain }: Pick<ServiceDocument, 'domain'>,
  initial: string,
): readonly DutyRequest[] {
  const id = versionId(next.service, next.version)
  const at = next.updatedAt
  const { decision, sunsetAt } = next
  const data = { version: id, since: at }
  const duty = (kind: string, dueAt: string, name: string = kind): DutyRequest => ({
    key: `${name}/${decision?.id ?? at}`,
    kind,
    subject: `version:${id}`,
    domain,
    dueAt,
    data,
  })
  if (next.standing.deprecated && !before.standing.deprecated) {
    return [
      duty('deprecation-announced', at),
      ...(sunsetAt === undefined
        ? []
        : [
            ...REMINDERS.flatMap((days) => {
              const remindAt = daysAfter(sunsetAt, -days)
              return remindAt > at ? [duty('sunset-near', remindAt, `sunset-near-${days}`)] : []
            }),
            duty('sunset-reached', sunsetAt),
          ]),
    ]
  }
  if (before.standing.deprecated && !next.standing.deprecated && !next.standing.final) {
    return [duty('deprecation-withdrawn', at)]
  }
  if (before.standing.subscribable && next.standing.inService && !next.standing.subscribable) {
    return [duty('version-superseded', at)]
  }
  if (before.standing.inService && !next.standing.inService && !next.standing.final) {
    return [duty('version-rolled-back', at)]
  }
  if (decision !== undefined && !next.standing.frozen && next.state !== initial) {
    return [duty('review-due', daysAfter(at, REVIEW))]
  }
  return []
}

export function versionDutyKinds(ports: VersionDutyPorts): readonly DutyKind[] {
  const kind = (
    id: string,
    title: string,
    perform: (version: VersionDocument, atHand: DutyAtHand) => Promise<string>,
  ): DutyKind => ({
    id,
    title,
    perform: async (atHand) => {
      const version = await versionOf(ports, atHand)
      return version === undefined
        ? 'Nothing to do: the version went on to something else.'
        : perform(version.value, atHand)
    },
  })
  const toConsumers =
    (title: (name: string) => string, text: (version: VersionDocument, at: Date) => string) =>
    async (version: VersionDocument, { duty, permit }: DutyAtHand): Promise<string> => {
      const name = versionId(version.service, version.version)
      const told = await tellConsumers(ports, duty.id, version, {
        kind: duty.value.kind,
        subject: duty.value.subject,
        title: title(name),
        text: text(version, permit.at),
        service: version.service,
        version: version.version,
        at: permit.at.toISOString(),
      })
      return `Subscriptions told of it: ${told}.`
    }
  return [
    kind(
      'deprecation-announced',
      'Tell consumers of a deprecation',
      toConsumers(
        (name) => `${name} is deprecated`,
        ({ sunsetAt, decision }) =>
          `It stays in service until ${dayOf(sunsetAt)}; move to another version before that.${reasonOf(decision?.reason)}`,
      ),
    ),
    kind(
      'sunset-near',
      'Remind consumers of a sunset',
      toConsumers(
        (name) => `${name} ends soon`,
        ({ sunsetAt }) => `Its notice ends on ${dayOf(sunsetAt)}, and you still use it.`,
      ),
    ),
    kind('sunset-reached', 'Tell of a sunset that is reached', async (version, atHand) => {
      const consumers = await toConsumers(
        (name) => `The notice of ${name} is over`,
        () => 'It may be retired as soon as nobody uses it; move, and end the subscription to it.',
      )(version, atHand)
      await tellOwner(ports, version, atHand, {
        title: `${atHand.duty.value.subject} has reached its sunset`,
        text: `Retire it once no agreement remains. ${consumers}`,
      })
      return consumers
    }),
    kind(
      'deprecation-withdrawn',
      'Tell consumers that a deprecation was taken back',
      toConsumers(
        (name) => `${name} is no longer deprecated`,
        ({ decision }) => `It stays in service.${reasonOf(decision?.reason)}`,
      ),
    ),
    kind(
      'version-superseded',
      'Tell consumers of a better version',
      toConsumers(
        (name) => `${name} is superseded`,
        ({ decision }) =>
          `It stays in service for you and takes nobody new; consider moving to its successor.${reasonOf(decision?.reason)}`,
      ),
    ),
    kind(
      'version-rolled-back',
      'Tell consumers that a version was rolled back',
      toConsumers(
        (name) => `${name} is rolled back`,
        ({ decision }) =>
          `It is no longer in service; where no other version serves you, your calls are not answered.${reasonOf(decision?.reason)}`,
      ),
    ),
    kind('review-due', 'Remind of a review that is due', async (version, atHand) => {
      if (version.standing.frozen) return 'Nothing to do: the review is over.'
      await tellOwner(ports, version, atHand, {
        title: `${versionId(version.service, version.version)} waits in ${version.state}`,
        text: `It has been there since ${dayOf(version.updatedAt)}; decide on it, or send it back with a reason.`,
      })
      return 'The owner was reminded.'
    }),
  ]
}

/** The version as long as it is where the transition led; undefined once it went on, or never got there. */
async function versionOf(
  { versions }: VersionDutyPorts,
  { duty }: DutyAtHand,
): Promise<Stored<VersionDocument> | undefined> {
  const { version, since } = duty.value.data as { version: string; since: string }
  const found = await versions.get(version)
  return found?.value.decision?.at === since ? found : undefined
}

async function tellOwner(
  ports: VersionDutyPorts,
  version: VersionDocument,
  { duty, permit }: DutyAtHand,
  said: { readonly title: string; readonly text: string },
): Promise<void> {
  const service = await ports.services.get(version.service)
  const owner = service && (await serviceOwner(ports.domains, service.value))
  await ports.notices.tell({
    ...said,
    key: `${duty.id}/owner`,
    kind: duty.value.kind,
    subject: duty.value.subject,
    service: version.service,
    version: version.version,
    roles: owner === undefined ? [] : [owner],
    accounts: [version.author.person],
    at: permit.at.toISOString(),
  })
}

function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY).toISOString()
}

function dayOf(instant: string | undefined): string {
  return instant === undefined ? 'a day that is not set' : instant.slice(0, 10)
}

function reasonOf(reason: string | undefined): string {
  return reason === undefined ? '' : ` Reason given: ${reason}`
}
