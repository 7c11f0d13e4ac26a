import { Gauge, type Registry as MetricsRegistry } from 'prom-client'
import type { Governance } from '../../governance/index.ts'

/** Whether the governance in the store is what the ledger says was decided, as this server saw it last. */
export function sealMetrics(
  metrics: MetricsRegistry,
  { seals }: { readonly seals: Pick<Governance['seals'], 'trouble'> },
): void {
  const broken = new Gauge({
    name: 'concordat_governance_seal_broken',
    help: '1 while the governance in the store is not what the ledger says was decided; 0 otherwise.',
    registers: [metrics],
    collect() {
      broken.set(seals.trouble() === undefined ? 0 : 1)
    },
  })
}
