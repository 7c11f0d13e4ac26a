import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import { liveKeyOf } from '../subscriptions/live-key.ts'
import { isInRange } from '../versions/semantic-version.ts'
import type { WaiverDocument } from '../waivers/waiver-document.ts'
import type { MergePlan, MergeStep } from './merging.ts'

/** What is known of a service that takes part in a merge. */
export interface MergingSide {
  readonly service: Stored<ServiceDocument>
  /** Highest first. */
  readonly versions: readonly Stored<VersionDocument>[]
  /** Agreements that are not ended, of those who use it. */
  readonly provided: readonly Stored<SubscriptionDocument>[]
  /** The same of what it uses itself. */
  readonly consumed: readonly Stored<SubscriptionDocument>[]
  /** The state of the capability behind it; undefined while nothing was decided about it. */
  readonly charter: string | undefined
  /** Exceptions that are asked for or in force, for it or its versions. */
  readonly waivers: readonly Stored<WaiverDocument>[]
}

/** The numbers that versions are to have, by those that they have. */
export type Renumbering = Readonly<Record<string, string>>

/** Says of everything that belongs to a service what becomes of it when the service is merged into another one. */
export function planMerge(from: MergingSide, into: MergingSide, renumber: Renumbering): MergePlan {
  if (from.service.id === into.service.id) return planWithItself(from)
  const steps: readonly MergeStep[] = [
    ...sides(from, into),
    ...names(from),
    ...versions(from, into, renumber),
    ...agreements(from, into, renumber),
    ...consumers(from, into),
    ...endpoints(from, into),
    ...waivers(from, renumber),
    ...charter(from, into),
    ...rest(from, into),
  ]
  return {
    from: nameOfService(from.service.value),
    into: nameOfService(into.service.value),
    steps,
    possible: steps.every(({ outcome }) => outcome !== 'refused'),
  }
}

function planWithItself({ service }: MergingSide): MergePlan {
  const name = nameOfService(service.value)
  const reason = 'A service cannot be merged into itself; name the one that is to stay.'
  return { from: name, into: name, steps: [refused('rest', name, reason)], possible: false }
}

/** The number of a version after the merge. */
export function numberAfter(version: string, renumber: Renumbering): string {
  return Object.hasOwn(renumber, version) ? (renumber[version] ?? version) : version
}

function* sides(from: MergingSide, into: MergingSide): Iterable<MergeStep> {
  for (const { value } of [from.service, into.service]) {
    if (value.handover === undefined) continue
    const reason = `It is offered to ${value.handover.to}; that has to be answered or withdrawn first.`
    yield refused('rest', nameOfService(value), reason)
  }
}

function names({ service }: MergingSide): readonly MergeStep[] {
  return namesOf(service).map((subject) => ({ kind: 'name', subject, outcome: 'carried' }))
}

export function namesOf({ id, value }: Stored<ServiceDocument>): readonly string[] {
  return [...new Set([...(value.names ?? [id]), nameOfService(value)])]
}

function* versions(
  from: MergingSide,
  into: MergingSide,
  renumber: Renumbering,
): Iterable<MergeStep> {
  const taken = new Map(into.versions.map(({ value }) => [value.version, value]))
  const given = new Set<string>()
  const known = new Set(from.versions.map(({ value }) => value.version))
  for (const number of Object.keys(renumber)) {
    if (!known.has(number)) {
      yield refused('version', number, 'There is no such version to be renumbered; leave it out.')
    }
  }
  for (const { value } of from.versions) {
    const { version, standing, state } = value
    const as = numberAfter(version, renumber)
    const there = taken.get(as)
    if (!standing.frozen) {
      yield refused(
        'version',
        version,
        `It is ${state} and not published; publish it or discard it first, or push it to ${nameOfService(into.service.value)} instead.`,
      )
    } else if (!standing.inService && !standing.final) {
      const reason = `It is ${state}, on its way into operation, with checklists and plans of its own; bring it into operation or retire it first.`
      yield refused('version', version, reason)
    } else if (there !== undefined && isSame(there, value)) {
      const reason = `${nameOfService(into.service.value)} has the same contract under this number.`
      yield { kind: 'version', subject: version, outcome: 'same', as, reason }
    } else if (there !== undefined || given.has(as)) {
      const reason = `${as} is the number of another contract there; give this one another number.`
      yield refused('version', version, reason)
    } else {
      yield { kind: 'version', subject: version, outcome: 'carried', ...(as !== version && { as }) }
    }
    given.add(as)
  }
}

export function isSame(one: VersionDocument, other: VersionDocument): boolean {
  return one.digest === other.digest && one.entry === other.entry
}

