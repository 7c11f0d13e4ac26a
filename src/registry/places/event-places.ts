import type { LedgerEntry } from '../../audit/index.ts'
import type { ServiceNames } from '../names/service-names.ts'
import type { Registry } from '../registry.ts'
import { asksAbout, placeOfEvent, type PlacePorts } from './place-of-event.ts'

/** Services and domains, of which one at least is named. */
export interface WantedPlace {
  /** The name of a service, also one that it had before: whoever follows it goes on doing so. */
  readonly service?: string | undefined
  /** The path of a domain, likewise; all that lies in it is meant. */
  readonly domain?: string | undefined
}

/** An event where it happened. */
export interface PlacedEvent {
  readonly entry: LedgerEntry
  /** What it is about, by the present name of its service. */
  readonly subject: string
}

/** Where in the catalogue things happened. */
export interface EventPlaces {
  /**
   * Of some events those that are about a service, its versions, endpoints, subscriptions and waivers, or about a domain
   * and all that lies in it, also those of the time before they were moved; all of them where no place is named.
   * @throws RegistryError `service-not-found`, `domain-not-found`
   */
  among(entries: readonly LedgerEntry[], wanted: WantedPlace): Promise<readonly PlacedEvent[]>
}

export function createEventPlaces(
  ports: PlacePorts & {
    readonly names: Pick<ServiceNames, 'follow'>
    readonly catalogue: Pick<Registry, 'domains' | 'services'>
  },
): EventPlaces {
  const { catalogue, domainNames, names } = ports
  const wishFor = async ({ service, domain }: WantedPlace) => {
    if (domain !== undefined) await catalogue.domains.get((await domainNames()).present(domain))
    const domains = domain === undefined ? undefined : [domain]
    if (service === undefined) return { domains }
    const id = await names.follow(service)
    await catalogue.services.get(id)
    return { services: [id], domains }
  }
  return {
    among: async (entries, wanted) => {
      const wish = await wishFor(wanted)
      // Many events have the same subject, which is looked up once.
      const places = new Map<string, ReturnType<typeof placeOfEvent>>()
      const found: PlacedEvent[] = []
      for (const entry of entries) {
        const asked = places.get(entry.subject) ?? placeOfEvent(ports, entry)
        places.set(entry.subject, asked)
        const place = await asked
        if (await asksAbout(wish, place, domainNames)) found.push({ entry, subject: place.subject })
      }
      return found
    },
  }
}
