import { Gauge, type Registry as MetricsRegistry } from 'prom-client'
import type { Registry } from '../../registry/index.ts'
import { askedTogether } from './asked-together.ts'

/** How the duties in the store stand, asked for whenever metrics are read. */
export function dutyMetrics(metrics: MetricsRegistry, { duties }: Pick<Registry, 'duties'>): void {
  const figures = askedTogether(() => duties.figures())
  const open = new Gauge({
    name: 'concordat_duties',
    help: 'Duties that are not performed yet: waiting for their time, due, and failing (which are due, too).',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      const { waiting, due, failing } = await figures()
      open.set({ state: 'waiting' }, waiting)
      open.set({ state: 'due' }, due)
      open.set({ state: 'failing' }, failing)
    },
  })
  const overdue = new Gauge({
    name: 'concordat_duties_overdue_seconds',
    help: 'Seconds since the oldest duty that is not performed became due; 0 when none is.',
    registers: [metrics],
    async collect() {
      overdue.set((await figures()).overdueSeconds)
    },
  })
}
