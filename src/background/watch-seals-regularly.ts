import type { Logger } from 'pino'
import type { Governance } from '../governance/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 5 * 60_000 // milliseconds; each look reads the newest decision of each kind

/**
 * Has every server find, as long as it runs, that somebody changed the governance in the store past the process. It is told
 * in the log as often as it is found, since whoever changed the store may have changed who is told of tensions, too.
 *
 * @returns stops it, and resolves when a look that is under way has ended
 */
export function watchSealsRegularly(
  { governance: { seals } }: { readonly governance: Pick<Governance, 'seals'> },
  log: Logger,
  period = PERIOD,
): () => Promise<void> {
  return regularly(period, async () => {
    try {
      await seals.look()
    } catch (error) {
      log.error({ err: error }, 'whether the governance is what was decided could not be told')
    }
    const trouble = seals.trouble()
    if (trouble !== undefined) log.error(trouble)
  })
}
