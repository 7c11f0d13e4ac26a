import type { Logger } from 'pino'
import type { Governance } from '../governance/index.ts'
import { regularly } from './regularly.ts'

const PERIOD = 2_000 // milliseconds
const LOOKS = 60_000 // milliseconds; what was reported is looked at, and what fails again and again
const ROUNDS = 12 * 60 * 60_000 // milliseconds; what nobody reports any more is found by looking at everything

/**
 * Has the registry sense what is amiss, as long as the server runs: what the ledger tells, soon after it was told, and what
 * nothing tells of, now and then. A failure is logged, and the same is heard again.
 *
 * @returns stops it, and resolves when what is under way has ended
 */
export function senseRegularly(
  {
    governance: { sensing, structures, leadTimes },
  }: { readonly governance: Pick<Governance, 'sensing' | 'structures' | 'leadTimes'> },
  log: Logger,
): () => Promise<void> {
  let nextLook = 0
  let nextRound = performance.now() + ROUNDS / 12
  return regularly(PERIOD, async (stop) => {
    try {
      await sensing.follow(stop)
      await leadTimes.follow(stop)
      if (performance.now() < nextLook) return
      nextLook = performance.now() + LOOKS
      await sensing.look()
      await structures.look()
      if (performance.now() < nextRound) return
      nextRound = performance.now() + ROUNDS
      await structures.lookAtAll()
    } catch (error) {
      log.error({ err: error }, 'what the registry senses could not be kept')
    }
  })
}
