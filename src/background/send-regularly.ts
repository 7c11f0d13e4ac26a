import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 1_000 // milliseconds

/**
 * Sends what happened to the webhooks that ask for it, as long as the server runs. What a receiver does not take is
 * recorded with its delivery and tried again; what is logged is a failure of the store.
 *
 * @returns stops it, and resolves when the deliveries that are under way have ended
 */
export function sendRegularly(
  { registry }: { readonly registry: Pick<Registry, 'webhooks'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async (stop) => {
    try {
      await registry.webhooks.send(stop)
    } catch (error) {
      log.error({ err: error }, 'events could not be sent to webhooks')
    }
  })
}
