import type { Logger } from 'pino'
import type { Registry } from '../registry/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 1_000 // milliseconds

/**
 * Has kept verdicts follow what is in force, as long as the server runs. A failure of the store is logged, and the work
 * goes on from where it was left.
 *
 * @returns stops it, and resolves when the portion that is under way has ended
 */
export function reEvaluateRegularly(
  { registry }: { readonly registry: Pick<Registry, 'reEvaluation'> },
  log: Logger,
): () => Promise<void> {
  return regularly(PERIOD, async (stop) => {
    try {
      await registry.reEvaluation.work(stop)
    } catch (error) {
      log.error({ err: error }, 'verdicts could not be judged anew')
    }
  })
}
