import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 5_000 // milliseconds

/**
 * Moves what lives by an earlier version of a lifecycle once an adopted proposal says where it goes on, as long as the
 * server runs; what was interrupted is gone on with.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function migrateRegularly(
  { registry }: { readonly registry: Pick<Registry, 'migrations'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async (stop) => {
    try {
      const { moved, left } = await registry.migrations.work(stop)
      if (moved > 0) log.info({ moved }, 'moved to the lifecycles in force')
      for (const what of left) log.warn(what, 'left under the lifecycle that it began with')
    } catch (error) {
      log.error({ err: error }, 'nothing could be moved to the lifecycles in force')
    }
  })
}
