import { Gauge, type Registry as MetricsRegistry } from 'prom-client'
import type { Registry } from '../../registry/index.ts'
import { askedTogether } from './asked-together.ts'

/** How far kept verdicts are behind what is in force, asked for whenever metrics are read. */
export function reEvaluationMetrics(
  metrics: MetricsRegistry,
  { reEvaluation }: Pick<Registry, 'reEvaluation'>,
): void {
  const figures = askedTogether(() => reEvaluation.figures())
  const left = new Gauge({
    name: 'concordat_re_evaluation_services_left',
    help: 'Services whose verdicts are still to be looked at after a change of policies, packs or waivers.',
    registers: [metrics],
    async collect() {
      left.set((await figures()).left)
    },
  })
  const overdue = new Gauge({
    name: 'concordat_re_evaluation_versions_overdue',
    help: 'Versions with a kept verdict that a lapsed waiver or the end of a grace has made old.',
    registers: [metrics],
    async collect() {
      overdue.set((await figures()).overdue)
    },
  })
}
