import type { Stored } from '../../store/index.ts'
import type { DomainDocument } from '../documents.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import type { Permit, Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import { SYSTEM } from '../system-actor.ts'
import { domainThing } from './domain-thing.ts'
import type { Domains } from './present-domains.ts'

/**
 * Decides about a move while no other one is decided about, on whichever server: two that are possible by themselves, such
 * as a domain into another and that one into the first, may not be possible together.
 * @param since tells this decision from others about the same domain
 * @param decide is handed the domain as it is now, and writes it without `deciding`
 * @throws RegistryError `domain-moving` while another move is decided about, `stale-revision`, and what `decide` throws
 */
export async function decideAlone(
  ports: { readonly domains: Domains; readonly permits: Permits },
  permit: Permit,
  present: Stored<DomainDocument>,
  move: { readonly to: string; readonly since: string },
  decide: (claimed: Stored<DomainDocument>) => Promise<unknown>,
): Promise<void> {
  const claimed = await claim(ports.domains, permit, present, move)
  try {
    await decide(claimed)
  } catch (error) {
    await abandonMove(ports, present.id, move.since)
    throw error
  }
}

async function claim(
  domains: Domains,
  permit: Permit,
  present: Stored<DomainDocument>,
  { to, since }: { readonly to: string; readonly since: string },
): Promise<Stored<DomainDocument>> {
  if (present.value.deciding !== undefined) throw undecided()
  const deciding = { what: 'move', since } as const
  try {
    return await domains.replace(
      permit,
      present,
      { ...present.value, deciding },
      { event: 'domain.move-begun', change: { from: present.value.path, to } },
    )
  } catch (error) {
    if (!isStoreProblem(error, 'duplicate-key')) throw error
    throw undecided(error)
  }
}

function undecided(cause?: unknown): RegistryError {
  return new RegistryError(
    'domain-moving',
    'Another move of a domain is being decided about at this moment; try again in a minute.',
    {},
    { cause },
  )
}

const ATTEMPTS = 20 // against others that write the same domain

/**
 * Lets go of a decision that was not made. Whoever was at it and is only slow finds the domain changed, and so cannot
 * make it any more.
 */
export async function abandonMove(
  { domains, permits }: { readonly domains: Domains; readonly permits: Permits },
  id: string,
  since: string,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const [domain] = (await domains.find({ where: { id: { eq: id } }, limit: 1 })).items
    if (domain?.value.deciding?.since !== since) return
    const permit = await permits.require(SYSTEM, 'duty.perform', domainThing(domain))
    try {
      await domains.replace(
        permit,
        domain,
        { ...domain.value, deciding: undefined },
        { event: 'domain.move-abandoned', change: { path: domain.value.path } },
      )
      return
    } catch (error) {
      const isStale = error instanceof RegistryError && error.code === 'stale-revision'
      if (!isStale || attempt === ATTEMPTS) throw error
    }
  }
}
