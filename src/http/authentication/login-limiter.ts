import { HttpProblem } from '../problems/http-problem.ts'

/** Makes guessing passwords slow, for each account and address and for each address as a whole. */
export interface LoginLimiter {
  /**
   * Counts an attempt before the password is looked at, so that attempts made at once count too.
   * @throws HttpProblem `too-many-attempts`, with `Retry-After`
   */
  begin(account: string, address: string): void
  /** Forgets what was counted: the password was right. */
  succeeded(account: string, address: string): void
}

const WINDOW = 15 * 60_000 // milliseconds
const PER_ACCOUNT_AND_ADDRESS = 10
const PER_ADDRESS = 50
/** Bounds the memory; beyond it the oldest counts are forgotten. */
const MOST_COUNTS = 20_000

interface Count {
  attempts: number
  readonly until: number
}

export function createLoginLimiter(clock: () => Date): LoginLimiter {
  const counts = new Map<string, Count>()

  function count(key: string, most: number): void {
    const now = clock().getTime()
    let entry = counts.get(key)
    if (entry === undefined || entry.until <= now) {
      entry = { attempts: 0, until: now + WINDOW }
      counts.delete(key)
      counts.set(key, entry)
      forgetOldest(counts)
    }
    entry.attempts += 1
    if (entry.attempts > most) {
      const seconds = Math.ceil((entry.until - now) / 1000)
      throw new HttpProblem(
        'too-many-attempts',
        `Too many failed attempts to log in; try again in ${Math.ceil(seconds / 60)} minutes.`,
        { headers: { 'Retry-After': String(seconds) } },
      )
    }
  }

  return {
    begin(account, address) {
      count(`address ${address}`, PER_ADDRESS)
      count(`account ${account.slice(0, 100)} ${address}`, PER_ACCOUNT_AND_ADDRESS)
    },
    succeeded(account, address) {
      counts.delete(`account ${account.slice(0, 100)} ${address}`)
      const entry = counts.get(`address ${address}`)
      if (entry !== undefined) entry.attempts -= 1
    },
  }
}

/** A map keeps the order in which keys were added. */
function forgetOldest(counts: Map<string, Count>): void {
  for (const key of counts.keys()) {
    if (counts.size <= MOST_COUNTS) return
    counts.delete(key)
  }
}
