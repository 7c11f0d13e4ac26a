import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 5_000 // milliseconds

/**
 * Performs what is due, until nothing is, as long as the server runs. A duty that fails says so on itself and is tried again; a
 * store that cannot be reached is logged, and asked again.
 *
 * @param period milliseconds; 5 s unless given
 * @returns stops it, and resolves when what is under way has ended
 */
export function performDutiesRegularly(
  { registry }: { readonly registry: Pick<Registry, 'duties'> },
  log: Logger,
  period = PERIOD,
): () => Promise<void> {
  return regularly(period, async (stop) => {
    try {
      for (let isDone = false; !isDone && !stop.aborted;) {
        const { performed, failed } = await registry.duties.performDue()
        if (failed > 0) log.warn({ performed, failed }, 'duties failed and will be tried again')
        isDone = performed + failed === 0
      }
    } catch (error) {
      log.error({ err: error }, 'duties could not be performed')
    }
  })
}
