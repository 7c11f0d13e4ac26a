import type { ObservedService, Period } from '../../registry/index.ts'
import type {
  DeclaredStructure,
  DeclaredSubscription,
  Difference,
  RequiredStructure,
} from './structures-of-service.ts'

const DAY = 24 * 60 * 60_000 // milliseconds
/** Days without a call after which a subscription counts as not used. */
export const UNUSED_DAYS = 28
/** Names that stand for nobody in particular. */
const NOBODY: readonly string[] = ['', '(others)']

interface Structures {
  readonly service: string
  readonly period: Period
  readonly declared: DeclaredStructure
  readonly observed: ObservedService
  readonly required: RequiredStructure
}

/**
 * Where what is declared, what was observed and what is required do not fit. Pure. Calls that only failed show nothing: what
 * knocks at every door is no consumer.
 */
export function findDifferences(structures: Structures): readonly Difference[] {
  return [
    ...undeclaredConsumers(structures),
    ...undeclaredOperations(structures),
    ...unusedDeclarations(structures),
    ...contractDrift(structures),
    ...undeclaredDeployments(structures),
    ...dutiesNotKept(structures),
  ]
}

function* undeclaredConsumers({ service, declared, observed }: Structures): Generator<Difference> {
  const known = new Set(expected(declared).map(({ consumer }) => consumer))
  for (const { consumer, calls, errors, operations, lastAt } of observed.consumers) {
    if (NOBODY.includes(consumer) || consumer === service || known.has(consumer)) continue
    if (calls === errors) continue
    const what = operations.length === 0 ? '' : `, of them ${some(operations)}`
    yield {
      kind: 'undeclared-consumer',
      about: consumer,
      between: ['declared', 'observed'],
      says: `${consumer} called ${service} ${calls} times${what}, the last time on ${dayOf(lastAt)}, and has no active subscription.`,
    }
  }
}

function* undeclaredOperations({ service, declared, observed }: Structures): Generator<Difference> {
  const offered = new Set(
    observed.operations.filter((one) => one.isOffered === true).map(({ operation }) => operation),
  )
  for (const { consumer, operations } of observed.consumers) {
    const subscriptions = expected(declared).filter((one) => one.consumer === consumer)
    if (subscriptions.length === 0) continue
    // Whoever has not said which operations it uses may use all of them.
    if (subscriptions.some((one) => one.operations.length === 0)) continue
    const said = new Set(subscriptions.flatMap((one) => one.operations))
    const others = operations.filter((one) => offered.has(one) && !said.has(one))
    if (others.length === 0) continue
    yield {
      kind: 'undeclared-operation',
      about: consumer,
      between: ['declared', 'observed'],
      says: `${consumer} uses ${some(others)} of ${service}, which its subscription does not name.`,
    }
  }
}

function* unusedDeclarations(structures: Structures): Generator<Difference> {
  const { service, period, declared, observed } = structures
  // Where nothing is reported at all, no silence says anything.
  if (observed.calls === 0) return
  const end = Date.parse(period.to) + DAY
  if (end - Date.parse(period.from) < UNUSED_DAYS * DAY) return
  const callers = new Set(observed.consumers.map(({ consumer }) => consumer))
  for (const { id, consumer, environment, since } of expected(declared)) {
    if (callers.has(consumer) || end - Date.parse(since) < UNUSED_DAYS * DAY) continue
    yield {
      kind: 'unused-declaration',
      about: id,
      between: ['declared', 'observed'],
      says: `${consumer} has an active subscription to ${service} in ${environment} since ${dayOf(since)}, and no call of it was seen from ${period.from} to ${period.to}.`,
    }
  }
}

function* contractDrift({ service, observed }: Structures): Generator<Difference> {
  for (const { operation, isOffered, calls, errors, consumers } of observed.operations) {
    if (isOffered !== false || calls === errors) continue
    yield {
      kind: 'contract-drift',
      about: operation,
      between: ['declared', 'observed'],
      says: `${service} answered ${calls - errors} calls of ${operation}, which no contract of it offers, by ${some(consumers.map((one) => (one === '' ? 'an unknown consumer' : one)))}.`,
    }
  }
}

function* undeclaredDeployments({
  service,
  declared,
  observed,
}: Structures): Generator<Difference> {
  for (const { version, environment, lastAt } of observed.deployments) {
    const known = declared.versions.find((one) => one.version === version)
    const problem =
      known === undefined
        ? 'which the registry does not know'
        : known.isFinal
          ? `which is ${known.state}`
          : known.isPublished
            ? undefined
            : `which is still ${known.state}`
    if (problem === undefined) continue
    yield {
      kind: 'undeclared-deployment',
      about: `${version} ${environment}`.trim(),
      between: ['declared', 'observed'],
      says: `Version ${version} of ${service} was deployed${environment === '' ? '' : ` in ${environment}`} on ${dayOf(lastAt)}, ${problem}.`,
    }
  }
}

function* dutiesNotKept(structures: Structures): Generator<Difference> {
  const { service, period, declared, observed, required } = structures
  const end = new Date(Date.parse(period.to) + DAY).toISOString()
  for (const { version, state, isFinal, sunsetAt } of declared.versions) {
    if (isFinal || sunsetAt === undefined || sunsetAt > end) continue
    yield {
      kind: 'duty-not-kept',
      about: `sunset ${version}`,
      between: ['required', 'declared'],
      says: `Version ${version} of ${service} was to end on ${dayOf(sunsetAt)} and is ${state}.`,
    }
  }
  for (const { version, calls } of observed.versions) {
    const known = declared.versions.find((one) => one.version === version)
    if (known?.isFinal !== true || calls === 0) continue
    yield {
      kind: 'duty-not-kept',
      about: `retired ${version}`,
      between: ['required', 'observed'],
      says: `Version ${version} of ${service} is ${known.state} and was called ${calls} times.`,
    }
  }
  const inService = new Set(
    declared.versions.filter((one) => one.inService).map(({ version }) => version),
  )
  for (const { id, enforcement, notKeptBy } of required.policies) {
    const versions = notKeptBy.filter((version) => inService.has(version))
    if (enforcement === 'advise' || versions.length === 0) continue
    yield {
      kind: 'duty-not-kept',
      about: `policy ${id}`,
      between: ['required', 'declared'],
      says: `${id} (${enforcement}) is asked of ${service}, and ${some(versions)} in service does not keep it.`,
    }
  }
  for (const { title, subject, dueAt, state } of required.duties) {
    if (state !== 'failing') continue
    yield {
      kind: 'duty-not-kept',
      about: `duty ${title} ${subject}`,
      between: ['required', 'declared'],
      says: `${title} for ${subject}, due on ${dayOf(dueAt)}, cannot be done.`,
    }
  }
}

function expected({ subscriptions }: DeclaredStructure): readonly DeclaredSubscription[] {
  return subscriptions.filter((one) => one.inService)
}

function some(names: readonly string[]): string {
  const most = 5
  const more = names.length > most ? ` and ${names.length - most} more` : ''
  return `${names.slice(0, most).join(', ')}${more}`
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
