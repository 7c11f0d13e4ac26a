import { allPages } from '../all-pages.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { endpointPlace, type CalledAt } from './find-service.ts'

/** Where all services of the registry are called. */
export type EndpointPlaces = () => Promise<readonly CalledAt[]>

/** Reads them once, and again only after a service was changed: reports come many times a minute. */
export function createEndpointPlaces(services: GuardedCollection<ServiceDocument>): EndpointPlaces {
  let known: { readonly state: string; readonly places: readonly CalledAt[] } | undefined
  return async () => {
    const { items } = await services.find({ sort: ['-updatedAt'], limit: 1 })
    const state = `${items[0]?.id ?? ''} ${items[0]?.value.updatedAt ?? ''} ${await services.count()}`
    if (known?.state === state) return known.places
    const places: CalledAt[] = []
    const where = { 'endpoints.environment': { exists: true } }
    for await (const { id, value } of allPages(services, { where })) {
      for (const endpoint of value.endpoints) {
        const place = endpointPlace(id, endpoint)
        if (place !== undefined) places.push(place)
      }
    }
    known = { state, places }
    return places
  }
}
