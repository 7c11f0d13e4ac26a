import { Counter, Gauge, type Registry as MetricsRegistry } from 'prom-client'
import type { Registry } from '../../registry/index.ts'
import { askedTogether } from './asked-together.ts'

/** How webhooks do, asked for whenever metrics are read. */
export function webhookMetrics(
  metrics: MetricsRegistry,
  { webhooks }: Pick<Registry, 'webhooks'>,
): void {
  const figures = askedTogether(() => webhooks.figures())
  const registers = [metrics]
  const attempts = new Counter({
    name: 'concordat_webhook_attempts_total',
    help: 'Attempts of this process to deliver an event: delivered, failed (tried again later), dead (given up).',
    labelNames: ['outcome'],
    registers,
    async collect() {
      const counts = Object.entries((await figures()).attempts)
      attempts.reset()
      for (const [outcome, count] of counts) attempts.inc({ outcome }, count)
    },
  })
  const known = new Gauge({
    name: 'concordat_webhooks',
    help: 'Webhooks: active, paused by somebody, and stopped by the registry.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = Object.entries((await figures()).webhooks)
      for (const [state, count] of counts) known.set({ state }, count)
    },
  })
  const dead = new Gauge({
    name: 'concordat_webhook_deliveries_dead',
    help: 'Deliveries that were given up and have not been sent again since, the latest 500 of each webhook.',
    registers,
    async collect() {
      dead.set((await figures()).dead)
    },
  })
  const pending = new Gauge({
    name: 'concordat_webhook_oldest_pending_seconds',
    help: 'Seconds since the oldest event that an active webhook is not through with; 0 when there is none.',
    registers,
    async collect() {
      pending.set((await figures()).oldestPendingSeconds)
    },
  })
}
