import {
  RegistryError,
  transitionRefused,
  type Actor,
  type Registry,
  type SubscriptionView,
  type TransitionDecision,
  type TransitionOverview,
  type TransitionRequest,
} from '../registry/index.ts'
import { SamplesError, type LoadedSamples } from './load-sample-enterprise.ts'
import type { SampleEnterprise, SampleStep, SampleVersion } from './sample-enterprise.ts'

export interface SampleRegistration {
  readonly registry: Registry
  readonly samples: LoadedSamples
  /** In whose name: the samples pass the same authority and the same gates as anybody's services. */
  readonly actor: Actor
  readonly clock: () => Date
}

type SampleDomain = SampleEnterprise['domains'][number]
type SampleService = SampleEnterprise['services'][number]
type SampleCalls = SampleEnterprise['calls'][number]
type SampleSubscription = SampleEnterprise['subscriptions'][number]

/**
 * Registers the sample enterprise through the use cases that everybody uses. What is there already is
 * left as it is, so that a first run that was interrupted is finished by the next one.
 *
 * @throws SamplesError when a gate decides otherwise than the samples say
 */
export async function registerSamples(registration: SampleRegistration): Promise<void> {
  const { domains, services, subscriptions, calls } = registration.samples.enterprise
  for (const domain of domains) await registerDomain(registration, domain)
  for (const { versions, charter, ...input } of services) {
    await registerService(registration, input)
    await takeCharterSteps(registration, idOf(input), charter)
    for (const version of versions) await registerVersion(registration, idOf(input), version)
  }
  for (const { transitions, usage, ...input } of subscriptions) {
    await registerSubscription(registration, input, usage, transitions)
  }
  for (const { versions, ...input } of services) {
    for (const { version, transitions, laterTransitions } of versions) {
      const steps = [...transitions, ...laterTransitions]
      await takeVersionSteps(registration, idOf(input), version, steps)
    }
  }
  for (const service of new Set(calls.map((one) => one.service))) {
    await reportCalls(
      registration,
      service,
      calls.filter((one) => one.service === service),
    )
  }
}

function idOf({ domain, name }: { readonly domain: string; readonly name: string }): string {
  return `${domain}/${name}`
}

async function registerDomain(
  { registry, actor }: SampleRegistration,
  { path, ...input }: SampleDomain,
): Promise<void> {
  const isThere = await found('domain-not-found', () => registry.domains.get(path))
  if (!isThere) await registry.domains.put(actor, path, input)
}

async function registerService(
  { registry, actor }: SampleRegistration,
  input: Omit<SampleService, 'versions' | 'charter'>,
): Promise<void> {
  const isThere = await found('service-not-found', () => registry.services.get(idOf(input)))
  if (!isThere) await registry.services.register(actor, input)
}

async function registerVersion(
  registration: SampleRegistration,
  service: string,
  version: SampleVersion,
): Promise<void> {
  const { registry, samples, actor } = registration
  const bundle = await samples.bundleOf(version)
  const { reason, checklist, plan, online } = version
  await registry.versions.push(actor, { service, version: version.version, ...bundle, reason })
  const items = await registry.checklists.of(service, version.version)
  for (const { item, ...input } of checklist) {
    const isTicked = items.some((known) => known.item === item && known.isTicked)
    if (!isTicked) await registry.checklists.tick(actor, service, version.version, item, input)
  }
  if (plan !== undefined) await putPlan(registration, service, version.version, plan)
  await bringOnline(registration, service, online)
  await takeVersionSteps(registration, service, version.version, version.transitions)
}

async function putPlan(
  { registry, actor }: SampleRegistration,
  service: string,
  version: string,
  plan: NonNullable<SampleVersion['plan']>,
): Promise<void> {
  const isThere = await found('plan-not-found', () =>
    registry.activationPlans.get(service, version),
  )
  if (!isThere) await registry.activationPlans.put(actor, service, version, plan)
}

async function bringOnline(
  { registry, actor }: SampleRegistration,
  service: string,
  environments: readonly string[],
): Promise<void> {
  const { items } = await registry.endpoints.list(service)
  for (const { id, environment, isOnline } of items) {
    if (isOnline || !environments.includes(environment)) continue
    for (const { item, isTicked } of await registry.endpoints.checklist(service, id)) {
      if (!isTicked) await registry.endpoints.tick(actor, service, id, item, {})
    }
    const reason = 'It answers as its contract says.'
    const decision = await registry.endpoints.request(actor, service, id, { to: 'online', reason })
    if (!decision.allowed) throw new SamplesError(transitionRefused(decision).message)
  }
}

