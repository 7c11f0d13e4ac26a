import type { Thing } from '../../registry/index.ts'
import { findCircle, findRole, type Organisation } from '../circles/organisation.ts'
import { GovernanceError } from '../governance-problems.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { placeOfDissolved, type Concern } from './concern-of.ts'

export type ThingPorts = Pick<GovernancePorts, 'ownerOf' | 'presentDomain' | 'concernOf' | 'record'>

/**
 * What the authority is asked about for a subject as the ledger names it: `service:payments/orders`,
 * `version:payments/orders@1.0.0`, `endpoint:payments/orders#ep-1`, `domain:payments`, `circle:x`, `role:x`, `policy:x`, or what is
 * about one of them, such as `subscription:x` or `waiver:x`. Everything else belongs to the anchor circle.
 * @throws GovernanceError `circle-not-found`, `role-not-found` for what never was; what is dissolved lies in the circle around it
 */
export async function thingOf(
  ports: ThingPorts,
  organisation: Organisation,
  subject: string,
): Promise<Thing> {
  return thingConcerned(
    ports,
    organisation,
    subject,
    await findConcern(ports, organisation, subject),
  )
}

/** As `thingOf`, where it is known already what the subject is about. */
export async function thingConcerned(
  ports: ThingPorts,
  organisation: Organisation,
  subject: string,
  concern: Concern,
): Promise<Thing> {
  return { ...(await placed(ports, organisation, concern.subject)), subject }
}

/** What a subject is about, with dissolved circles and roles in the circle that they lay in. */
export async function findConcern(
  { concernOf, record }: Pick<ThingPorts, 'concernOf' | 'record'>,
  organisation: Organisation,
  subject: string,
): Promise<Concern> {
  const concern = await concernOf(subject)
  const place = await placeOfDissolved(record, organisation, concern.subject)
  return { subject: place.subject, because: [...concern.because, ...place.because] }
}

async function placed(
  { ownerOf, presentDomain }: ThingPorts,
  organisation: Organisation,
  subject: string,
): Promise<Thing> {
  const colon = subject.indexOf(':')
  const kind = colon === -1 ? subject : subject.slice(0, colon)
  const name = colon === -1 ? '' : subject.slice(colon + 1)
  switch (kind) {
    case 'service':
    case 'version':
    case 'endpoint': {
      const [service = name] = kind === 'service' ? [name] : name.split(/[@#]/, 1)
      const owner = await ownerOf(service)
      const domain = await presentDomain(service.slice(0, Math.max(service.lastIndexOf('/'), 0)))
      return { subject, domain, ...(owner !== undefined && { role: owner }) }
    }
    case 'domain':
      return { subject, domain: await presentDomain(name) }
    case 'circle': {
      if (findCircle(organisation, name) !== undefined) return { subject, domain: '', circle: name }
      throw new GovernanceError('circle-not-found', `There is no circle ${name}.`)
    }
    case 'role': {
      const role = findRole(organisation, name)
      if (role !== undefined) return { subject, domain: '', role: name, circle: role.circle }
      throw new GovernanceError('role-not-found', `There is no role ${name}.`)
    }
    default: {
      const [anchor] = organisation.circles
      return { subject, domain: '', ...(anchor !== undefined && { circle: anchor.id }) }
    }
  }
}
