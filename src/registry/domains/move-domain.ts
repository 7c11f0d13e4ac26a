import { z } from 'zod'
import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { Duties, DutyKind, DutyRequest } from '../duties/duties.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { parentDomain, parseInput } from '../identifiers.ts'
import type { Permit, Permits } from '../permits.ts'
import type { Thing } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import { offerAnswer } from '../offers.ts'
import { abandonMove, decideAlone } from './decide-move.ts'
import { domainMoveInput } from './domain-input.ts'
import { nextOrdinal } from './domain-names.ts'
import { domainThing } from './domain-thing.ts'
import { domainView, type DomainViewPorts } from './domain-view.ts'
import type { DomainCatalog, DomainMovePlan } from './domains.ts'
import { followDomain, relocated, type FollowDomainPorts } from './follow-domain.ts'
import { planDomainMove } from './plan-domain-move.ts'
import { domainExists, requireDomain } from './require-domain.ts'

export interface MoveDomainPorts extends DomainViewPorts, FollowDomainPorts {
  readonly permits: Permits
  readonly duties: Pick<Duties, 'announce' | 'schedule' | 'ensure'>
  readonly newId: () => string
}

type Moves = Pick<DomainCatalog, 'planMove' | 'move' | 'answerMove'>

interface Happening {
  readonly reason: string | undefined
  readonly offer?: string
  readonly allowed: Pick<DomainMovePlan, 'leaves' | 'enters'>
}

const WITHIN_REQUEST = 100 // services that whoever asks waits for
const FOLLOW_DUTY = 'domains.follow'
const PORTION = 500 // services that one duty brings along
const followData = z.object({ portion: z.number(), at: z.string() })

/**
 * Moves a domain with all that lies in it. One write of the domain's own document decides; names of everything in it
 * follow from that, some within the request and the rest from the store's own schedule.
 */
