import type { Logger } from 'pino'
import type { Maturity } from '../maturity/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 1_000 // milliseconds

/**
 * Has the facts about maturity follow what happens, as long as the server runs, and makes them where they are missing. A
 * failure of the store is logged, and the work goes on from where it was left.
 *
 * @returns stops it, and resolves when the step that is under way has ended
 */
export function followFactsRegularly(
  { maturity }: { readonly maturity: Pick<Maturity, 'follow'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async (stop) => {
    try {
      await maturity.follow(stop)
    } catch (error) {
      log.error({ err: error }, 'facts could not follow what happened')
    }
  })
}
