import type { Logger } from 'pino'
import type { Ledger } from '../audit/index.ts'
import type { Governance } from '../governance/index.ts'
import type { Registry } from '../registry/index.ts'
import { scheduleCheckpoint } from './checkpoint-duty.ts'
import { regularly } from './regularly.ts'

const PERIOD = 1_000 // milliseconds
const ROUNDS = 60_000 // milliseconds; rounds of proposals and elections last hours

/**
 * Moves events to the ledger soon after they happened, so that the outbox stays short, and sees to it that what is in
 * the ledger gets signed; finishes what failures of the store left half shown; and takes on proposals and elections
 * whose round is over. A failure is logged and tried again; nothing is lost meanwhile, since events wait in the store.
 *
 * @returns stops it, and resolves when a relay that is under way has ended
 */
export function relayRegularly(
  {
    ledger,
    registry,
    governance,
  }: {
    readonly ledger: Ledger
    readonly registry: Registry
    readonly governance: Pick<Governance, 'performRounds'>
  },
  log: Logger,
): () => Promise<void> {
  let told: string | undefined
  let nextRounds = 0
  const attempt = async (work: () => Promise<unknown>, failure: string): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error({ err: error }, failure)
    }
  }
  return regularly(PERIOD, async () => {
    await attempt(() => registry.finishLeft(), 'what is derived could not be finished')
    if (performance.now() >= nextRounds) {
      nextRounds = performance.now() + ROUNDS
      await attempt(() => governance.performRounds(), 'rounds could not be taken on')
      await attempt(
        () => scheduleCheckpoint(ledger, registry.duties),
        'signing the ledger could not be made due',
      )
    }
    await attempt(() => ledger.relay(), 'events could not be moved to the ledger')
    const trouble = ledger.trouble()
    if (trouble !== undefined && trouble !== told) log.error(trouble)
    told = trouble
  })
}
