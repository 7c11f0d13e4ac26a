import { z } from 'zod'
import type { Actor, Duties, DutyKind } from '../../registry/index.ts'
import { findCircle, governanceText, membersOf, type Circle } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import { governanceEvent, requireAllowed, type GovernancePorts } from '../governance-ports.ts'
import { parseGoverning } from '../parse-governing.ts'
import type { Tensions } from '../tensions/tensions.ts'
import { without } from '../without.ts'

const DAY = 24 * 60 * 60_000
/** After that many days the circle around it is asked to look at it. */
const UNREASONABLE_DAYS = 30
const LASTS = 'breakdown.lasts'

/** What the duty needs to know. */
const lasting = z.object({ circle: z.string(), since: z.string() })

export const breakdownInput = z.strictObject({ reason: governanceText })

/** A circle that does not keep to the rules is helped by the one around it. */
export interface Breakdowns {
  /**
   * From now on whoever facilitates the circle around it facilitates this one and keeps its records.
   * @throws GovernanceError `circle-not-found`, `breakdown-refused`, `governance-not-allowed`, `governance-changed`
   */
  declare(actor: Actor, circle: string, input: { readonly reason: string }): Promise<Circle>
  /** @throws GovernanceError as `declare` */
  restore(actor: Actor, circle: string, input: { readonly reason: string }): Promise<Circle>
  readonly dutyKinds: readonly DutyKind[]
}

interface BreakdownPorts extends GovernancePorts {
  readonly duties: Pick<Duties, 'schedule'>
  readonly tensions: Pick<Tensions, 'raise'>
}

export function createBreakdowns(ports: BreakdownPorts): Breakdowns {
  return {
    declare: async (actor, circle, said) => {
      const { reason } = parseGoverning(breakdownInput, said)
      const { at, after } = await change(ports, actor, circle, reason, true)
      await ports.duties.schedule({
        key: `breakdown:${circle}:${at}`,
        kind: LASTS,
        subject: `circle:${circle}`,
        domain: '',
        dueAt: new Date(Date.parse(at) + UNREASONABLE_DAYS * DAY).toISOString(),
        data: { circle, since: at },
      })
      return after
    },
    restore: async (actor, circle, said) => {
      const { reason } = parseGoverning(breakdownInput, said)
      return (await change(ports, actor, circle, reason, false)).after
    },
    dutyKinds: [
      {
        id: LASTS,
        title: 'Ask the circle around to end a process breakdown',
        perform: async ({ duty }) => {
          const { circle, since } = lasting.parse(duty.value.data)
          return escalate(ports, circle, since)
        },
      },
    ],
  }
}

async function change(
  ports: GovernancePorts,
  actor: Actor,
  id: string,
  reason: string,
  isBroken: boolean,
): Promise<{ readonly at: string; readonly after: Circle }> {
  const version = await ports.record.inForce()
  const circle = findCircle(version.organisation, id)
  if (circle === undefined) {
    throw new GovernanceError('circle-not-found', `There is no circle ${id.slice(0, 100)}.`)
  }
  const role = await requireOffice(ports, actor, circle, isBroken)
  if ((circle.breakdown !== undefined) === isBroken) {
    throw refused(
      isBroken
        ? `The process of the circle ${id} is declared broken since ${circle.breakdown?.since ?? ''}.`
        : `The circle ${id} keeps to its process; there is nothing to restore.`,
    )
  }
  const now = ports.clock()
  const at = now.toISOString() < version.at ? version.at : now.toISOString()
  const breakdown = { since: at, by: actor.id, reason }
  const after: Circle = isBroken ? { ...circle, breakdown } : without(circle, 'breakdown')
  const circles = version.organisation.circles.map((other) => (other.id === id ? after : other))
  const number = version.number + 1
  const subject = `circle:${id}`
  const isWritten = await ports.record.add({
    governance: { ...version, organisation: { ...version.organisation, circles }, number },
    at: new Date(at),
    by: actor.id,
    origin: { kind: 'declared', reason },
    touches: [subject],
    events: [
      governanceEvent(ports.newId, {
        actor,
        at: new Date(at),
        action: isBroken ? 'breakdown.declared' : 'breakdown.restored',
        subject,
        role,
        reason,
        change: { governance: number, circle: id, breakdown: isBroken ? breakdown : false },
      }),
    ],
  })
  if (!isWritten) {
    throw new GovernanceError(
      'governance-changed',
      'Somebody else changed the governance at the same moment; read it again and repeat this.',
    )
  }
  await ports.tell({
    key: `breakdown:${id}:${number}`,
    kind: isBroken ? 'breakdown.declared' : 'breakdown.restored',
    subject,
    title: isBroken
      ? `The process of ${circle.title} is broken, says ${actor.id}`
      : `The process of ${circle.title} is restored, says ${actor.id}`,
    text: reason,
    roles: [],
    accounts: [...membersOf(version.organisation, id, new Date(at)).keys()],
    at,
  })
  return { at, after }
}

/**
 * Who facilitates a circle or the one around it declares a breakdown; that it is over says the one around it, or for
 * the anchor circle who facilitates that.
 * @throws GovernanceError `governance-not-allowed`
 */
async function requireOffice(
  ports: GovernancePorts,
  actor: Actor,
  { id, parent }: Circle,
  isBroken: boolean,
): Promise<string | undefined> {
  const subject = `circle:${id}`
  const ask = (circle: string) =>
    requireAllowed(ports, actor, 'breakdown.declare', { subject, domain: '', circle })
  if (parent === undefined) return (await ask(id)).role
  const outer = { subject, domain: '', circle: parent }
  const at = ports.clock()
  const decision = await ports.authority.decide({
    actor,
    action: 'breakdown.declare',
    thing: outer,
    at,
  })
  if (decision.allowed) return decision.role
  return (await ask(isBroken ? id : parent)).role
}

async function escalate(ports: BreakdownPorts, id: string, since: string): Promise<string> {
  const { organisation } = await ports.record.inForce()
  const circle = findCircle(organisation, id)
  if (circle?.breakdown?.since !== since) return 'The process was restored.'
  await ports.tensions.raise({
    key: `breakdown:${id}:${since}`,
    subject: `circle:${circle.parent ?? id}`,
    now: `The process of the circle ${id} has been broken since ${since.slice(0, 10)}: ${circle.breakdown.reason}`.slice(
      0,
      2_000,
    ),
    couldBe:
      'The circle keeps to the rules again, or the circle around it takes over what it does.',
    evidence: `${UNREASONABLE_DAYS} days went by.`,
  })
  return 'A tension was opened in the circle around it.'
}

function refused(reason: string): GovernanceError {
  return new GovernanceError('breakdown-refused', reason)
}
