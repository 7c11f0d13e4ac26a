import { z } from 'zod'
import type { Domains } from '../domains/present-domains.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { Duties, DutyKind } from '../duties/duties.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Notices } from '../notices/notices.ts'
import { serviceOwner } from '../services/service-owner.ts'
import type { VerdictChange } from './keep-judgement.ts'

const TELL = 'verdict.tell'

const told = z.object({ basis: z.string(), failing: z.array(z.string()) })

export interface TellOfVerdict {
  /**
   * Writes a changed verdict, and tells the owner when a policy that gates or registration ask for is not kept any more.
   * Whoever is killed in between leaves the duty to tell behind.
   */
  around(change: VerdictChange, write: () => Promise<unknown>): Promise<void>
  readonly dutyKind: DutyKind
}

export function createTellOfVerdict(ports: {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly duties: Duties
  readonly notices: Notices
}): TellOfVerdict {
  const { domains, services, versions, duties, notices } = ports
  const tell = async (
    { id, service, version, at }: Omit<VerdictChange, 'newlyFailing'>,
    failing: readonly string[],
  ): Promise<void> => {
    const owner = await serviceOwner(domains, service)
    await notices.tell({
      key: `verdict of ${id} made from ${version.judged?.basis ?? at}`,
      kind: 'verdict-changed',
      subject: `version:${id}`,
      title: `${id} fails ${failing.join(', ')}`,
      text: `What is in force has changed, or a waiver or a time of grace is over: ${id} does not keep ${failing.join(', ')} any more. Its report shows each finding; correct them in a new version, or ask for a waiver.`,
      service: version.service,
      version: version.version,
      at,
      roles: owner === undefined ? [] : [owner],
      accounts: [],
    })
  }
  return {
    around: async (change, write) => {
      const { id, service, version, at, newlyFailing } = change
      const basis = version.judged?.basis
      if (newlyFailing.length === 0 || version.standing.final || basis === undefined) {
        await write()
        return
      }
      const duty = {
        key: `${TELL} ${id} ${basis}`,
        kind: TELL,
        subject: `version:${id}`,
        domain: service.domain,
        dueAt: at,
        data: { basis, failing: [...newlyFailing] },
      }
      await duties.announce([duty], write)
      await tell(change, newlyFailing)
    },
    dutyKind: {
      id: TELL,
      title: 'Tell that a verdict has changed',
      perform: async ({ duty, permit }) => {
        const { basis, failing } = told.parse(duty.value.data)
        const id = duty.value.subject.slice('version:'.length)
        const version = (await versions.get(id))?.value
        const service = version && (await services.get(version.service))?.value
        if (version?.judged?.basis !== basis || service === undefined) {
          return 'It was judged otherwise since.'
        }
        await tell({ id, service, version, at: permit.at.toISOString() }, failing)
        return 'The owner was told.'
      },
    },
  }
}
