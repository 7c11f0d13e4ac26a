import type { Action, Actor, Authority, AuthorityDecision, Thing } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import type { Article } from '../constitution/constitution.ts'
import {
  constitutionInForce,
  RATIFICATIONS,
  type Ratification,
} from '../constitution/ratification.ts'

/**
 * Authority from the constitution in force: the first article that grants the action to the actor decides,
 * and the answer names it. Before ratification only the process itself acts, to set the registry up.
 */
export async function openConstitutionalAuthority(store: Store): Promise<Authority> {
  const ratifications = await store.collection(RATIFICATIONS)
  return {
    async decide({ actor, action, thing }) {
      const ratification = await constitutionInForce(ratifications)
      return ratification === undefined
        ? beforeRatification(actor, action)
        : decideUnder(ratification, actor, action, thing)
    },
  }
}

function beforeRatification(actor: Actor, action: Action): AuthorityDecision {
  const allowed = actor.kind === 'system' && action === 'account.create'
  return {
    allowed,
    role: undefined,
    reasons: [
      allowed
        ? 'No constitution is ratified yet; the process sets the registry up.'
        : 'No constitution is ratified yet, so nobody has authority over anything.',
    ],
  }
}

/** Who may do this under a ratified constitution, and why; a refusal says who could. */
export function decideUnder(
  { constitution, assignments }: Pick<Ratification, 'constitution' | 'assignments'>,
  actor: Actor,
  action: Action,
  thing: Thing,
): AuthorityDecision {
  const roles = assignments.filter(({ person }) => person === actor.id).map(({ role }) => role)
  const concerned = constitution.articles.filter(({ grants }) => grants.actions.includes(action))
  for (const article of concerned) {
    const role = grantedTo(article, actor, roles, thing)
    if (role === undefined) continue
    return { allowed: true, role: role.id, reasons: [because(article, constitution.title)] }
  }
  const holders = concerned.map(({ grants }) => {
    if ('role' in grants) {
      const people = assignments.filter(({ role }) => role === grants.role).map((a) => a.person)
      return `the role ${grants.role} (filled by ${people.join(', ') || 'nobody'})`
    }
    if ('holder' in grants) return `the role ${thing.role ?? 'concerned'}`
    return 'system' in grants ? 'whoever has access to the store' : 'the owner of the account'
  })
  return {
    allowed: false,
    role: undefined,
    reasons: [
      `${actor.name} fills no role that may ${action} ${thing.subject}.`,
      holders.length > 0
        ? `Under the ${constitution.title} this is for ${holders.join(' or ')}.`
        : `The ${constitution.title} grants this to nobody; it would take an adopted proposal.`,
    ],
  }
}

/** An empty result grants without a role; undefined does not grant. */
function grantedTo(
  { grants }: Article,
  actor: Actor,
  roles: readonly string[],
  thing: Thing,
): { id: string | undefined } | undefined {
  if ('system' in grants) return actor.kind === 'system' ? { id: undefined } : undefined
  if (actor.kind !== 'person' && actor.kind !== 'token') return undefined
  if ('everyone' in grants) {
    return thing.subject === `account:${actor.id}` ? { id: undefined } : undefined
  }
  const role = 'holder' in grants ? thing.role : grants.role
  return role !== undefined && roles.includes(role) ? { id: role } : undefined
}

function because(article: Article, constitution: string): string {
  return `${article.text} (${constitution}, article "${article.title}")`
}
