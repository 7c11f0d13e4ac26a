import type { Logger } from 'pino'
import type { Registry } from './registry/index.ts'

const PERIOD = 5_000 // milliseconds

/**
 * Performs what is due, as long as the server runs. A duty that fails says so on itself and is tried again; a
 * store that cannot be reached is logged, and asked again.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function performDutiesRegularly(
  { registry }: { readonly registry: Registry },
  log: Logger,
): () => Promise<void> {
  let underWay: Promise<void> | undefined
  const timer = setInterval(() => {
    underWay ??= registry.duties
      .performDue()
      .then(({ performed, failed }) => {
        if (failed > 0) log.warn({ performed, failed }, 'duties failed and will be tried again')
      })
      .catch((error: unknown) => log.error({ error }, 'duties could not be performed'))
      .finally(() => {
        underWay = undefined
      })
  }, PERIOD)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
