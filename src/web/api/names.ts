/** How the API and the pages write the names of services in addresses. */

/** `payments/cards/orders` is the service `orders` of the domain `payments/cards`. */
export interface ServiceName {
  readonly domain: string
  readonly name: string
}

export function splitServiceId(id: string): ServiceName {
  const end = id.lastIndexOf('/')
  return { domain: id.slice(0, Math.max(end, 0)), name: id.slice(end + 1) }
}

/** A domain as one segment of an address: `payments/cards` is written `payments~cards`. */
export function domainSegment(domain: string): string {
  return domain.split('/').map(encodeURIComponent).join('~')
}

export function domainFromSegment(segment: string): string {
  return segment.replaceAll('~', '/')
}

/** The address of a service, both of its page and, below the API's base, of the resource. */
export function servicePath(id: string): string {
  const { domain, name } = splitServiceId(id)
  return `/services/${domainSegment(domain)}/${encodeURIComponent(name)}`
}

export function versionPath(id: string, version: string): string {
  return `${servicePath(id)}/versions/${encodeURIComponent(version)}`
}

/** The address of an endpoint, both of its page and, below the API's base, of the resource. */
export function endpointPath(service: string, endpoint: string): string {
  return `${servicePath(service)}/endpoints/${encodeURIComponent(endpoint)}`
}

/** The page of the events of a subject. */
export function ledgerPath(subject: string): string {
  return `/ledger?${new URLSearchParams({ subject }).toString()}`
}

export function subscriptionPath(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`
}

/** Where governance and maturity show what has a page of its own. */
const NAMED_PAGES: Readonly<Record<string, string>> = {
  tension: '/tensions/',
  proposal: '/proposals/',
  election: '/elections/',
  meeting: '/meetings/',
  role: '/roles/',
  circle: '/circles?in=',
  policy: '/policies/in-force/',
  maturity: '/maturity/',
  taxonomy: '/taxonomies/',
}

/** And what stands in a list. */
const GOVERNANCE_LISTS: Readonly<Record<string, string>> = {
  ruling: '/rulings',
  emergency: '/emergencies',
  permission: '/permissions',
}

/**
 * The page of a subject as the ledger and decisions name it (`service:a/b`, `version:a/b@1.0.0`,
 * `subscription:x`, `endpoint:a/b#x`, `domain:a`, `proposal:x` and the like), or undefined when it has none.
 */
export function subjectPath(subject: string): string | undefined {
  const colon = subject.indexOf(':')
  const kind = subject.slice(0, Math.max(colon, 0))
  const id = subject.slice(colon + 1)
  if (kind === 'service') return servicePath(id)
  if (kind === 'subscription') return subscriptionPath(id)
  if (kind === 'domain') return `/?domain=${encodeURIComponent(id)}`
  if (kind === 'endpoint') {
    const [service = '', endpoint = ''] = id.split('#')
    return endpointPath(service, endpoint)
  }
  // A page of this application, which is said by whoever senses a tension; nowhere else.
  if (kind === 'page') return isPagePath(id) ? id : undefined
  const page = NAMED_PAGES[kind]
  if (page !== undefined) return page + encodeURIComponent(id)
  if (kind !== 'version') return GOVERNANCE_LISTS[kind]
  const at = id.lastIndexOf('@')
  return at === -1 ? undefined : versionPath(id.slice(0, at), id.slice(at + 1))
}

const HERE = 'http://registry.invalid'

/**
 * Whether an address from outside, such as a parameter of a link, is a path of this application and leads nowhere
 * else: browsers read backslashes as slashes, and pass over tabs and line breaks.
 */
export function isPagePath(address: string): boolean {
  return (
    address.startsWith('/') && URL.canParse(address, HERE) && new URL(address, HERE).origin === HERE
  )
}
