import type { Collection } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import type { ServiceCard } from '../services/service-card.ts'

/** How many contracts a policy speaks of, and how they stand to it. */
export interface PolicyFigures {
  /** Services whose latest version is in its scope, and those of them that fail it. */
  readonly services: number
  readonly servicesFailing: number
  /** Versions in its scope, those that fail it, and those that could not be judged in full. */
  readonly versions: number
  readonly failing: number
  readonly open: number
}

/** Counts from the indexes of what is kept: nothing is judged for it. */
export async function policyFigures(
  ports: {
    readonly cards: Collection<ServiceCard>
    readonly versions: Collection<VersionDocument>
  },
  policy: string,
): Promise<PolicyFigures> {
  const { cards, versions } = ports
  const is = { eq: policy }
  const [services, servicesFailing, all, failing, open] = await Promise.all([
    cards.count({ policies: is }),
    cards.count({ failing: is }),
    versions.count({ 'conformance.policy': is }),
    versions.count({ 'judged.failing': is }),
    versions.count({ 'judged.open': is }),
  ])
  return { services, servicesFailing, versions: all, failing, open }
}
