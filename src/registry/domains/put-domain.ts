import type { z } from 'zod'
import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import type { Duties, DutyKind } from '../duties/duties.ts'
import { parentDomain, parseInput, requireDomainPath } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { DomainCatalog } from './domains.ts'
import { requireRevision } from '../require-revision.ts'
import { domainInput } from './domain-input.ts'
import { domainThing } from './domain-thing.ts'
import { domainView, type DomainViewPorts } from './domain-view.ts'
import { followAround } from './follow-domain.ts'
import { domainExists, requirePlace } from './require-domain.ts'

export interface PutDomainPorts extends DomainViewPorts {
  readonly permits: Permits
  readonly duties: Pick<Duties, 'ensure'>
  readonly newId: () => string
}

const PLACE_DUTY = 'domains.place'

interface Put {
  readonly actor: Actor
  readonly path: string
  readonly said: z.output<typeof domainInput>
  readonly revision: number | undefined
}

export function createPutDomain(ports: PutDomainPorts): DomainCatalog['put'] {
  return async (actor, path, input, revision) => {
    requireDomainPath(path)
    const put = { actor, path, said: parseInput(domainInput, input), revision }
    const present = await ports.domains.get(path)
    const stored = await (present === undefined
      ? createDomain(ports, put)
      : replaceDomain(ports, put, present))
    return { domain: await domainView(ports, stored), created: present === undefined }
  }
}

/** A new domain is made in the domain around it, so that one's authority is asked. */
async function createDomain(
  { domains, permits, duties, newId }: PutDomainPorts,
  { actor, path, said, revision }: Put,
): Promise<Stored<DomainDocument>> {
  const parent = parentDomain(path)
  const thing = { subject: `domain:${path}`, domain: parent ?? '' }
  const permit = await permits.require(actor, 'domain.create', thing)
  if (revision !== undefined) {
    throw new RegistryError(
      'stale-revision',
      `There is no domain ${path} yet, so no revision ${revision} of it; create it without naming one.`,
    )
  }
  if (parent !== undefined) await requirePlace(domains, parent)
  const moved = (await domains.names()).present(path)
  if (moved !== path) throw domainExists(path, moved)
  const now = permit.at.toISOString()
  const duty = { key: `${PLACE_DUTY} ${path} ${newId()}`, kind: PLACE_DUTY, ...thing, dueAt: now }
  return duties.ensure(duty, async () => {
    const stored = await domains.insert(
      permit,
      path,
      { path, ...said, paths: [path], createdAt: now, updatedAt: now },
      { event: 'domain.created', change: said },
    )
    if (stored === undefined) {
      throw new RegistryError(
        'stale-revision',
        `The domain ${path} was created by someone else meanwhile; read it and repeat the change.`,
      )
    }
    // The domain around it may have been moved since it was looked at, and what lay in it then has followed.
    return (await followAround({ domains, permits }, path)) ?? stored
  })
}

/** Finishes what a process left that died behind making a domain. */
export function placeDutyKind(ports: Pick<PutDomainPorts, 'domains' | 'permits'>): DutyKind {
  return {
    id: PLACE_DUTY,
    title: 'Put a new domain where the one around it is',
    async perform({ duty }) {
      const domain = await followAround(ports, duty.value.subject.slice('domain:'.length))
      return domain === undefined ? 'It was not made.' : `It is at ${domain.value.path}.`
    },
  }
}

async function replaceDomain(
  { domains, permits }: PutDomainPorts,
  { actor, path, said, revision }: Put,
  present: Stored<DomainDocument>,
): Promise<Stored<DomainDocument>> {
  const thing = domainThing(present)
  const permit = await permits.require(actor, 'domain.update', thing)
  if (revision === undefined) {
    throw new RegistryError(
      'revision-required',
      `The domain ${path} exists; say which revision of it the change is based on.`,
      { revision: present.revision },
    )
  }
  requireRevision(thing.subject, present.revision, revision)
  const { title, purpose, owner } = said
  return domains.replace(
    permit,
    present,
    { ...present.value, title, purpose, owner, updatedAt: permit.at.toISOString() },
    { event: 'domain.updated', change: said },
  )
}
