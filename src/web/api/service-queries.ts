/** Questions about domains, services and what belongs to them. */
import { domainSegment, endpointPath, servicePath } from './names.ts'
import {
  longestPage,
  ask,
  askPages,
  askRarely,
  askToChange,
  type PagedQuestion,
  type Question,
} from './question.ts'
import type { Tagged } from './request.ts'
import type {
  Checklist,
  Domain,
  DomainMovePlan,
  DomainList,
  EndpointList,
  EndpointStanding,
  MergePlan,
  ResemblanceList,
  Service,
  ServiceList,
  Taxonomy,
  TaxonomyList,
  TermCountList,
  Transitions,
} from './schemas.ts'

export const domainsQuery: Question<DomainList> = ask(['domains'], '/domains', {
  limit: longestPage,
})

export function taggedDomainQuery(path: string): Question<Tagged<Domain>> {
  return askToChange(['domains', path, 'tagged'], `/domains/${domainSegment(path)}`)
}

export function domainMovePlanQuery(path: string, to: string): Question<DomainMovePlan> {
  return ask(['domains', path, 'move', to], `/domains/${domainSegment(path)}/move`, { to })
}

/** The filters of the catalogue; empty ones do not filter. */
export type ServiceFilters = Readonly<
  Record<'q' | 'domain' | 'kind' | 'state' | 'format' | 'tag' | 'owner' | 'sort' | 'asOf', string>
>

export function servicesQuery(filters: ServiceFilters): PagedQuestion<ServiceList> {
  // The past has one order only.
  const asked = filters.asOf === '' ? filters : { ...filters, sort: '' }
  return askPages(['services', asked], '/services', asked)
}

/** @param asOf a day of the past; empty for now */
export function serviceQuery(id: string, asOf = ''): Question<Service> {
  return asOf === ''
    ? ask(['service', id], servicePath(id))
    : ask(['service', id, 'as of', asOf], servicePath(id), { asOf })
}

/** A service as the registry holds it now, to be changed; never an answer that is kept. */
export function taggedServiceQuery(id: string): Question<Tagged<Service>> {
  return askToChange(['service', id, 'tagged'], servicePath(id))
}

/** @param renumber pairs of numbers, for instance `1.0.0=3.0.0` */
export function mergePlanQuery(id: string, into: string, renumber: string): Question<MergePlan> {
  const pairs = renumber.replaceAll(' ', '')
  return ask(['service', id, 'merge', into, pairs], `${servicePath(id)}/merge`, {
    into,
    renumber: pairs,
  })
}

/** The schemes by which services are classified. @param asOf a day of the past; empty for now */
export function taxonomiesQuery(asOf = ''): Question<TaxonomyList> {
  return askRarely(['taxonomies', 'all', asOf], '/taxonomies', { asOf })
}

export function taxonomyQuery(id: string, asOf = ''): Question<Taxonomy> {
  return ask(['taxonomies', id, asOf], `/taxonomies/${encodeURIComponent(id)}`, { asOf })
}

export function taggedTaxonomyQuery(id: string): Question<Tagged<Taxonomy>> {
  return askToChange(['taxonomies', id, 'tagged'], `/taxonomies/${encodeURIComponent(id)}`)
}

/** How many services each of its values classifies. */
export function termCountsQuery(id: string): Question<TermCountList> {
  return ask(['taxonomies', id, 'counts'], `/taxonomies/${encodeURIComponent(id)}/counts`)
}

/** Where the business capability behind a service stands. */
export function charterQuery(id: string): Question<Transitions> {
  return ask(['service', id, 'charter'], `${servicePath(id)}/transitions`)
}

/** The endpoints of a service, with where they stand. @param asOf a day of the past; empty for now */
export function endpointsQuery(id: string, asOf = ''): Question<EndpointList> {
  const path = `${servicePath(id)}/endpoints`
  return asOf === ''
    ? ask(['service', id, 'endpoints'], path)
    : ask(['service', id, 'endpoints', 'as of', asOf], path, { asOf })
}

/** One endpoint of a service. */
export function endpointQuery(id: string, endpoint: string): Question<EndpointStanding> {
  return ask(['service', id, 'endpoints', endpoint], endpointPath(id, endpoint))
}

export function endpointTransitionsQuery(id: string, endpoint: string): Question<Transitions> {
  return ask(
    ['service', id, 'endpoints', endpoint, 'transitions'],
    `${endpointPath(id, endpoint)}/transitions`,
  )
}

export function endpointChecklistQuery(id: string, endpoint: string): Question<Checklist> {
  return ask(
    ['service', id, 'endpoints', endpoint, 'checklist'],
    `${endpointPath(id, endpoint)}/checklist`,
  )
}

export function resemblingQuery(service: string): Question<ResemblanceList> {
  return ask(['service', service, 'resembling'], `${servicePath(service)}/resembling`)
}
