import type { CheckFound } from '../work/work-item.ts'
import type { Tension } from './tension.ts'

/** Looks again at what the registry found, under keys that begin with its kind and a colon. */
export interface TensionCheck {
  /** For instance `failing` for keys such as `failing:service:payments/orders`. */
  readonly kind: string
  /** @param subject what was found to be amiss, such as `service:payments/orders` */
  run(subject: string): Promise<CheckFound>
}

/** The checks behind the tensions of the registry's own. */
export interface TensionChecks {
  /** @throws RangeError for a second one of a kind */
  register(check: TensionCheck): void
  /** What the check that raised a tension finds now; `unknown` for what a person sensed. */
  run(tension: Pick<Tension, 'key' | 'subject' | 'by' | 'evidence'>): Promise<CheckFound>
}

export function createTensionChecks(): TensionChecks {
  const checks = new Map<string, TensionCheck>()
  return {
    register: (check) => {
      if (checks.has(check.kind)) throw new RangeError(`There are two checks "${check.kind}"`)
      checks.set(check.kind, check)
    },
    run: async (tension) => {
      if (tension.key === undefined) {
        return {
          gap: 'unknown',
          says: `No check raised it: ${tension.by}, who sensed it, says whether they got what they need.`,
        }
      }
      const check = checks.get(findingOf(tension.key))
      if (check !== undefined) return runOnAll(check, tension)
      return {
        gap: 'unknown',
        says: `No check of this server looks at ${findingOf(tension.key)}; the role that answers says whether it is done.`,
      }
    },
  }
}

/** What kind of finding a key is of. */
export function findingOf(key: string): string {
  return key.slice(0, Math.max(key.indexOf(':'), 0))
}

const MOST = 100 // things that one tension gathers

/** A tension that gathers several things is gone when each of them is. */
async function runOnAll(
  check: TensionCheck,
  { subject, evidence }: Pick<Tension, 'subject' | 'evidence'>,
): Promise<CheckFound> {
  const subjects = [...new Set(evidence.flatMap((one) => one.subject ?? []))]
  if (subjects.length === 0) return check.run(subject)
  const standing: string[] = []
  for (const one of subjects) {
    const { gap } = await check.run(one)
    if (gap !== 'gone') standing.push(one)
  }
  if (standing.length > 0) {
    const named = standing.slice(0, 10).join(', ')
    return {
      gap: 'stands',
      says: `It still is so for ${standing.length} of ${subjects.length}: ${named}${standing.length > 10 ? ' and others' : ''}.`,
    }
  }
  if (evidence.length >= MOST) {
    return {
      gap: 'unknown',
      says: `It is gone for the ${subjects.length} that are named here; there were more than a tension can name.`,
    }
  }
  return { gap: 'gone', says: `It is gone for all ${subjects.length} that are named here.` }
}
