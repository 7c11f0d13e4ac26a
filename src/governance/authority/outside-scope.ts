import { inActionWords, type Action, type Actor, type Thing } from '../../registry/index.ts'
import { isWithin } from '../circles/organisation.ts'

/** Why a token was not made for this, whatever its account may; undefined where it was. */
export function outsideScope(
  { name, scope }: Actor,
  action: Action,
  thing: Thing,
): string | undefined {
  if (scope === undefined) return undefined
  const { actions, domains } = scope
  if (actions?.includes(action) === false) {
    return `${name} was not made to ${inActionWords(action)} anything, only for ${actions.join(', ')}; make another token for this.`
  }
  if (domains?.some((domain) => isWithin(thing.domain, domain)) === false) {
    const where = thing.domain === '' ? 'no domain' : thing.domain
    return `${name} was made for ${domains.join(', ')} only, and ${thing.subject} lies in ${where}; make another token for this.`
  }
  return undefined
}
