import { Gauge, type Registry as MetricsRegistry } from 'prom-client'
import type { Registry } from '../../registry/index.ts'

/** How the duties in the store stand, asked for whenever metrics are read. */
export function dutyMetrics(metrics: MetricsRegistry, { duties }: Pick<Registry, 'duties'>): void {
  const open = new Gauge({
    name: 'concordat_duties',
    help: 'Duties that are not performed yet: waiting for their time, due, and failing (which are due, too).',
    labelNames: ['state'],
    registers: [metrics],
    async collect() {
      const figures = await duties.figures()
      open.set({ state: 'waiting' }, figures.waiting)
      open.set({ state: 'due' }, figures.due)
      open.set({ state: 'failing' }, figures.failing)
      overdue.set(figures.overdueSeconds)
    },
  })
  const overdue = new Gauge({
    name: 'concordat_duties_overdue_seconds',
    help: 'Seconds since the oldest duty that is not performed became due; 0 when none is.',
    registers: [metrics],
  })
}
