import type { Action, Actor, Thing } from '../../../src/registry/index.ts'
import type { Governed } from './open-governed.ts'

/** Whether somebody may do something here and now. */
export async function authorityOf(
  { authority, now }: Governed,
  actor: Actor,
  action: Action,
  thing: Partial<Thing>,
): Promise<boolean> {
  const asked = { subject: 'x:y', domain: '', ...thing }
  const { allowed } = await authority.decide({ actor, action, thing: asked, at: now })
  return allowed
}
