import type { AcceptingWaiver } from '../../rules/index.ts'
import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { DomainNames, ReadDomainNames } from '../domains/domain-names.ts'
import { domainAndAncestors } from '../identifiers.ts'
import type { PolicySubject } from '../ports.ts'
import type { WaiverDocument } from './waiver-document.ts'
import { dayOf, lapseOf } from './waiver-view.ts'

/** The waivers that hold for a contract at a moment. */
export interface WaiversAt {
  readonly waivers: readonly AcceptingWaiver[]
  /** The same for the same waivers. */
  readonly basis: readonly string[]
  /** When the first of them lapses, an ISO 8601 instant in UTC. */
  readonly changesAt: string | undefined
}

export interface WaiversInForce {
  (subject: PolicySubject, at: Date): Promise<WaiversAt>
  /** For many versions of one service. */
  ofVersions(
    service: Pick<PolicySubject['service'], 'registeredAs' | 'domain'>,
    versions: readonly string[],
    at: Date,
  ): Promise<(version: string) => WaiversAt>
}

/** Finds waivers by what they are for. They hold to the end of their last day by the clock, whatever job has run. */
export function createWaiversInForce(
  waivers: Pick<Collection<WaiverDocument>, 'find'>,
  names: ReadDomainNames,
): WaiversInForce {
  const find = async (scopes: readonly string[], at: Date): Promise<readonly Found[]> => {
    const where = { scope: { in: scopes }, state: { eq: 'granted' }, until: { gte: dayOf(at) } }
    const found: Found[] = []
    for await (const waiver of allPages(waivers, { where })) found.push(waiver)
    return found.sort((one, other) => (one.id < other.id ? -1 : 1))
  }
  const one = async ({ service, contract }: PolicySubject, at: Date): Promise<WaiversAt> => {
    const own = scopeOfVersion(service.registeredAs, contract.version)
    const found = await find([own, ...scopesAround(service, await names())], at)
    return waiversAt(found.filter(({ value }) => isFor(value, contract.version)))
  }
  const ofVersions: WaiversInForce['ofVersions'] = async (service, versions, at) => {
    const around = scopesAround(service, await names())
    const found: Found[] = []
    // A store compares with so many alternatives at once and no more.
    for (let begin = 0; begin === 0 || begin < versions.length; begin += SCOPES_AT_ONCE) {
      const named = versions.slice(begin, begin + SCOPES_AT_ONCE)
      const scopes = named.map((version) => scopeOfVersion(service.registeredAs, version))
      found.push(...(await find([...scopes, ...(begin === 0 ? around : [])], at)))
    }
    found.sort((first, second) => (first.id < second.id ? -1 : 1))
    return (version) => waiversAt(found.filter(({ value }) => isFor(value, version)))
  }
  return Object.assign(one, { ofVersions })
}

interface Found {
  readonly id: string
  readonly value: WaiverDocument
}

const SCOPES_AT_ONCE = 1_000

function waiversAt(found: readonly Found[]): WaiversAt {
  return {
    waivers: found.map(acceptingWaiver),
    basis: found.map(({ id, value }) => `${id} ${value.until}`),
    changesAt: found.map(({ value }) => lapseOf(value.until)).sort()[0],
  }
}

function isFor({ version: own, versions }: WaiverDocument, version: string): boolean {
  return (own === undefined || own === version) && (versions?.includes(version) ?? true)
}

/** Services and domains by their first names, which no move changes. */
function scopesAround(
  { registeredAs, domain }: Pick<PolicySubject['service'], 'registeredAs' | 'domain'>,
  names: DomainNames,
): readonly string[] {
  return [
    `service:${registeredAs}`,
    ...domainAndAncestors(names.present(domain)).map((around) => `domain:${names.idOf(around)}`),
  ]
}

export function scopeOfVersion(service: string, version: string): string {
  return `version:${service}@${version}`
}

function acceptingWaiver({ id, value }: Found): AcceptingWaiver {
  const { rule, pointer = '', file, fingerprint, reason, until } = value
  return {
    id,
    rule,
    until,
    reason,
    pointer,
    coversFile: (name) => file === undefined || name === file,
    ...(fingerprint !== undefined && { fingerprint }),
  }
}
