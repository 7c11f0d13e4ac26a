import type { AcceptingWaiver } from '../../rules/index.ts'
import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
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

export type WaiversInForce = (subject: PolicySubject, at: Date) => Promise<WaiversAt>

/** Finds waivers by what they are for. They hold to the end of their last day by the clock, whatever job has run. */
export function createWaiversInForce(
  waivers: Pick<Collection<WaiverDocument>, 'find'>,
): WaiversInForce {
  return async ({ service, contract }, at) => {
    const where = {
      scope: { in: scopesAround(service, contract.version) },
      state: { eq: 'granted' },
      until: { gte: dayOf(at) },
    }
    const found: { readonly id: string; readonly value: WaiverDocument }[] = []
    for await (const waiver of allPages(waivers, { where })) found.push(waiver)
    found.sort((one, other) => (one.id < other.id ? -1 : 1))
    const ends = found.map(({ value }) => lapseOf(value.until)).sort()
    return {
      waivers: found.map(acceptingWaiver),
      basis: found.map(({ id, value }) => `${id} ${value.until}`),
      changesAt: ends[0],
    }
  }
}

function scopesAround(service: PolicySubject['service'], version: string): readonly string[] {
  return [
    scopeOfVersion(service.registeredAs, version),
    `service:${service.registeredAs}`,
    ...domainAndAncestors(service.domain).map((domain) => `domain:${domain}`),
  ]
}

export function scopeOfVersion(service: string, version: string): string {
  return `version:${service}@${version}`
}

function acceptingWaiver({
  id,
  value,
}: {
  readonly id: string
  readonly value: WaiverDocument
}): AcceptingWaiver {
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
