import type { LedgerEntry } from '../../audit/index.ts'
import {
  actingAt,
  circlesAround,
  coreRole,
  fillersOf,
  findCircle,
  findRole,
  type Organisation,
  type Role,
} from '../circles/organisation.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import type { TensionCheck } from '../tensions/tension-checks.ts'
import type { Evidence } from '../tensions/findings.ts'
import type { Tensions } from '../tensions/tensions.ts'

const KIND = 'filler-left'

export interface LeftFillerPorts extends Pick<GovernancePorts, 'record'> {
  readonly clock: () => Date
  /** Whether somebody can sign in under a name. */
  readonly hasAccount: (person: string) => Promise<boolean>
}

/**
 * Roles stay with a person whose account is deactivated, until whoever assigns them gives them to others: they are told, one
 * tension for each circle.
 */
export async function senseLeftFillers(
  ports: LeftFillerPorts & { readonly tensions: Pick<Tensions, 'raise'> },
  { action, subject, at }: LedgerEntry,
): Promise<void> {
  if (action !== 'account.deactivated') return
  const person = subject.slice('account:'.length)
  // Active again, or told of late.
  if (await ports.hasAccount(person)) return
  const { organisation } = await ports.record.inForce()
  const now = ports.clock()
  const left = new Map<string, Evidence[]>()
  const held = actingAt(organisation.assignments, now).filter((one) => one.person === person)
  for (const id of new Set(held.map(({ role }) => role))) {
    const role = findRole(organisation, id)
    const circle = role && (await whoAssigns(ports, organisation, role, now))
    if (circle === undefined) continue
    const text = `Since ${at.slice(0, 10)} ${person}, who fills ${id}, does not sign in any more.`
    const source = `role:${id} ${person}`
    left.set(circle, [...(left.get(circle) ?? []), { text, source, subject: `role:${id}` }])
  }
  for (const [circle, evidence] of left) {
    await ports.tensions.raise({
      key: `${KIND}:circle:${circle}`,
      subject: `circle:${circle}`,
      now: `Roles that the circle ${circle} assigns are filled by people who have left.`,
      couldBe:
        'Each role is filled by somebody who is there, or by nobody, so that its lead stands in.',
      evidence,
    })
  }
}

/** What can give a role to others, or let somebody in again. */
function mayEnd({ action }: LedgerEntry): boolean {
  return (
    ['role.', 'governance.', 'constitution.'].some((start) => action.startsWith(start)) ||
    action === 'account.activated'
  )
}

/**
 * Runs the check behind the tensions of people who left again, once roles may have been given to others: where nobody who left fills a role that a
 * tension names any more, its closure is proposed to whoever answers for it. Hearing an entry twice is harmless.
 */
export async function proposeClosureOfLeft(
  ports: Pick<LeftFillerPorts, 'record'> & {
    readonly tensions: Pick<Tensions, 'openKeys' | 'list' | 'check' | 'proposeClosure'>
  },
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (!entries.some(mayEnd)) return
  const { organisation } = await ports.record.inForce()
  const circles = organisation.circles.map(({ id }) => `circle:${id}`)
  const open = await ports.tensions.openKeys(circles.map((subject) => `${KIND}:${subject}`))
  for (const key of open) {
    const subject = key.slice(KIND.length + 1)
    for (const state of ['open', 'in-process']) {
      const { items } = await ports.tensions.list({ subject, state, limit: 500 })
      const tension = items.find((one) => one.key === key)
      const found = tension && (await ports.tensions.check(tension.id))
      if (found?.gap === 'gone') await ports.tensions.proposeClosure(key, found.says)
    }
  }
}

/** The nearest circle that assigns a role, and that somebody leads who is there. */
async function whoAssigns(
  { hasAccount }: LeftFillerPorts,
  organisation: Organisation,
  role: Role,
  at: Date,
): Promise<string | undefined> {
  const home = findCircle(organisation, role.circle)
  const nearest = role.kind === 'lead' && home?.parent !== undefined ? home.parent : role.circle
  for (const { id } of circlesAround(organisation, nearest)) {
    const lead = coreRole(organisation, id, 'lead')
    const leads = lead === undefined ? [] : fillersOf(organisation, lead.id, at)
    for (const { person } of leads) if (await hasAccount(person)) return id
  }
  return undefined
}

/** Whether a role is filled by somebody still who cannot sign in. */
export function leftFillerCheck({ record, clock, hasAccount }: LeftFillerPorts): TensionCheck {
  return {
    kind: KIND,
    run: async (subject) => {
      const { organisation } = await record.inForce()
      const fillers = fillersOf(organisation, subject.replace(/^role:/, ''), clock())
      const gone: string[] = []
      for (const { person } of fillers) if (!(await hasAccount(person))) gone.push(person)
      return gone.length === 0
        ? { gap: 'gone', says: `Nobody fills ${subject} who has left.` }
        : {
            gap: 'stands',
            says: `${gone.join(', ')} fills ${subject}, and does not sign in any more.`,
          }
    },
  }
}
