/** Wires governance to the registry that it governs. */
import { shippedConstitutions, shippedLifecycles } from './data-documents.ts'
import type { Ledger } from './audit/index.ts'
import { composeCircleFacts } from './compose-circle-facts.ts'
import {
  openGovernance,
  openPolicyPreviews,
  type Accounts,
  type Governance,
  type GovernanceInput,
} from './governance/index.ts'
import type { Maturity } from './maturity/index.ts'
import { RegistryError, type PoliciesInForce, type Registry } from './registry/index.ts'

type Wiring = Pick<GovernanceInput, 'store' | 'authority' | 'clock' | 'newId' | 'packs'> & {
  readonly registry: Registry
  readonly policies: PoliciesInForce
  readonly accounts: Accounts
  readonly maturity: Pick<Maturity, 'figures'>
  readonly ledger: Ledger
}

/** Kinds of subjects that belong to a service, which policies are asked about. */
const OF_SERVICES: readonly string[] = ['service', 'version', 'endpoint']

export async function composeGovernance({
  registry,
  policies,
  accounts,
  maturity,
  ledger,
  ...ports
}: Wiring): Promise<Governance> {
  const { store, clock, packs } = ports
  const previews = await openPolicyPreviews({
    store,
    packs,
    clock,
    effects: registry.policyEffects,
  })
  return openGovernance({
    ...ports,
    policyLife: {
      judge: (question) => registry.lifecycles.judgePolicy(question),
      impact: (changes) => previews.impact(changes),
    },
    waivers: registry.waiversByProposal,
    duties: registry.duties,
    notices: registry.notices,
    registry,
    policies,
    constitutions: shippedConstitutions(),
    circleFacts: composeCircleFacts({ registry, maturity, ledger, clock: ports.clock }),
    lifecycles: shippedLifecycles().map(({ definition }) => definition),
    hasAccount: (person) => accounts.isActive(person),
    ownerOf: async (service) => (await serviceOf(registry, service))?.owner,
    policiesFor: async (subject) => {
      const [kind = '', name = ''] = split(subject, ':')
      if (kind === 'policy') return (await policies.list()).filter(({ id }) => id === name)
      if (!OF_SERVICES.includes(kind)) return []
      // Whoever mistypes a name is told so, instead of who would decide about a service that is not there.
      const service = await registry.services.get(
        split(name, kind === 'endpoint' ? '#' : '@')[0] ?? '',
      )
      const { latest } = service
      if (latest === undefined) return []
      const { id, registeredAs = id, domain, name: short, kind: serviceKind, tags } = service
      const { format, version, state } = latest
      return policies.for({
        service: { id, registeredAs, domain, name: short, kind: serviceKind, tags },
        contract: { format, version, state },
      })
    },
  })
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** Undefined when there is no such service. */
async function serviceOf(registry: Registry, id: string) {
  try {
    return await registry.services.get(id)
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'service-not-found') return undefined
    throw error
  }
}
