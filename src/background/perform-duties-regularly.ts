import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 5_000 // milliseconds

/**
 * Performs what is due, as long as the server runs. A duty that fails says so on itself and is tried again; a
 * store that cannot be reached is logged, and asked again.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function performDutiesRegularly(
  { registry }: { readonly registry: Pick<Registry, 'duties'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async () => {
    try {
      const { performed, failed } = await registry.duties.performDue()
      if (failed > 0) log.warn({ performed, failed }, 'duties failed and will be tried again')
    } catch (error) {
      log.error({ err: error }, 'duties could not be performed')
    }
  })
}
