import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 1_000 // milliseconds

/**
 * Works on imports as long as the server runs. A failure of the store is logged, and the work goes on from where it was
 * left.
 *
 * @returns stops it, and resolves when the contract that is under way is registered
 */
export function importRegularly(
  { registry }: { readonly registry: Pick<Registry, 'imports'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async (stop) => {
    try {
      await registry.imports.work(stop)
    } catch (error) {
      log.error({ err: error }, 'an import could not go on')
    }
  })
}
