import { z } from 'zod'
import type { History } from '../../audit/index.ts'
import type { Registry, SubscriptionView, WaiverView } from '../../registry/index.ts'
import {
  addTo,
  allOf,
  observedBefore,
  PAGE,
  pages,
  readServices,
  readSurroundings,
  type PortfolioService,
  type PortfolioUse,
} from '../portfolio.ts'
import {
  GOVERNED_KINDS,
  placesOfGoverned,
  type Governed,
  type GovernanceSource,
  type PlacedEvidence,
} from './base/governance-source.ts'
import { NOTHING } from './nothing.ts'
import {
  createServiceReader,
  operationStatesOf,
  type Beside,
  type ReadService,
} from './base/read-service.ts'
import type { CountedFrom } from './base/recount.ts'
import type { ProposalEvidence, TensionEvidence } from './fact.ts'
import { endedAt } from './governance/proposal-ends.ts'
import { withSecurity } from './security/with-security.ts'
import type { ReadPolicyCategories } from './policies/policy-categories.ts'

/** Everything that facts are counted from, read from nothing. */
export interface Moments {
  now(): CountedFrom
  /** As it was at a moment, by what the ledger says. @throws RegistryError `past-unknown` while it is read */
  at(moment: Date): CountedFrom
}

export interface MomentPorts {
  readonly registry: Registry
  readonly source: GovernanceSource
  readonly history: History
  readonly readCategories: ReadPolicyCategories
  readonly circles: Beside['circles']
  readonly clock: () => Date
}

export function createMoments(ports: MomentPorts): Moments {
  return {
    now: () => ({
      services: servicesNow(ports),
      others: othersAt(ports, undefined),
    }),
    at: (moment) => ({ services: servicesAt(ports, moment), others: othersAt(ports, moment) }),
  }
}

async function* servicesNow({
  registry,
  readCategories,
  circles,
  clock,
}: MomentPorts): AsyncGenerator<readonly ReadService[]> {
  const surroundings = await readSurroundings(registry)
  const { composing, waivers } = surroundings
  const operationStates = await operationStatesOf(registry)
  const at = clock()
  const categories = await readCategories(at)
  const { filled } = await circles.fillings()
  for await (const piece of readServices(registry, surroundings, filled, at)) {
    const services: ReadService[] = []
    for (const entry of piece) {
      const { id } = entry.service
      const versions = await withSecurity(entry.versions, (one) => registry.versions.get(id, one))
      services.push({
        entry: { ...entry, versions, waivers: waivers.get(id) ?? [] },
        ...{ composing, operationStates, categories },
      })
    }
    yield services
  }
}

const COMPOSING: ReadonlySet<string> = new Set(['composite', 'process'])

/** Services under the names that they had then; who uses whom is told by the names of their registration. */
async function* servicesAt(
  { registry, history, readCategories, circles }: MomentPorts,
  at: Date,
): AsyncGenerator<readonly ReadService[]> {
  const { past } = registry
  const operationStates = await operationStatesOf(registry)
  const categories = await readCategories(at)
  const { filled } = await circles.fillings(at)
  const owners = new Map<string, string | undefined>()
  const domains = await allOf((cursor) => past.domains(at, { cursor, limit: PAGE }))
  for (const { path, owner } of domains) owners.set(path, owner)
  const byProvider = new Map<string, PortfolioUse[]>()
  const byConsumer = new Map<string, PortfolioUse[]>()
  for await (const view of pages((cursor) => past.subscriptions(at, { cursor, limit: PAGE }))) {
    const use = useOf(view)
    addTo(byProvider, use.service, use)
    if (view.consumerKind === 'service') addTo(byConsumer, use.consumer, use)
  }
  const carried = await carriedSince(history, at)
  const composing = new Set<string>()
  for await (const { id, registeredAs, kind } of pages((cursor) => past.kinds(at, cursor))) {
    if (COMPOSING.has(kind)) composing.add(id).add(registeredAs)
  }
  const exceptions = await exceptionsOf(registry)
  let cursor: string | undefined
  do {
    const page = await past.inventory(at, cursor)
    for (const { service, versions } of page.items) {
      const { id, registeredAs = id, domain } = service
      const decisions = await allOf((next) =>
        registry.decisions.list({ service: registeredAs, cursor: next, limit: PAGE }),
      )
      const waivers = await waiversOf(registry, registeredAs, exceptions, carried)
      const owner = service.owner ?? owners.get(domain)
      const entry: PortfolioService = {
        service,
        owner,
        ownerFilled: filled.get(owner ?? ''),
        versions: await withSecurity(versions, (version) =>
          past.version(at, registeredAs, version),
        ),
        decisions: decisions
          .filter((decision) => decision.at <= at.toISOString())
          .map((decision) => ({ ...decision, subject: subjectThen(decision.subject, id) })),
        usedBy: byProvider.get(registeredAs) ?? [],
        uses: byConsumer.get(registeredAs) ?? [],
        waivers: await waiversThen(history, waivers, at),
        observed: await registry.observations.daysThen(registeredAs, observedBefore(at), at),
      }
      yield [{ entry, composing, operationStates, categories }]
    }
    cursor = page.next
  } while (cursor !== undefined)
}

