import { z } from 'zod'
import type { Duties, DutyKind } from '../../registry/index.ts'
import { coreRole, findRole, fillersOf } from '../circles/organisation.ts'
import { USUAL_ELECTION_RULES } from '../constitution/decision-rules.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import type { Tensions } from '../tensions/tensions.ts'
import type { Elections } from './elections.ts'

const DAY = 24 * 60 * 60 * 1_000
const REMINDER = 'role.term-reminder'
const END = 'role.term-end'

interface TermPorts extends GovernancePorts {
  readonly elections: Pick<Elections, 'callForTerm'>
  readonly tensions: Pick<Tensions, 'raise'>
}

/**
 * What is due about terms of office: a reminder before one ends, and then an election for the next one, or a tension for
 * whoever appoints. They are duties of the store, so that no restart loses and no second server doubles one.
 */
export function termDutyKinds(ports: TermPorts): readonly DutyKind[] {
  return [
    {
      id: REMINDER,
      title: 'Remind of the end of a term of office',
      perform: async ({ duty }) => remind(ports, term.parse(duty.value.data)),
    },
    {
      id: END,
      title: 'Fill a role whose term of office has ended',
      perform: async ({ duty }) => refill(ports, term.parse(duty.value.data)),
    },
  ]
}

const term = z.object({ role: z.string(), person: z.string(), until: z.string() })
type Term = z.infer<typeof term>

/**
 * Schedules what is due about every term in the governance in force; scheduling again is harmless. Asked regularly, so
 * that it does not matter by which way somebody came into office.
 */
export function createTermSchedule(
  { record }: GovernancePorts,
  duties: Pick<Duties, 'schedule'>,
): () => Promise<void> {
  let scheduled = 0
  return async () => {
    const version = await record.latest()
    if (version === undefined || version.number === scheduled) return
    const { organisation, constitution, number } = version
    const { remindDays } = constitution.elections ?? USUAL_ELECTION_RULES
    for (const { role, person, until, since, standsInFor } of organisation.assignments) {
      // When nobody stands in any more, whoever was away is back.
      if (until === undefined || standsInFor !== undefined) continue
      const data = { role, person, until }
      const about = { subject: `role:${role}`, domain: '', role, data }
      const begin = Date.parse(since)
      // Of a short term the reminder comes in its last third.
      const ahead = Math.min(remindDays * DAY, (Date.parse(until) - begin) / 3)
      const remindAt = new Date(Date.parse(until) - ahead).toISOString()
      await duties.schedule({
        ...about,
        key: `term-reminder:${role}:${person}:${until}`,
        kind: REMINDER,
        dueAt: remindAt,
      })
      await duties.schedule({
        ...about,
        key: `term-end:${role}:${person}:${until}`,
        kind: END,
        dueAt: until,
      })
    }
    scheduled = number
  }
}

async function remind(
  { record, tell, clock }: TermPorts,
  { role: id, person, until }: Term,
): Promise<string> {
  const { organisation, constitution } = await record.inForce()
  const role = findRole(organisation, id)
  const isServing = organisation.assignments.some(
    (a) => a.role === id && a.person === person && a.until === until,
  )
  if (role === undefined || !isServing) return `${person} does not serve this term any more.`
  const isElected = constitution.circleRoles?.some(
    ({ kind, filled }) => kind === role.kind && filled === 'elected',
  )
  const office = (['facilitator', 'secretary', 'lead'] as const).flatMap(
    (kind) => coreRole(organisation, role.circle, kind)?.id ?? [],
  )
  await tell({
    key: `term-reminder:${id}:${person}:${until}`,
    kind: 'role.term-ends',
    subject: `role:${id}`,
    title: `The term of ${person} in the role "${role.title}" ends on ${until.slice(0, 10)}`,
    text:
      isElected === true
        ? 'An election is called then; any member of the circle may call it earlier.'
        : 'Appoint the same person or another one before that.',
    roles: [...new Set([id, ...office])],
    accounts: [person],
    at: clock().toISOString(),
  })
  return 'Those concerned were reminded.'
}

async function refill(ports: TermPorts, { role: id, person, until }: Term): Promise<string> {
  const { organisation, constitution } = await ports.record.inForce()
  const role = findRole(organisation, id)
  if (role === undefined) return `There is no role ${id} any more.`
  const [serving] = fillersOf(organisation, id, ports.clock())
  if (serving !== undefined) return `${serving.person} fills the role ${id}.`
  const ended = `The term of ${person} ended on ${until.slice(0, 10)}.`
  const isElected = constitution.circleRoles?.some(
    ({ kind, filled }) => kind === role.kind && filled === 'elected',
  )
  if (isElected === true) {
    await ports.elections.callForTerm(`term:${id}:${until}`, id, ended)
    return 'An election was called.'
  }
  await ports.tensions.raise({
    key: `term:${id}:${until}`,
    subject: `circle:${role.circle}`,
    now: `Nobody fills the role ${id}: ${ended}`,
    couldBe: 'Somebody is appointed to it for a new term.',
    evidence: ended,
  })
  return 'A tension was opened for whoever appoints.'
}
