import type { ServiceDocument } from '../documents.ts'
import type { Domains } from '../domains/present-domains.ts'
import { domainOwner } from '../domains/domain-owner.ts'
import { requireDomain } from '../domains/require-domain.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import type { Thing } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import { serviceOwner } from '../services/service-owner.ts'
import { parseSemanticVersion } from '../versions/semantic-version.ts'
import type { WaiverDocument } from './waiver-document.ts'
import { waiverInput } from './waiver-input.ts'
import { dayOf, waiverView } from './waiver-view.ts'
import type { Waivers, WaiverView } from './waivers.ts'
import { scopeOfVersion } from './waivers-in-force.ts'

export interface RequestWaiverPorts {
  readonly waivers: GuardedCollection<WaiverDocument>
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly permits: Permits
  readonly newId: () => string
  /** The id under which findings have a rule, by that or an alias; undefined where no installed pack has it. */
  readonly ruleId: (rule: string) => string | undefined
}

type Scope = Pick<WaiverDocument, 'scope' | 'domainKey' | 'service' | 'version'>

/** Asks for a waiver; it accepts nothing before somebody with the authority grants it. */
export function createRequestWaiver(ports: RequestWaiverPorts): Waivers['request'] {
  const { waivers, permits, newId } = ports
  return async (actor, input): Promise<WaiverView> => {
    const asked = parseInput(waiverInput, input)
    const rule = ports.ruleId(asked.rule)
    if (rule === undefined) {
      throw invalid(
        '/rule',
        `There is no rule "${asked.rule}" in the rule packs at hand; name it as the finding does.`,
      )
    }
    const { scope, domain, owner } = await scopeOf(ports, asked.scope)
    const id = newId()
    const place = { domain, owner }
    const thing = { ...waiverThing(id, place), about: scope.scope }
    const permit = await permits.require(actor, 'waiver.request', thing)
    const today = dayOf(permit.at)
    requireAhead(asked.until, today)
    const answerable = asked.owner ?? owner
    if (answerable === undefined) {
      throw invalid(
        '/owner',
        'No role owns what the waiver is for; name the role that has to see to it that the exception ends.',
      )
    }
    const { pointer, file, fingerprint, reason, until } = asked
    const document: WaiverDocument = {
      rule,
      pointer,
      file,
      fingerprint,
      ...scope,
      reason,
      owner: answerable,
      until,
      state: 'requested',
      requestedBy: { person: actor.id, name: actor.name },
      requestedAt: permit.at.toISOString(),
    }
    const stored = await waivers.insert(permit, id, document, {
      event: 'waiver.requested',
      reason,
      change: { rule, scope: scope.scope, pointer, fingerprint, until, owner: answerable },
    })
    if (stored === undefined) throw new Error(`the new id ${id} is taken`)
    return waiverView(stored, today)
  }
}

/** Where what a waiver is for lies, and the role that owns it. */
export interface WaiverPlace {
  readonly domain: string
  readonly owner: string | undefined
}

/** What the authority is asked about: the waiver, in the domain whose policies it takes an exception from. */
export function waiverThing(id: string, { domain, owner }: WaiverPlace): Thing {
  return { subject: `waiver:${id}`, domain, ...(owner !== undefined && { role: owner }) }
}

/** The place as it is now: a service may have been moved or handed over since the waiver was asked for. */
export async function presentPlace(
  { services, domains }: Pick<RequestWaiverPorts, 'services' | 'domains'>,
  { service, domainKey }: Pick<WaiverDocument, 'service' | 'domainKey'>,
): Promise<WaiverPlace> {
  const present = service === undefined ? undefined : (await services.get(service))?.value
  const domain = present?.domain ?? (await domains.names()).present(domainKey.slice(0, -1))
  return { domain, owner: present?.owner ?? (await domainOwner(domains, domain)) }
}

/** @throws RegistryError `invalid-input` */
export function requireAhead(until: string, today: string): void {
  if (until >= today) return
  throw invalid('/until', `${until} is over (today is ${today} in UTC); name a day to come.`)
}

function invalid(pointer: string, message: string): RegistryError {
  return new RegistryError('invalid-input', message, { errors: [{ pointer, message }] })
}

async function scopeOf(
  { domains, services }: RequestWaiverPorts,
  asked: {
    domain?: string | undefined
    service?: string | undefined
    version?: string | undefined
  },
): Promise<{ scope: Scope; domain: string; owner: string | undefined }> {
  const { domain, service, version } = asked
  if ((domain === undefined) === (service === undefined)) {
    throw invalid('/scope', 'Name either a domain or a service that the waiver is for.')
  }
  if (domain !== undefined) {
    if (version !== undefined) {
      throw invalid('/scope/version', 'A version is one of a service; name the service.')
    }
    const { id } = await requireDomain(domains, domain)
    return {
      scope: { scope: `domain:${id}`, domainKey: `${id}/` },
      domain,
      owner: await domainOwner(domains, domain),
    }
  }
  const { id, value } = await requireService(services, service ?? '')
  const place = { domainKey: `${value.domain}/`, service: id }
  const around = { domain: value.domain, owner: await serviceOwner(domains, value) }
  if (version === undefined) return { scope: { scope: `service:${id}`, ...place }, ...around }
  // A policy may refuse its registration, so that it need not be there yet.
  const { text } = parseSemanticVersion(version)
  return { scope: { scope: scopeOfVersion(id, text), ...place, version: text }, ...around }
}