async function takeCharterSteps(
  registration: SampleRegistration,
  service: string,
  steps: readonly SampleStep[],
): Promise<void> {
  if (steps.length === 0) return
  const { registry, actor } = registration
  const overview = await registry.charters.overview(actor, service)
  await takeSteps(registration, steps, overview, (request) =>
    registry.charters.request(actor, service, request),
  )
}

async function takeVersionSteps(
  registration: SampleRegistration,
  service: string,
  version: string,
  steps: readonly SampleStep[],
): Promise<void> {
  const { registry, actor } = registration
  const overview = await registry.transitions.overview(actor, service, version)
  await takeSteps(registration, steps, overview, (request) =>
    registry.transitions.request(actor, service, version, request),
  )
}

async function registerSubscription(
  registration: SampleRegistration,
  input: Omit<SampleSubscription, 'transitions' | 'usage'>,
  usage: string | undefined,
  transitions: readonly SampleStep[],
): Promise<void> {
  const { registry, samples, actor } = registration
  const { id, usage: described } =
    (await existingSubscription(registry, input)) ??
    (await registry.subscriptions.request(actor, input))
  if (usage !== undefined && described === undefined) {
    const bundle = await samples.bundleOf({ entry: usage, imports: [] })
    await registry.subscriptions.describe(actor, id, bundle)
  }
  const overview = await registry.subscriptions.overview(actor, id)
  await takeSteps(registration, transitions, overview, (request) =>
    registry.subscriptions.transition(actor, id, request),
  )
}

async function existingSubscription(
  registry: Registry,
  { service, consumer, range, environment }: Omit<SampleSubscription, 'transitions' | 'usage'>,
): Promise<SubscriptionView | undefined> {
  const { items } = await registry.subscriptions.list({ service, consumer })
  return items.find((item) => item.range === range && item.environment === environment)
}

/** Every decision is recorded, refusals too: as many of the steps as there are decisions were taken before. */
async function takeSteps(
  { clock }: SampleRegistration,
  steps: readonly SampleStep[],
  { history }: TransitionOverview,
  request: (transition: TransitionRequest) => Promise<TransitionDecision>,
): Promise<void> {
  for (const { to, reason, sunsetInDays, isRefused } of steps.slice(history.length)) {
    const sunsetAt = sunsetInDays === undefined ? undefined : daysAfter(clock(), sunsetInDays)
    const decision = await request({ to, reason, sunsetAt })
    if (decision.allowed === (isRefused ?? false)) {
      throw new SamplesError(
        decision.allowed
          ? `${decision.subject} went to ${to}, which the samples expect to be refused.`
          : transitionRefused(decision).message,
      )
    }
  }
}

const DAY = 86_400_000 // milliseconds
const SEEN_DAYS = 28

/** All days in one report: where one of them was counted before, all were. */
async function reportCalls(
  { registry, actor, clock }: SampleRegistration,
  service: string,
  calls: readonly SampleCalls[],
): Promise<void> {
  const seenOn = (daysAgo: number): string =>
    new Date(clock().getTime() - daysAgo * DAY).toISOString()
  const dayOf = (instant: string): string => instant.slice(0, 'YYYY-MM-DD'.length)
  const period = { from: dayOf(seenOn(SEEN_DAYS + 1)), to: dayOf(seenOn(0)) }
  if ((await registry.observations.days(service, period)).length > 0) return
  const days = Array.from({ length: SEEN_DAYS }, (_, day) => seenOn(day + 1))
  const observations = calls.flatMap(({ perDay, errorsPerDay, ...seen }) =>
    days.flatMap((at) => {
      const call = { ...seen, environment: 'production', at }
      const served = { ...call, status: 200, count: perDay }
      return errorsPerDay === 0 ? [served] : [served, { ...call, status: 500, count: errorsPerDay }]
    }),
  )
  await registry.observations.report(actor, { text: JSON.stringify({ observations }) })
}

function daysAfter(start: Date, days: number): string {
  return new Date(start.getTime() + days * 24 * 60 * 60 * 1000).toISOString()
}

async function found(notFound: string, read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    if (error instanceof RegistryError && error.code === notFound) return false
    throw error
  }
}
