import type { Action, Actor, Thing } from '../../registry/index.ts'
import type { Governance } from '../circles/apply-changes.ts'
import { actingAt } from '../circles/organisation.ts'
import type { WhoMay } from './who-may.ts'

interface Refused {
  readonly governance: Pick<Governance, 'constitution' | 'organisation'>
  readonly actor: Actor
  readonly action: Action
  readonly thing: Thing
  readonly at: Date
}

/**
 * What somebody who may not do something can do about it under their constitution, one sentence each; nothing for the
 * registry itself. Where nobody can be asked, since a policy limits the roles that otherwise may, a tension is the way. Permissions and emergencies are only for those who fill a role, since nobody else is bound to repair.
 */
export function waysOn(
  { governance, actor, action, thing, at }: Refused,
  { canBeAsked }: Pick<WhoMay, 'canBeAsked'>,
): readonly string[] {
  if (actor.kind !== 'person' && actor.kind !== 'token') return []
  const { constitution, organisation } = governance
  const { articles, permissions, emergency } = constitution
  const mayOpen = articles.some(
    ({ grants }) => 'everyone' in grants && grants.actions.includes('tension.open'),
  )
  const fillsRole = actingAt(organisation.assignments, at).some(({ person }) => person === actor.id)
  const listed = (actions: readonly Action[] | undefined): boolean =>
    fillsRole && actions?.includes(action) === true
  const tension = `pen a tension about ${thing.subject}, which comes before whoever decides about it.`
  const asking = mayOpen ? [`Ask them to do it, or o${tension}`] : ['Ask them to do it.']
  return [
    ...(canBeAsked ? asking : mayOpen ? [`O${tension}`] : []),
    ...(canBeAsked && listed(permissions?.actions)
      ? ['The role that decides can also permit you this for once: ask it for a permission.']
      : []),
    ...(listed(emergency?.actions)
      ? ['Where waiting would cost too much, declare an emergency.']
      : []),
  ]
}