/** An agreement has to mean the same contracts as before. */
function* agreements(
  from: MergingSide,
  into: MergingSide,
  renumber: Renumbering,
): Iterable<MergeStep> {
  const keys = new Set(into.provided.map(({ value }) => value.liveKey))
  for (const { value } of from.provided) {
    const { consumer, range, environment } = value
    const subject = `${consumer}, ${range} in ${environment}`
    if (value.consumerKind === 'service' && consumer === into.service.id) {
      yield refused('subscription', subject, 'The one uses the other; end this agreement first.')
      continue
    }
    if (keys.has(liveKeyOf({ ...value, service: into.service.id }))) {
      const reason =
        'The consumer has the same agreement with the other service; end one of them first.'
      yield refused('subscription', subject, reason)
      continue
    }
    const reason = otherMeaning(value.range, from, into, renumber)
    yield reason === undefined
      ? { kind: 'subscription', subject, outcome: 'carried' }
      : refused('subscription', subject, reason)
  }
}

/** Why a range would mean other contracts than before; undefined when it means the same. */
function otherMeaning(
  range: string,
  from: MergingSide,
  into: MergingSide,
  renumber: Renumbering,
): string | undefined {
  const meant = from.versions.filter(({ value }) => isInRange(value, range))
  for (const { value } of meant) {
    const version = numberAfter(value.version, renumber)
    if (!isInRange({ version, format: value.format }, range)) {
      return `It means ${value.version}, which would be ${version} and no longer in ${range}; choose a number in the range, or end the agreement first.`
    }
  }
  const other = into.versions.find(
    ({ value }) =>
      isInRange(value, range) && !meant.some((version) => isSame(version.value, value)),
  )
  return (
    other &&
    `${other.value.version} of the other service would lie in ${range} as well, and is another contract; end the agreement, or ask for a narrower range first.`
  )
}

function* consumers(from: MergingSide, into: MergingSide): Iterable<MergeStep> {
  const keys = new Set(into.consumed.map(({ value }) => value.liveKey))
  for (const { value } of from.consumed) {
    const subject = `${value.service}, ${value.range} in ${value.environment}`
    if (value.service === into.service.id) {
      yield refused('consumer', subject, 'The one uses the other; end this agreement first.')
    } else if (keys.has(liveKeyOf({ ...value, consumer: into.service.id }))) {
      const reason = 'The other service has the same agreement; end one of them first.'
      yield refused('consumer', subject, reason)
    } else {
      yield { kind: 'consumer', subject, outcome: 'carried' }
    }
  }
}

function endpoints(from: MergingSide, into: MergingSide): readonly MergeStep[] {
  const there = new Set(into.service.value.endpoints.map((endpoint) => JSON.stringify(endpoint)))
  return from.service.value.endpoints.map((endpoint) => ({
    kind: 'endpoint',
    subject: `${endpoint.environment}: ${endpoint.url}`,
    outcome: there.has(JSON.stringify(endpoint)) ? 'same' : 'carried',
  }))
}

function* waivers({ waivers }: MergingSide, renumber: Renumbering): Iterable<MergeStep> {
  for (const { value } of waivers) {
    const { rule, version, until } = value
    const as = version && numberAfter(version, renumber)
    yield {
      kind: 'waiver',
      subject: `${rule} until ${until}${version === undefined ? '' : `, of ${version}`}`,
      outcome: 'carried',
      ...(as !== version && { as }),
      ...(version === undefined && {
        reason: 'It goes on for the versions that go along, and for no others.',
      }),
    }
  }
}

function* charter(from: MergingSide, into: MergingSide): Iterable<MergeStep> {
  if (from.charter === undefined) return
  const subject = `charter, ${from.charter}`
  if (into.charter === undefined) {
    yield { kind: 'charter', subject, outcome: 'carried' }
    return
  }
  const reason = `${nameOfService(into.service.value)} has one of its own, which is ${into.charter}; that one holds, and this one can be read in the ledger.`
  yield { kind: 'charter', subject, outcome: 'stays', reason }
}

function* rest(from: MergingSide, into: MergingSide): Iterable<MergeStep> {
  const there = new Set(into.service.value.tags)
  for (const tag of from.service.value.tags) {
    yield { kind: 'tag', subject: tag, outcome: there.has(tag) ? 'same' : 'carried' }
  }
  yield {
    kind: 'rest',
    subject: 'title, purpose, owner, capability and objectives',
    outcome: 'stays',
    reason: `Those of ${nameOfService(into.service.value)} hold.`,
  }
  yield {
    kind: 'rest',
    subject: 'ended agreements, lapsed and refused waivers',
    outcome: 'stays',
    reason: 'They remain with the service that they were decided for, and can be read there.',
  }
}

function refused(kind: MergeStep['kind'], subject: string, reason: string): MergeStep {
  return { kind, subject, outcome: 'refused', reason }
}
