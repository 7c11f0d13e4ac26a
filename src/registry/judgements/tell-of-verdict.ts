import type { DomainDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Notices } from '../notices/notices.ts'
import { serviceOwner } from '../services/service-owner.ts'
import type { VerdictChange } from './keep-judgement.ts'

/** Tells the owner that a policy which gates or registration ask for is not kept any more. */
export function createTellOfVerdict(ports: {
  readonly domains: GuardedCollection<DomainDocument>
  readonly notices: Notices
}): (change: VerdictChange) => Promise<void> {
  const { domains, notices } = ports
  return async ({ id, service, version, at, newlyFailing }) => {
    if (newlyFailing.length === 0 || version.standing.final) return
    const owner = await serviceOwner(domains, service)
    await notices.tell({
      key: `verdict of ${id} made from ${version.judged?.basis ?? at}`,
      kind: 'verdict-changed',
      subject: `version:${id}`,
      title: `${id} fails ${newlyFailing.join(', ')}`,
      text: `What is in force has changed, or a waiver or a time of grace is over: ${id} does not keep ${newlyFailing.join(', ')} any more. Its report shows each finding; correct them in a new version, or ask for a waiver.`,
      service: version.service,
      version: version.version,
      at,
      roles: owner === undefined ? [] : [owner],
      accounts: [],
    })
  }
}
