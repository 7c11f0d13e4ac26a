import type { Action, Actor, Thing } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { EMERGENCIES, type Emergency } from './emergency.ts'

/** The emergency action that somebody has declared for this and that still can be taken; undefined without one. */
export type FindOpenEmergency = (
  actor: Actor,
  action: Action,
  thing: Thing,
  at: Date,
) => Promise<Emergency | undefined>

export async function createFindOpenEmergency(store: Store): Promise<FindOpenEmergency> {
  const emergencies = await store.collection(EMERGENCIES)
  return async (actor, action, { subject }, at) => {
    const { items } = await emergencies.find({
      where: { subject: { eq: subject } },
      sort: ['-createdAt'],
      limit: 50,
    })
    const now = at.toISOString()
    return items.find(
      ({ value }) =>
        value.by === actor.id &&
        value.action === action &&
        value.state === 'open' &&
        // A clock that was set back opens nothing anew.
        value.createdAt <= now &&
        now < value.openUntil,
    )?.value
  }
}
