import type { Where } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { endpointPlace, type CalledAt } from './find-service.ts'

/** Where all services of the registry are called. */
export type EndpointPlaces = () => Promise<readonly CalledAt[]>

export interface EndpointPlacesPorts {
  readonly services: Pick<GuardedCollection<ServiceDocument>, 'find' | 'count'>
  readonly clock: () => Date
}

const LONGEST = 60_000 // milliseconds; what a server whose clock is behind has changed is not seen before

/** Reads them once, and again only after a service was changed, or a minute: reports come many times a minute. */
export function createEndpointPlaces({ services, clock }: EndpointPlacesPorts): EndpointPlaces {
  let known = { mark: '', at: -Infinity, places: [] as readonly CalledAt[] }
  return async () => {
    const at = clock().getTime()
    const mark = await markOf(services)
    if (known.mark !== mark || Math.abs(at - known.at) > LONGEST) {
      known = { mark, at, places: await read(services) }
    }
    return known.places
  }
}

/** Another one after every change, as long as clocks go on. */
async function markOf(services: EndpointPlacesPorts['services']): Promise<string> {
  const { items } = await services.find({ sort: ['-updatedAt'], limit: 1 })
  const [newest] = items
  if (newest === undefined) return ''
  // Several may have been changed in one millisecond.
  const where = { updatedAt: { eq: newest.value.updatedAt } }
  const last: string[] = [String(await services.count())]
  for await (const { id, revision } of allPages(services, { where })) {
    last.push(`${id} ${revision}`)
  }
  return last.join('\n')
}

async function read(services: EndpointPlacesPorts['services']): Promise<readonly CalledAt[]> {
  const places: CalledAt[] = []
  const where: Where = { 'endpoints.environment': { exists: true } }
  for await (const { id, value } of allPages(services, { where })) {
    if (value.mergedInto !== undefined) continue // the other one is called there now
    for (const endpoint of value.endpoints) {
      const place = endpointPlace(id, endpoint)
      if (place !== undefined) places.push(place)
    }
  }
  return places
}
