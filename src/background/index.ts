import type { Logger } from 'pino'
import type { Ledger } from '../audit/index.ts'
import type { Governance } from '../governance/index.ts'
import type { Maturity } from '../maturity/index.ts'
import type { Registry } from '../registry/index.ts'
import { followFactsRegularly } from './follow-facts-regularly.ts'
import { importRegularly } from './import-regularly.ts'
import { migrateRegularly } from './migrate-regularly.ts'
import { performDutiesRegularly } from './perform-duties-regularly.ts'
import { reEvaluateRegularly } from './re-evaluate-regularly.ts'
import { relayRegularly } from './relay-regularly.ts'
import { sendRegularly } from './send-regularly.ts'
import { senseRegularly } from './sense-regularly.ts'
import { watchSealsRegularly } from './watch-seals-regularly.ts'

export { checkpointDuty } from './checkpoint-duty.ts'

export interface WorkingParts {
  readonly ledger: Ledger
  readonly registry: Registry
  readonly governance: Governance
  readonly maturity: Maturity
}

/**
 * Begins all work of a server that nobody waits for. Each part takes up what an earlier process left, and logs what
 * fails and tries it again.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function startBackgroundWork(parts: WorkingParts, log: Logger): () => Promise<void> {
  const work = [
    // The relay comes first, so that it stops last: the others leave events for the ledger.
    relayRegularly,
    performDutiesRegularly,
    migrateRegularly,
    reEvaluateRegularly,
    senseRegularly,
    watchSealsRegularly,
    followFactsRegularly,
    importRegularly,
    sendRegularly,
  ]
  const stops = work.map((start) => start(parts, log))
  return async () => {
    for (const stop of stops.reverse()) await stop()
  }
}
