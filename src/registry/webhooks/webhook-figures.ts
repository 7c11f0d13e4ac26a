import type { SendingPorts } from './send-deliveries.ts'
import type { Webhooks } from './webhooks.ts'

type FigurePorts = Pick<
  SendingPorts,
  'webhooks' | 'progress' | 'deliveries' | 'history' | 'attempts' | 'clock'
>

/** Counts how webhooks do. There are 50 at most, each of which is asked for its place and what it gave up. */
export function createWebhookFigures(ports: FigurePorts): Webhooks['figures'] {
  return async () => {
    const states = { active: 0, paused: 0, stopped: 0 }
    let dead = 0
    let oldest = 0
    const { items } = await ports.webhooks.find({ limit: 500 })
    for (const { id, value } of items) {
      states[value.state] += 1
      dead += await ports.deliveries.count({ webhook: { eq: id }, state: { eq: 'dead' } })
      if (value.state === 'active') oldest = Math.max(oldest, await pendingSeconds(ports, id))
    }
    const { delivered, waiting, dead: givenUp } = ports.attempts
    return {
      attempts: { delivered, failed: waiting, dead: givenUp },
      webhooks: states,
      dead,
      oldestPendingSeconds: oldest,
    }
  }
}

/** How long ago what follows the place of a webhook happened. What it does not ask for is passed by within a turn. */
async function pendingSeconds(ports: FigurePorts, id: string): Promise<number> {
  const come = await ports.progress.get(id)
  if (come === undefined) return 0
  const [next] = await ports.history.after(come.value.sequence, 1)
  if (next === undefined) return 0
  return Math.max(0, (ports.clock().getTime() - Date.parse(next.at)) / 1_000)
}
