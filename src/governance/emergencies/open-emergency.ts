import { createSubjectNames, type Action, type Actor, type Thing } from '../../registry/index.ts'
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
  const names = await createSubjectNames(store)
  return async (actor, action, { subject, about }, at) => {
    const now = at.toISOString()
    const { items } = await emergencies.find({
      where: {
        by: { eq: actor.id },
        action: { eq: action },
        // What is only being made is named by what it is about; each may have been renamed since it was declared.
        subject: { in: await names.everyNameOf(about ?? subject) },
        state: { eq: 'open' },
        openUntil: { gt: now },
        // A clock that was set back opens nothing anew.
        createdAt: { lte: now },
      },
      sort: ['-openUntil'],
      limit: 1,
    })
    return items[0]?.value
  }
}
