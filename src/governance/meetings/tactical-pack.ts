import type { GovernancePorts } from '../governance-ports.ts'
import { coreRole } from '../circles/organisation.ts'
import type { CircleFacts, CircleScope } from './circle-facts.ts'
import type { Meeting } from './meeting.ts'
import type { TacticalPack } from './meeting-step.ts'

const FORTNIGHT = 14 * 24 * 60 * 60 * 1_000
const MOST_METRICS = 200
const MOST_CHANGES = 200
const MOST_CHECKS = 200

/**
 * What the next part of a tactical meeting looks at; undefined where it looks at nothing of the registry's.
 * @param before the circle's tactical meeting before
 */
export async function tacticalPack(
  { record, clock }: Pick<GovernancePorts, 'record' | 'clock'>,
  facts: CircleFacts,
  { circle, kind, state }: Meeting,
  before: Meeting | undefined,
): Promise<TacticalPack | undefined> {
  if (kind !== 'tactical') return undefined
  const { organisation } = await record.inForce()
  const roles = organisation.roles.filter((role) => role.circle === circle)
  const lead = coreRole(organisation, circle, 'lead')
  const scope: CircleScope = {
    circle,
    roles: roles.map(({ id }) => id),
    // The lead's are those of the whole circle; roles have parts of them.
    domains: lead?.domains ?? [...new Set(roles.flatMap(({ domains }) => domains))],
  }
  const nothing = { checks: [], metrics: [], changes: [] }
  switch (state) {
    case 'check-in':
      return { ...nothing, checks: (await facts.due(scope)).slice(0, MOST_CHECKS) }
    case 'checklist': {
      const metrics = await facts.metrics(scope)
      return {
        ...nothing,
        metrics: metrics.slice(0, MOST_METRICS).map((metric) => {
          const earlier = before?.metrics.find(({ id }) => id === metric.id)?.value
          return { ...metric, ...(earlier !== undefined && { before: earlier }) }
        }),
      }
    }
    case 'metrics': {
      const since = before?.closedAt ?? new Date(clock().getTime() - FORTNIGHT).toISOString()
      const changes = await facts.changes(scope, since)
      return { ...nothing, changes: changes.slice(0, MOST_CHANGES) }
    }
    default:
      return undefined
  }
}
