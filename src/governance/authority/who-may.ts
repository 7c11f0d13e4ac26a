import type { Action, Thing } from '../../registry/index.ts'
import {
  coreRole,
  fillersOf,
  findCircle,
  findRole,
  isWithin,
  membersOf,
  servingCircle,
  type Organisation,
} from '../circles/organisation.ts'
import type { Governance } from '../circles/apply-changes.ts'
import type { Article, Holder } from '../constitution/constitution.ts'
import { decidingRole, holderOf, type Deciding } from './deciding-role.ts'
import { costOf } from './own-circle.ts'

/** What somebody asked to do and may not. */
interface Asked {
  readonly governance: Pick<Governance, 'constitution' | 'organisation'>
  readonly action: Action
  readonly thing: Thing
  readonly at: Date
}

/** Who may do something, in one sentence, and whether that is anybody who can be asked. */
export interface WhoMay {
  readonly sentence: string
  readonly canBeAsked: boolean
}

/**
 * Who may do what somebody may not, each with the articles and policies of circles that say so. Articles of one holder
 * are named together.
 */
export function whoMay(asked: Asked): WhoMay {
  const { constitution } = asked.governance
  const sources = new Map<string, string[]>()
  for (const [holder, source] of holdersWithSources(asked)) {
    sources.set(holder, [...(sources.get(holder) ?? []), source])
  }
  if (sources.size === 0) {
    return {
      sentence: `The ${constitution.title} grants this to nobody; it would take an adopted proposal.`,
      canBeAsked: false,
    }
  }
  const named = [...sources].map(([holder, by]) => `${holder}, by ${by.join(' and ')}`)
  return {
    sentence: `Under the ${constitution.title} this is for ${named.join('; or ')}.`,
    canBeAsked: [...sources.keys()].some((holder) => holder !== ITSELF),
  }
}

function* holdersWithSources(asked: Asked): Generator<readonly [holder: string, source: string]> {
  const { governance, action, thing, at } = asked
  const { constitution, organisation } = governance
  for (const article of constitution.articles) {
    if (!article.grants.actions.includes(action)) continue
    for (const holder of holdersOf(article, asked)) yield [holder, `article "${article.title}"`]
  }
  for (const { id: circle, policies } of organisation.circles) {
    for (const { id, role, effect, actions, domain } of policies) {
      if (effect !== 'grant' || role === undefined || !isWithin(thing.domain, domain)) continue
      if (!(actions as readonly Action[]).includes(action)) continue
      yield [roleInWords(organisation, role, at), `policy ${id} of the circle ${circle}`]
    }
  }
}

const ITSELF = 'the registry itself'

/** Done by whoever runs the command line beside the store, not by the registry itself. */
const AT_THE_STORE: readonly Action[] = ['account.create', 'account.reset-password']

/** None where the thing names nobody that the article could mean. */
function holdersOf({ grants }: Article, asked: Asked): readonly string[] {
  const { organisation } = asked.governance
  if ('system' in grants) {
    return AT_THE_STORE.includes(asked.action) ? ['whoever has access to the store'] : [ITSELF]
  }
  if ('everyone' in grants) {
    return [grants.own ? 'the owner of the account' : 'everyone who is signed in']
  }
  if ('role' in grants) return [roleInWords(organisation, grants.role, asked.at)]
  if (grants.holder === 'circle') return rolesOfOwnCircle(asked)
  const deciding = decidingFor(grants.holder, organisation, asked.thing, asked.at)
  if (deciding === undefined) return []
  if (grants.holder === 'members') {
    const circle = circleOf(organisation, asked.thing, deciding.role.circle)
    return [
      `the members of the circle ${circle} (${membersInWords(organisation, circle, asked.at)})`,
    ]
  }
  const serving =
    grants.holder === 'facilitation'
      ? officesOf(organisation, circleOf(organisation, asked.thing, deciding.role.circle), asked.at)
      : []
  return [...new Set([...serving, inWords(deciding.role.id, deciding.people)])]
}

const MOST_NAMED = 8

function membersInWords(organisation: Organisation, circle: string, at: Date): string {
  const people = [...membersOf(organisation, circle, at).keys()]
  const named = people.slice(0, MOST_NAMED).join(', ')
  const others = people.length - MOST_NAMED
  return others > 0 ? `${named} and ${others} more` : named || 'nobody'
}

/** Offices that somebody fills in the circle that serves a circle; any of them facilitates. */
function officesOf(organisation: Organisation, circle: string, at: Date): readonly string[] {
  const serving = servingCircle(organisation, circle)
  return (['facilitator', 'secretary', 'lead'] as const)
    .map((kind) => coreRole(organisation, serving, kind)?.id)
    .filter((id) => id !== undefined)
    .filter((id) => fillersOf(organisation, id, at).length > 0)
    .map((id) => roleInWords(organisation, id, at))
}

function rolesOfOwnCircle({ governance, action, thing }: Asked): readonly string[] {
  const { role: lead } = holderOf(governance.organisation, thing.domain)
  const isOpen =
    thing.role === undefined &&
    lead.kind === 'lead' &&
    costOf(governance.constitution, action) === undefined
  return isOpen ? [`whoever fills a role of the circle ${lead.circle}`] : []
}

function roleInWords(organisation: Organisation, role: string, at: Date): string {
  return inWords(role, [...new Set(fillersOf(organisation, role, at).map(({ person }) => person))])
}

function inWords(role: string, people: readonly string[]): string {
  return `the role ${role} (filled by ${people.join(', ') || 'nobody'})`
}

/**
 * The role that a holder means for a thing, covered by the leads around where nobody fills it; undefined where the thing
 * names no role that there is.
 */
export function decidingFor(
  holder: Holder,
  organisation: Organisation,
  thing: Thing,
  at: Date,
): Deciding | undefined {
  const { subject, domain } = thing
  if (holder === 'named') {
    return thing.role !== undefined && findRole(organisation, thing.role) !== undefined
      ? decidingRole(organisation, thing, at)
      : undefined
  }
  if (holder === 'domain') return decidingRole(organisation, { subject, domain }, at)
  const lies = circleOf(organisation, thing, undefined)
  const isServed = holder === 'records' || holder === 'facilitation'
  const home = isServed ? servingCircle(organisation, lies) : lies
  const office = holder === 'records' ? recordsOffice(organisation, home, at) : undefined
  if (office !== undefined) return decidingRole(organisation, { subject, domain, role: office }, at)
  return decidingRole(organisation, { subject, domain, circle: home }, at)
}

/** The secretary, or while nobody is that the facilitator; undefined leaves it to the lead. */
export function recordsOffice(
  organisation: Organisation,
  circle: string,
  at: Date,
): string | undefined {
  return (['secretary', 'facilitator'] as const)
    .map((kind) => coreRole(organisation, circle, kind)?.id)
    .find((id) => id !== undefined && fillersOf(organisation, id, at).length > 0)
}

/** The circle that a thing lies in: the one it says, or that of the role that holds its domain. */
export function circleOf(
  organisation: Organisation,
  thing: Thing,
  otherwise: string | undefined,
): string {
  if (thing.circle !== undefined && findCircle(organisation, thing.circle) !== undefined) {
    return thing.circle
  }
  if (otherwise !== undefined) return otherwise
  return holderOf(organisation, thing.domain).role.circle
}