function useOf(view: SubscriptionView): PortfolioUse {
  const { id, consumer, service, range, environment, state, objectives } = view
  return { id, consumer, service, range, environment, state, objectives }
}

/** What was decided about a version is told under the name that its service had then. */
function subjectThen(subject: string, service: string): string {
  return `version:${service}${subject.slice(subject.lastIndexOf('@'))}`
}

/** Of exceptions that went along with a merged service since, the service that they were for then, by their ids. */
async function carriedSince(history: History, at: Date): Promise<ReadonlyMap<string, string>> {
  const then = new Map<string, string>()
  const moment = at.toISOString()
  // Newest first, so that of several the first one since is what is kept.
  for await (const event of history.ofAction('waiver.carried')) {
    if (event.at <= moment) break
    const { from } = carriedChange.parse(event.change)
    const [, service] = /^(?:service|version):([^@]+)/.exec(from) ?? []
    if (service !== undefined) then.set(event.subject.slice('waiver:'.length), service)
  }
  return then
}

const carriedChange = z.object({ from: z.string() })

/** Exceptions for services and their versions as they lie now, by the names under which the services were registered. */
async function exceptionsOf(registry: Registry): Promise<ReadonlyMap<string, WaiverView[]>> {
  const byName = new Map<string, WaiverView[]>()
  for await (const waiver of pages((cursor) => registry.waivers.list({ cursor, limit: PAGE }))) {
    if (waiver.scope.service !== undefined) addTo(byName, waiver.scope.service, waiver)
  }
  const registered = new Map<string, WaiverView[]>()
  for (const [name, waivers] of byName) {
    const { registeredAs = name } = await registry.services.get(name)
    registered.set(registeredAs, waivers)
  }
  return registered
}

/** Exceptions for a service, as those carried since lay then. */
async function waiversOf(
  registry: Registry,
  service: string,
  exceptions: ReadonlyMap<string, readonly WaiverView[]>,
  carried: ReadonlyMap<string, string>,
): Promise<readonly WaiverView[]> {
  const present = exceptions.get(service) ?? []
  const left = [...carried].flatMap(([id, from]) => (from === service ? [id] : []))
  return [
    ...present.filter(({ id }) => (carried.get(id) ?? service) === service),
    ...(await Promise.all(
      left
        .filter((id) => !present.some((waiver) => waiver.id === id))
        .map((id) => registry.waivers.get(id)),
    )),
  ]
}

/** Exceptions that had been granted by then; one that was taken back since was in force until then. */
async function waiversThen(
  history: History,
  waivers: readonly WaiverView[],
  at: Date,
): Promise<readonly WaiverView[]> {
  const moment = at.toISOString()
  const then: WaiverView[] = []
  for (const waiver of waivers) {
    const { id, decision, state } = waiver
    if (decision === undefined) continue
    if (decision.at <= moment) then.push(waiver)
    else if (state === 'revoked' && (await wasGranted(history, id, moment))) {
      then.push({ ...waiver, state: 'granted' })
    }
  }
  return then
}

async function wasGranted(history: History, waiver: string, moment: string): Promise<boolean> {
  for await (const { action } of history.before(`waiver:${waiver}`, moment)) {
    if (action === 'waiver.granted') return true
  }
  return false
}

async function* othersAt(
  { registry, source, history, readCategories, circles, clock }: MomentPorts,
  at: Date | undefined,
): AsyncGenerator<PlacedEvidence> {
  const reader = createServiceReader(registry, { readCategories, circles }, at ?? clock())
  for (const kind of GOVERNED_KINDS) {
    let cursor: string | undefined
    do {
      const { items, next } = await source.list(kind, { cursor, limit: PAGE })
      for (const id of items) {
        const now = await source.read(kind, id)
        const governed = now && at ? await governedThen(history, `${kind}:${id}`, now, at) : now
        if (governed === undefined) continue
        yield { evidence: governed.evidence, places: await placesOfGoverned(governed, reader) }
      }
      cursor = next
    } while (cursor !== undefined)
  }
}

/** As its last event up to then left it; whatever was decided later was open. */
async function governedThen(
  history: History,
  subject: string,
  governed: Governed,
  at: Date,
): Promise<Governed | undefined> {
  let last: string | undefined
  for await (const event of history.before(subject, at.toISOString())) {
    last = event.at
    break
  }
  if (last === undefined) return undefined
  const updatedAt = last
  const { tensions = [], proposals = [] } = governed.evidence
  return {
    ...governed,
    evidence: {
      ...NOTHING,
      tensions: tensions.map((tension) => tensionThen(tension, updatedAt)),
      proposals: proposals.map((proposal) => proposalThen(proposal, updatedAt)),
    },
  }
}

function tensionThen(tension: TensionEvidence, updatedAt: string): TensionEvidence {
  if (tension.updatedAt <= updatedAt) return tension
  return { ...tension, state: 'open', updatedAt }
}

function proposalThen(proposal: ProposalEvidence, updatedAt: string): ProposalEvidence {
  if (proposal.updatedAt <= updatedAt) return proposal
  const ended = endedAt(proposal)
  if (ended !== undefined && ended <= updatedAt) return { ...proposal, updatedAt }
  return { ...proposal, state: 'amending', updatedAt }
}
