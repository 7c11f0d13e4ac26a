import { domainFromSegment } from '../api/names.ts'

/** Pages of one thing each: how their address begins, and what the ledger calls the thing. */
const THINGS: readonly (readonly [start: string, kind: string])[] = [
  ['/roles/', 'role'],
  ['/tensions/', 'tension'],
  ['/rules/', 'rule'],
  ['/proposals/', 'proposal'],
  ['/elections/', 'election'],
  ['/meetings/', 'meeting'],
  ['/subscriptions/', 'subscription'],
  ['/maturity/', 'maturity'],
  ['/taxonomies/', 'taxonomy'],
]

/**
 * What a tension is about that somebody senses on a page, as tensions name it; the page itself where it shows no one
 * thing.
 */
export function subjectOfPage(pathname: string, search: string): string {
  const [, place = '', first = '', second = '', third = '', fourth = ''] = pathname
    .split('/')
    .map((segment) => decoded(segment))
  const parameters = new URLSearchParams(search)
  if (place === 'services' && second !== '') {
    const service = `${domainFromSegment(first)}/${second}`
    return third === 'versions' && fourth !== ''
      ? `version:${service}@${fourth}`
      : `service:${service}`
  }
  if (place === 'domains' && first !== '') return `domain:${domainFromSegment(first)}`
  const domain = parameters.get('domain')
  if (pathname === '/' && domain !== null && domain !== '') return `domain:${domain}`
  if (place === 'constitution') return 'constitution'
  if (place === 'circles') {
    const circle = parameters.get('in')
    return circle === null ? 'constitution' : `circle:${circle}`
  }
  if (place === 'policies' && first !== '') {
    return `policy:${first === 'in-force' ? second : first}`
  }
  const thing = THINGS.find(([start]) => pathname.startsWith(start))
  if (thing !== undefined && first !== '' && first !== 'new') return `${thing[1]}:${first}`
  return `page:${pathname}`
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // an address that somebody typed wrong
  }
}
