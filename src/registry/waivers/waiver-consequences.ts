import type { Stored } from '../../store/index.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { Duties, DutyKind } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { KeptJudgements } from '../judgements/keep-judgements.ts'
import type { Notice, Notices } from '../notices/notices.ts'
import type { Domains } from '../domains/present-domains.ts'
import type { Clock } from '../ports.ts'
import type { Projections } from '../projections.ts'
import { versionsOf } from '../versions/find-version.ts'
import type { DecideWaiverPorts } from './decide-waiver.ts'
import type { WaiverDocument } from './waiver-document.ts'
import { lapseOf } from './waiver-view.ts'

export interface WaiverConsequencePorts {
  readonly waivers: GuardedCollection<WaiverDocument>
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly duties: Duties
  readonly notices: Notices
  readonly judgements: KeptJudgements
  readonly projections: Projections
  readonly clock: Clock
  /** Has the services of a domain looked at in the background. */
  readonly lookAtDomain: (domain: string, key: string, cause: string) => Promise<void>
  readonly domains: Domains
}

const LAPSE = 'waiver.lapse'
const SPREAD = 'waiver.spread'
const TELL = 'waiver.tell'

/** Carries a decision out with all that follows: kept verdicts, what is due at the end, and who is told. */
export function createAroundWaiver(ports: WaiverConsequencePorts): DecideWaiverPorts['around'] {
  const { duties, notices, clock } = ports
  return async (waiver, next, write) => {
    const { id, revision } = waiver
    const about = {
      subject: `waiver:${id}`,
      domain: next.domainKey.slice(0, -1),
      role: next.owner,
    }
    const now = clock().toISOString()
    const changesVerdicts = next.state === 'granted' || waiver.value.state === 'granted'
    const stored = await duties.announce(
      [
        ...(next.state === 'granted'
          ? [{ ...about, kind: LAPSE, key: `${LAPSE} ${id}`, dueAt: lapseOf(next.until) }]
          : []),
        ...(changesVerdicts && next.service === undefined
          ? [{ ...about, kind: SPREAD, key: `${SPREAD} ${id} ${revision + 1}`, dueAt: now }]
          : []),
        { ...about, kind: TELL, key: `${TELL} ${id} ${revision + 1}`, dueAt: now },
      ],
      () =>
        changesVerdicts && next.service !== undefined
          ? withVerdicts(ports, next.service, write)
          : write(),
    )
    await notices.tell(noticeOf(id, next, now))
    return stored
  }
}

async function withVerdicts(
  { services, versions, projections, judgements }: WaiverConsequencePorts,
  service: string,
  write: () => Promise<Stored<WaiverDocument>>,
): Promise<Stored<WaiverDocument>> {
  return projections.around([service], async () => {
    const stored = await write()
    const present = await services.get(service)
    if (present !== undefined) {
      await judgements.renew(present.value, await versionsOf(versions, service))
    }
    return stored
  })
}

/** Told at once; whoever is killed before that leaves the duty to tell behind, and telling again is harmless. */
function noticeOf(id: string, waiver: WaiverDocument, at: string): Notice {
  const { rule, scope, until, decision, state, service, owner, requestedBy } = waiver
  const by = decision === undefined ? '' : ` by ${decision.by.name}`
  const why = decision?.reason === undefined ? '' : `: ${decision.reason}`
  return {
    subject: `waiver:${id}`,
    title: `The waiver of ${rule} for ${scope} is ${state}`,
    text: `The waiver of ${rule} for ${scope}, until ${until}, is ${state}${by}${why}`,
    service,
    key: `waiver ${id} is ${state}`,
    kind: `waiver-${state}`,
    at,
    roles: [owner],
    accounts: [requestedBy.person],
  }
}

/** What falls due for waivers: telling that one has lapsed, and having a domain looked at. */
export function waiverDutyKinds({
  waivers,
  notices,
  domains,
  lookAtDomain,
}: Pick<
  WaiverConsequencePorts,
  'waivers' | 'notices' | 'domains' | 'lookAtDomain'
>): readonly DutyKind[] {
  return [
    {
      id: LAPSE,
      title: 'Tell that a waiver has lapsed',
      perform: async ({ duty, permit }) => {
        const id = duty.value.subject.slice('waiver:'.length)
        const waiver = await waivers.get(id)
        if (waiver?.value.state !== 'granted') return 'It was taken back before.'
        if (waiver.value.lapseToldAt !== undefined) return 'It was told before.'
        const at = permit.at.toISOString()
        const { rule, scope, until, owner, requestedBy, service } = waiver.value
        await notices.tell({
          key: `waiver ${id} has lapsed`,
          kind: 'waiver-lapsed',
          subject: `waiver:${id}`,
          title: `The waiver of ${rule} for ${scope} has lapsed`,
          text: `Its last day was ${until}: the findings of ${rule} for ${scope} count again. Mend them, or ask for a new waiver and say why.`,
          service,
          at,
          roles: [owner],
          accounts: [requestedBy.person],
        })
        await waivers.replace(
          permit,
          waiver,
          { ...waiver.value, lapseToldAt: at },
          { event: 'waiver.lapsed', change: { rule, scope, until, owner } },
        )
        return `The role ${owner} and ${requestedBy.name} were told.`
      },
    },
    {
      id: TELL,
      title: 'Tell what was decided about a waiver',
      perform: async ({ duty }) => {
        const id = duty.value.subject.slice('waiver:'.length)
        const waiver = await waivers.get(id)
        const decidedAt = waiver?.value.decision?.at
        if (waiver === undefined || decidedAt === undefined) return 'It was not decided.'
        await notices.tell(noticeOf(id, waiver.value, decidedAt))
        return `The role ${waiver.value.owner} and ${waiver.value.requestedBy.name} were told.`
      },
    },
    {
      id: SPREAD,
      title: 'Judge a domain anew after a waiver was decided',
      perform: async ({ duty }) => {
        const { domain } = duty.value
        const path = (await domains.names()).present(domain)
        await lookAtDomain(path, duty.id, `A waiver for the domain ${path} was decided.`)
        return `The services of ${path} are looked at.`
      },
    },
  ]
}
