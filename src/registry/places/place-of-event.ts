import type { LedgerEntry } from '../../audit/index.ts'
import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { ReadDomainNames } from '../domains/domain-names.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { domainAndAncestors, nameOfService } from '../identifiers.ts'
import { serviceOfSubject, withName } from '../names/named-subjects.ts'
import type { WaiverDocument } from '../waivers/waiver-document.ts'

/** Where in the catalogue something happened, as it is called now. */
export interface PlaceOfEvent {
  /** The subject by the present name of its service. */
  readonly subject: string
  /** The id of the service concerned. */
  readonly service?: string | undefined
  /** The present path of the domain that it lies in. */
  readonly domain?: string | undefined
}

export interface PlacePorts {
  readonly services: Pick<GuardedCollection<ServiceDocument>, 'get'>
  readonly subscriptions: Pick<GuardedCollection<SubscriptionDocument>, 'get'>
  readonly waivers: Pick<GuardedCollection<WaiverDocument>, 'get'>
  readonly domainNames: ReadDomainNames
}

/** Finds out where an event belongs; what belongs to no service and no domain has neither. */
export async function placeOfEvent(
  ports: PlacePorts,
  { subject }: Pick<LedgerEntry, 'subject'>,
): Promise<PlaceOfEvent> {
  const { domain, service } = await belongsTo(ports, subject)
  if (service === undefined) {
    if (domain === undefined) return { subject }
    return { subject, domain: (await ports.domainNames()).present(domain) }
  }
  const document = (await ports.services.get(service))?.value
  if (document === undefined) return { subject, service }
  return {
    subject: withName({ subject }, service, nameOfService(document)).subject,
    service,
    domain: (await ports.domainNames()).present(document.domain),
  }
}

async function belongsTo(
  ports: PlacePorts,
  subject: string,
): Promise<{ readonly service?: string | undefined; readonly domain?: string | undefined }> {
  const service = serviceOfSubject(subject)
  if (service !== undefined) return { service }
  const end = subject.indexOf(':')
  const id = subject.slice(end + 1)
  switch (subject.slice(0, end)) {
    case 'domain':
      return { domain: id }
    case 'subscription':
      return { service: (await ports.subscriptions.get(id))?.value.service }
    case 'waiver':
      return placeOfWaiver((await ports.waivers.get(id))?.value)
    default:
      return {}
  }
}

function placeOfWaiver(waiver: WaiverDocument | undefined) {
  if (waiver === undefined) return {}
  return { service: waiver.service, domain: waiver.domainKey.replace(/\/$/, '') }
}

/** What somebody wants to be told of; what is absent leaves nothing out. */
interface Wish {
  /** Kinds of events (`version.transitioned`, `version.*`). */
  readonly events?: readonly string[] | undefined
  /** Ids of services. */
  readonly services?: readonly string[] | undefined
  /** Paths of domains, as they were given. */
  readonly domains?: readonly string[] | undefined
}

/** Whether a kind of events is asked for at all. */
export function asksFor({ events }: Wish, action: string): boolean {
  if (events === undefined) return true
  const kind = `${action.slice(0, action.indexOf('.'))}.*`
  return events.some((event) => event === action || event === kind)
}

/** Whether what happens there is asked for; domains are meant with all that lies in them, under any path they had. */
export async function asksAbout(
  { services, domains }: Wish,
  place: PlaceOfEvent,
  domainNames: ReadDomainNames,
): Promise<boolean> {
  if (services === undefined && domains === undefined) return true
  if (place.service !== undefined && services?.includes(place.service) === true) return true
  if (place.domain === undefined || domains === undefined) return false
  const names = await domainNames()
  const around = new Set(domainAndAncestors(place.domain))
  return domains.some((domain) => around.has(names.present(domain)))
}
