/** Wires the parts together; the only place that knows which implementation stands behind which port. */
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { createArchives } from './archives.ts'
import { createLedger, type Ledger } from './audit/index.ts'
import { checkpointDuty } from './background/index.ts'
import { composeGovernance } from './compose-governance.ts'
import {
  shippedCompliancePacks,
  shippedLifecycles,
  shippedMaturityModels,
} from './data-documents.ts'
import { createEnginePool, type EnginePool } from './engine-pool/index.ts'
import {
  openAccounts,
  openConstitution,
  openConstitutionalAuthority,
  openLifecyclePreviews,
  openLifecyclesAdopted,
  openPoliciesInForce,
  openPolicyPreviews,
  openTokens,
  type Accounts,
  type ConstitutionView,
  type Governance,
  type LifecyclePreviews,
  type PolicyPreviews,
  type Tokens,
} from './governance/index.ts'
import type { Archives } from './http/index.ts'
import { openMaturity, type Maturity } from './maturity/index.ts'
import type { Data } from './open-data.ts'
import { engineVersion, packageRoot } from './package-root.ts'
import {
  createRegistry,
  type PoliciesInForce,
  type Registry,
  type RulePacks,
  type WebhookSender,
} from './registry/index.ts'
import { shippedPolicyFacts, shippedPolicyIds } from './shipped/index.ts'
import type { Store } from './store/index.ts'

/** Everything that the edges work with. */
export interface Concordat {
  readonly store: Store
  readonly ledger: Ledger
  readonly engine: EnginePool
  readonly packs: RulePacks
  readonly registry: Registry
  readonly maturity: Maturity
  readonly policies: PoliciesInForce
  readonly archives: Archives
  readonly policyPreviews: PolicyPreviews
  readonly lifecyclePreviews: LifecyclePreviews
  readonly accounts: Accounts
  readonly governance: Governance
  readonly tokens: Tokens
  readonly constitution: () => Promise<ConstitutionView | undefined>
  readonly clock: () => Date
  readonly newId: () => string
}

const engineProgram = path.join(packageRoot, 'dist', 'engine-jobs.js')

/**
 * The largest real contracts known take 2 s and 400 MiB with all policies; what takes ten times as long is
 * made to be costly.
 */
const ENGINE_BOUNDS = { threads: availableParallelism(), seconds: 20, heapMebibytes: 1024 }

/** What the parts are given beside the data. */
interface Surroundings {
  /** The clock of the machine unless given. */
  readonly clock?: () => Date
  /** By default one whose threads this process starts. */
  readonly engine?: EnginePool
  /** Absent: nothing is sent to webhooks. */
  readonly webhookSender?: WebhookSender | undefined
}

export async function compose(
  { store, signingKey }: Data,
  {
    clock = () => new Date(),
    engine = createEnginePool(engineProgram, engineVersion, ENGINE_BOUNDS),
    webhookSender,
  }: Surroundings = {},
): Promise<Concordat> {
  const newId = randomUUID
  const ledger = await createLedger({ store, clock, signingKey })
  const authority = await openConstitutionalAuthority(store)
  const policies = await openPoliciesInForce(
    store,
    (pack) => shippedPolicyFacts(pack)?.version,
    clock,
  )
  const constitution = await openConstitution(store, clock)
  const packs = { ids: shippedPolicyIds, find: shippedPolicyFacts }
  const registry = await createRegistry({
    store,
    authority,
    policiesInForce: policies,
    engine,
    background: engine.background,
    lifecycles: shippedLifecycles(),
    lifecyclesAdopted: await openLifecyclesAdopted(store),
    constitution,
    packs,
    webhookSender,
    clock,
    newId,
  })
  registry.duties.register(checkpointDuty(ledger))
  const ports = { store, authority, clock, newId }
  const accounts = await openAccounts(ports)
  // Meetings look at figures and figures at what meetings did: each asks the other only when somebody asks it.
  const figures: Maturity['figures'] = (question) => maturity.figures(question)
  const governance = await composeGovernance({
    ...{ ...ports, registry, policies, packs },
    ...{ accounts, maturity: { figures }, ledger },
  })
  const maturity = await openMaturity({
    ...{ ...ports, registry, governance, ledger, policies, packs: shippedCompliancePacks() },
    ...{ models: shippedMaturityModels(), rulePacks: packs },
  })
  return {
    store,
    ledger,
    engine,
    packs,
    registry,
    maturity,
    policies,
    archives: createArchives({ ...ports, ledger }),
    accounts,
    lifecyclePreviews: await openLifecyclePreviews({
      store,
      lifecycles: shippedLifecycles().map(({ definition }) => definition),
      registry: registry.lifecycleEffects,
    }),
    governance,
    policyPreviews: await openPolicyPreviews({
      store,
      packs,
      effects: registry.policyEffects,
      clock,
    }),
    tokens: await openTokens(ports),
    constitution,
    clock,
    newId,
  }
}
