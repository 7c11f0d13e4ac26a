import type {
  ObservedService,
  Period,
  PoliciesInForce,
  Registry,
  ServiceView,
  VersionListItem,
} from '../../registry/index.ts'
import { decidingRole } from '../authority/deciding-role.ts'
import { thingOf } from '../authority/thing-of.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { allOf, readStandings, versionsOf, type StandingOf } from '../sensing/sensed-registry.ts'
import { findDifferences } from './find-differences.ts'
import type {
  DeclaredStructure,
  RequiredStructure,
  StructuresOfService,
} from './structures-of-service.ts'

export interface StructurePorts extends GovernancePorts {
  readonly registry: Registry
  readonly policies: Pick<PoliciesInForce, 'list'>
}

const PAGE = 500
const DAY = 24 * 60 * 60_000 // milliseconds

/**
 * A service in the three structures. What is declared and required is that of now, or of the end of the period where that
 * has passed; subscriptions of then are told by their dates.
 * @throws RegistryError `service-not-found`, `invalid-input`, `past-unknown`
 */
export async function readStructures(
  ports: StructurePorts,
  name: string,
  period: Period,
): Promise<StructuresOfService> {
  const { registry, clock } = ports
  const present = await registry.services.get(name)
  const observed: ObservedService = await registry.observations.of(present.id, period)
  const end = new Date(Date.parse(`${period.to}T00:00:00.000Z`) + DAY)
  const isPast = end.getTime() <= clock().getTime()
  const service = isPast ? await registry.past.service(end, present.id) : present
  const versions = isPast
    ? await registry.past.versions(end, present.id)
    : await versionsOf(registry, present.id)
  const standingOf = await readStandings(registry)
  const read = { service, versions, standingOf }
  const declared = await readDeclared(registry, read, isPast ? end : undefined)
  const required = await readRequired(ports, read, isPast ? end : clock())
  const structures = { service: present.id, period: observed.period, declared, observed, required }
  return { ...structures, differences: findDifferences(structures) }
}

interface ReadService {
  readonly service: ServiceView
  readonly versions: readonly VersionListItem[]
  readonly standingOf: StandingOf
}

async function readDeclared(
  registry: Registry,
  { service, versions, standingOf }: ReadService,
  before: Date | undefined,
): Promise<DeclaredStructure> {
  const subscriptions = await allOf((cursor) =>
    registry.subscriptions.list({ service: service.id, cursor, limit: PAGE }),
  )
  return {
    owner: service.owner,
    endpoints: service.endpoints,
    versions: versions.map((version) => ({
      version: version.version,
      state: version.state,
      isPublished: version.frozen,
      inService: standingOf(version).inService,
      isFinal: standingOf(version).isFinal,
      sunsetAt: version.sunsetAt,
    })),
    subscriptions: subscriptions
      .filter(({ createdAt }) => before === undefined || createdAt < before.toISOString())
      .map(({ id, consumer, range, environment, operations, state, lifecycle, updatedAt }) => ({
        id,
        consumer,
        range,
        environment,
        operations,
        state,
        inService: standingOf({ state, lifecycle }).inService,
        since: updatedAt,
      })),
  }
}

async function readRequired(
  ports: StructurePorts,
  { service, versions, standingOf }: ReadService,
  at: Date,
): Promise<RequiredStructure> {
  const { registry, record, policies } = ports
  const { organisation } = (await record.at(at)) ?? (await record.inForce())
  const thing = await thingOf(ports, organisation, `service:${service.id}`)
  const { role, people } = decidingRole(organisation, thing, at)
  const titles = new Map((await policies.list(at)).map(({ id, title }) => [id, title]))
  const judged = versions.filter((one) => one.frozen && !standingOf(one).isFinal)
  const asked = new Map<string, { enforcement: string; notKeptBy: string[] }>()
  for (const { version, conformance } of judged) {
    for (const { policy, enforcement, verdict } of conformance) {
      const known = asked.get(policy) ?? { enforcement, notKeptBy: [] }
      asked.set(policy, known)
      if (verdict === 'fail') known.notKeptBy.push(version)
    }
  }
  const subjects = [
    `service:${service.id}`,
    ...judged.slice(0, MOST_SUBJECTS).map(({ version }) => `version:${service.id}@${version}`),
  ]
  const duties = await Promise.all(
    subjects.map((subject) =>
      allOf((cursor) => registry.duties.list({ subject, limit: 500, cursor })),
    ),
  )
  return {
    decides: { role: role.id, people },
    policies: [...asked].map(([id, { enforcement, notKeptBy }]) => ({
      id,
      title: titles.get(id) ?? id,
      enforcement,
      notKeptBy,
    })),
    duties: duties
      .flat()
      .filter(({ state }) => state !== 'done')
      .map(({ title, subject, dueAt, state }) => ({ title, subject, dueAt, state })),
  }
}

const MOST_SUBJECTS = 20 // versions whose duties are looked up, the highest