export function createMoveDomain(ports: MoveDomainPorts): Moves {
  const { domains, permits, newId } = ports

  async function decide(
    permit: Permit,
    present: Stored<DomainDocument>,
    to: string,
    { reason, offer, allowed }: Happening,
  ): Promise<void> {
    const { path: from } = present.value
    const at = permit.at.toISOString()
    await ports.duties.announce([followDuty(present.id, to, at, 0)], () =>
      decideAlone(ports, permit, present, { to, since: at }, async (claimed) => {
        // What was possible a moment ago may have become impossible by another move.
        requirePossible({ ...(await planDomainMove(ports, claimed, to)), ...allowed })
        const moved: DomainDocument = {
          ...relocated(claimed, to, permit.at),
          ordinal: await nextOrdinal(domains),
          relocation: undefined,
          deciding: undefined,
          following: { from, since: at },
        }
        try {
          await domains.replace(permit, claimed, moved, {
            event: 'domain.moved',
            reason,
            change: { from, to, offer },
          })
        } catch (error) {
          if (isStoreProblem(error, 'duplicate-key')) throw domainExists(to, to) // taken meanwhile
          throw error
        }
      }),
    )
    await followDomain(ports, present.id, WITHIN_REQUEST)
  }

  async function viewOf(id: string): ReturnType<DomainCatalog['get']> {
    const { items } = await domains.find({ where: { id: { eq: id } }, limit: 1 })
    const [domain] = items
    if (domain === undefined) throw new Error(`the domain ${id} is gone`)
    return domainView(ports, domain)
  }

  return {
    async planMove(actor, path, input) {
      const { to } = parseInput(domainMoveInput, input)
      const present = await requireDomain(domains, path)
      const plan = await planDomainMove(ports, present, to)
      const place = placeThing(present, to)
      return {
        ...plan,
        leaves: await permits.preview(actor, 'domain.move', domainThing(present)),
        enters: place && (await permits.preview(actor, 'domain.create', place)),
      }
    },

    async move(actor, path, input, revision) {
      const { to, reason } = parseInput(domainMoveInput, input)
      const present = await requireDomain(domains, path)
      const permit = await permits.require(actor, 'domain.move', domainThing(present))
      requireRevision(`domain:${path}`, present.revision, revision)
      if (present.value.relocation !== undefined) {
        throw new RegistryError(
          'domain-move-pending',
          `${path} is offered to be moved to ${present.value.relocation.to} already; withdraw that offer first.`,
        )
      }
      const plan = await planDomainMove(ports, present, to)
      const place = placeThing(present, to)
      const enters = place && (await permits.preview(actor, 'domain.create', place))
      const allowed = { leaves: permit.authority, enters }
      requirePossible({ ...plan, ...allowed })
      if (enters === undefined || enters.allowed) {
        await decide(permit, present, to, { reason, allowed })
        return viewOf(present.id)
      }
      const relocation = {
        ...{ id: newId(), to, reason },
        offeredBy: { person: actor.id, name: actor.name },
        offeredAt: permit.at.toISOString(),
      }
      const offered = { ...present.value, relocation, updatedAt: permit.at.toISOString() }
      const stored = await domains.replace(permit, present, offered, {
        event: 'domain.move-offered',
        reason,
        change: { offer: relocation.id, from: path, to },
      })
      return domainView(ports, stored)
    },

    async answerMove(actor, path, input) {
      const { offer, answer, reason } = parseInput(offerAnswer, input)
      const present = await requireDomain(domains, path)
      const { relocation, ...value } = present.value
      if (relocation?.id !== offer) {
        throw new RegistryError(
          'domain-move-not-found',
          `${path} has no open offer ${offer} to be moved; it was answered or withdrawn, or never made. Read the domain again.`,
        )
      }
      // The offer is withdrawn by the side that made it, and answered by those who decide about the place.
      const own = domainThing(present)
      const place = placeThing(present, relocation.to)
      const permit = await (answer === 'withdraw' || place === undefined
        ? permits.require(actor, 'domain.move', own)
        : permits.require(actor, 'domain.create', place))
      if (answer === 'accept') {
        const allowed = { leaves: permit.authority, enters: permit.authority }
        requirePossible({ ...(await planDomainMove(ports, present, relocation.to)), ...allowed })
        await decide(permit, present, relocation.to, { reason, offer, allowed })
        return viewOf(present.id)
      }
      const event = answer === 'decline' ? 'domain.move-declined' : 'domain.move-withdrawn'
      const stored = await domains.replace(
        permit,
        present,
        { ...value, updatedAt: permit.at.toISOString() },
        { event, reason, change: { offer, to: relocation.to } },
      )
      return domainView(ports, stored)
    },
  }
}

/** What is asked of those who decide about the place; undefined where it stays in the domain that it is in. */
function placeThing({ id, value }: Stored<DomainDocument>, to: string): Thing | undefined {
  const parent = parentDomain(to)
  if (parent === parentDomain(value.path)) return undefined
  return { subject: `domain:${id}`, domain: parent ?? '' }
}

function requirePossible(plan: DomainMovePlan): void {
  if (plan.possible) return
  const reasons = plan.refusals.slice(0, 3).map(({ subject, reason }) => `${subject}: ${reason}`)
  throw new RegistryError(
    'domain-move-refused',
    `${plan.from} cannot be moved to ${plan.to} as it is. ${reasons.join(' ')}`,
    { plan },
  )
}

function followDuty(domain: string, path: string, at: string, portion: number): DutyRequest {
  return {
    key: `${FOLLOW_DUTY} ${domain} ${at} ${portion}`,
    kind: FOLLOW_DUTY,
    subject: `domain:${domain}`,
    domain: path,
    dueAt: at,
    data: { portion, at },
  }
}

/** Brings along what the request, or a process that ended, has left. */
export function followDutyKind(ports: MoveDomainPorts): DutyKind {
  return {
    id: FOLLOW_DUTY,
    title: 'Bring services along with a domain that was moved',
    async perform({ duty }) {
      const { subject, domain, data } = duty.value
      const id = subject.slice('domain:'.length)
      const { portion, at } = followData.parse(data)
      await abandonMove(ports, id, at)
      if (await followDomain(ports, id, PORTION)) return 'Everything in the domain has followed.'
      await ports.duties.schedule(followDuty(id, domain, at, portion + 1))
      return `Another ${PORTION} services have followed; the others are next.`
    },
  }
}
