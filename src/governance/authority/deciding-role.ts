import type { Thing } from '../../registry/index.ts'
import {
  circlesAround,
  coreRole,
  fillersOf,
  findCircle,
  findRole,
  isWithin,
  type Assignment,
  type Organisation,
  type Role,
} from '../circles/organisation.ts'

/** Who answers for something, and how that was found. */
export interface Deciding {
  readonly role: Role
  /** The people, never none: without anybody it falls to the next lead outwards. */
  readonly people: readonly string[]
  /** One sentence for each step of the way. */
  readonly path: readonly string[]
}

/**
 * The role that decides about a thing: the one that the thing names, else the one whose domain covers it,
 * nearest first. A role that nobody fills is covered by the lead of its circle, and so on outwards.
 * @throws Error when nobody leads the anchor circle, which no version of the governance allows
 */
export function decidingRole(organisation: Organisation, thing: Thing, at: Date): Deciding {
  const path: string[] = []
  if (thing.role !== undefined) {
    const named = findRole(organisation, thing.role)
    if (named !== undefined) {
      path.push(`${thing.subject} names the role ${named.id}.`)
      return covering(organisation, named, at, path)
    }
    path.push(`${thing.subject} names the role ${thing.role}, which no circle has.`)
  }
  if (thing.circle !== undefined && findCircle(organisation, thing.circle) !== undefined) {
    const lead = leadOf(organisation, thing.circle)
    path.push(`${thing.subject} belongs to the circle ${thing.circle}, which ${lead.id} leads.`)
    return covering(organisation, lead, at, path)
  }
  const { role, domain } = holderOf(organisation, thing.domain)
  path.push(
    domain === ''
      ? `No role has a domain that ${thing.subject} lies in, so that it falls to ${role.id}, who has the whole registry.`
      : `The domain ${domain} of the role ${role.id} covers ${thing.subject}.`,
  )
  return covering(organisation, role, at, path)
}

/** The role with the nearest domain around a path; of those with the same one, the innermost. */
export function holderOf(
  organisation: Organisation,
  path: string,
): { readonly role: Role; readonly domain: string } {
  const holders = organisation.roles.flatMap((role) =>
    role.domains.filter((domain) => isWithin(path, domain)).map((domain) => ({ role, domain })),
  )
  const depth = ({ circle }: Role): number => circlesAround(organisation, circle).length
  const [nearest] = holders.sort(
    (a, b) =>
      b.domain.length - a.domain.length ||
      depth(b.role) - depth(a.role) ||
      Number(a.role.kind === 'lead') - Number(b.role.kind === 'lead') ||
      (a.role.id < b.role.id ? -1 : 1),
  )
  return nearest ?? { role: anchorLead(organisation), domain: '' }
}

/** The role itself when somebody fills it, otherwise the nearest lead outwards whose role is filled. */
function covering(
  organisation: Organisation,
  role: Role,
  at: Date,
  path: readonly string[],
): Deciding {
  const steps = [...path]
  for (const candidate of [role, ...leadsAround(organisation, role)]) {
    if (candidate !== role)
      steps.push(`It falls to ${candidate.id}, who leads ${candidate.circle}.`)
    const acting = fillersOf(organisation, candidate.id, at)
    const people = new Set(acting.map(({ person }) => person))
    steps.push(...surrogatesInWords(acting))
    if (people.size > 0) return { role: candidate, people: [...people], path: steps }
    steps.push(`Nobody fills ${candidate.id}.`)
  }
  throw new Error('Nobody leads the anchor circle.')
}

function surrogatesInWords(acting: readonly Assignment[]): readonly string[] {
  const sentences = acting.flatMap(({ person, standsInFor, until }) =>
    standsInFor === undefined
      ? []
      : [`${person} stands in for ${standsInFor} until ${until?.slice(0, 10) ?? ''}.`],
  )
  return [...new Set(sentences)]
}

/** Leads of the circles around a role, from the inside out, the role itself left out. */
export function leadsAround(organisation: Organisation, role: Role): readonly Role[] {
  return circlesAround(organisation, role.circle)
    .map(({ id }) => leadOf(organisation, id))
    .filter((lead) => lead.id !== role.id)
}

function leadOf(organisation: Organisation, circle: string): Role {
  return coreRole(organisation, circle, 'lead') ?? anchorLead(organisation)
}

function anchorLead(organisation: Organisation): Role {
  const [anchor] = organisation.circles
  const lead = anchor === undefined ? undefined : coreRole(organisation, anchor.id, 'lead')
  if (lead === undefined) throw new Error('The anchor circle has no lead.')
  return lead
}
