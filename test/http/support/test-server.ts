import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import type { Express } from 'express'
import { pino } from 'pino'
import { Registry as MetricsRegistry } from 'prom-client'
import supertest from 'supertest'
import {
  shippedCompliancePacks,
  startupConstitution,
  shippedLifecycles,
  shippedMaturityModels,
} from '../../../src/data-documents.ts'
import { createArchives } from '../../../src/archives.ts'
import { composeGovernance } from '../../../src/compose-governance.ts'
import { createLedger, loadOrCreateSigningKey } from '../../../src/audit/index.ts'
import {
  openAccounts,
  openConstitution,
  openConstitutionalAuthority,
  openPoliciesInForce,
  openLifecyclePreviews,
  openLifecyclesAdopted,
  openPolicyPreviews,
  openTokens,
  ratifyFirstConstitution,
} from '../../../src/governance/index.ts'
import {
  createApp,
  createHttpServer,
  openIdempotency,
  type AppDependencies,
} from '../../../src/http/index.ts'
import { compareJob, lintJob, outlineJob } from '../../../src/engine-pool/engine-jobs.ts'
import { openMaturity, type Maturity } from '../../../src/maturity/index.ts'
import {
  createContractEngine,
  createRegistry,
  type Actor,
  type PoliciesInForce,
  type PolicyInForce,
  type PolicySubject,
  type WebhookSender,
} from '../../../src/registry/index.ts'
import {
  shippedPolicy,
  shippedPolicyFacts,
  shippedPolicyIds,
} from '../../../src/shipped/policies.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { CHEAP } from '../../governance/accounts/account-fixture.ts'
import { asking, type Asking } from './asking.ts'
import { checkResponse } from './response-check.ts'

export const ADMIN: Actor & { readonly kind: 'person' } = {
  kind: 'person',
  id: 'admin',
  name: 'admin',
}

/** The one policy in force; what it finds does not matter here. */
export const WSDL_POLICY: PolicyInForce = {
  id: 'soap-services',
  pack: 'ws-i-bp-1.1',
  packVersion: shippedPack('ws-i-bp-1.1')?.version ?? '',
  title: 'SOAP services interoperate',
  scope: 'contract.format == "wsdl-1.1"',
  enforcement: 'advise',
  decidedBy: 'the test',
  since: '2026-11-22T10:00:00.000Z',
}

/** The whole app over a store in memory, with the startup constitution in force and an administrator. */
export interface TestServer {
  readonly app: RequestListener
  /** The routes of what is no plain read. */
  readonly routes: Express
  readonly store: Store
  readonly password: string
  /** A bearer token of the administrator. */
  readonly token: string
  readonly dependencies: AppDependencies
  now: Date
  /** Set to make the registry not ready. */
  whyNotReady: string | undefined
  /** Lines of the log, parsed. */
  readonly logged: readonly Record<string, unknown>[]
  /** Asks without credentials; the answer is held against the interface's description. */
  ask(method: Method, path: string): Asking
  /** Asks for what lies outside the described interface. */
  askAside(path: string): Asking
  /** Asks with the administrator's token. */
  asAdmin(method: Method, path: string): Asking
  close(): Promise<void>
}

type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'

/**
 * @param webhookSender how events leave; none do unless given
 * @param inForce `constitution`: policies as the governance has them, in place of the one that is fixed
 */
export async function openTestServer(
  changes: Partial<AppDependencies> = {},
  inForce: 'fixed' | 'constitution' = 'fixed',
  webhookSender?: WebhookSender,
): Promise<TestServer> {
  const store = await openSqliteStore({ path: ':memory:' })
  const folder = mkdtempSync(join(tmpdir(), 'concordat-http-'))
  const webRoot = join(folder, 'web')
  mkdirSync(webRoot)
  const logged: Record<string, unknown>[] = []
  const state = {
    now: new Date('2026-11-22T10:00:00.000Z'),
    whyNotReady: undefined as string | undefined,
  }
  const clock = (): Date => state.now
  let ids = 0
  const newId = (): string => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`

  const authority = await openConstitutionalAuthority(store)
  const chosen = ({ contract }: PolicySubject) =>
    contract.format === 'wsdl-1.1' ? [WSDL_POLICY] : []
  const fixed: PoliciesInForce = {
    list: () => Promise.resolve([WSDL_POLICY]),
    history: () => Promise.resolve([]),
    snapshot: () => Promise.resolve({ policies: [WSDL_POLICY], for: chosen }),
    for: (subject) => Promise.resolve(chosen(subject)),
    compatibilityFor: () =>
      Promise.resolve({ level: 'backward', because: 'The test asks for it.' }),
  }
  const policies =
    inForce === 'fixed'
      ? fixed
      : await openPoliciesInForce(store, (pack) => shippedPolicyFacts(pack)?.version, clock)
  const constitution = await openConstitution(store, clock)
  const ports = { store, authority, clock, newId }
  const accounts = await openAccounts({ ...ports, passwordCost: CHEAP })
  const tokens = await openTokens(ports)
  const { password } = await accounts.createAdministrator('admin')
  await ratifyFirstConstitution({
    store,
    clock,
    newId,
    constitution: startupConstitution(),
    administrator: ADMIN,
  })
  const registry = await createRegistry({
    ...ports,
    policiesInForce: policies,
    constitution,
    engine: createContractEngine({ version: 'test', findPolicy: shippedPolicy }),
    lifecycles: shippedLifecycles(),
    lifecyclesAdopted: await openLifecyclesAdopted(store),
    packs: { ids: shippedPolicyIds, find: shippedPolicyFacts },
    webhookSender,
  })
  const ledger = await createLedger({
    store,
    clock,
    signingKey: await loadOrCreateSigningKey(join(folder, 'signing-key.pem')),
  })
  const figures: Maturity['figures'] = (question) => maturity.figures(question)
  const governance = await composeGovernance({
    ...ports,
    registry,
    policies,
    packs: { ids: shippedPolicyIds, find: shippedPolicyFacts },
    accounts,
    maturity: { figures },
    ledger,
  })
  const maturity = await openMaturity({
    ...{ ...ports, registry, governance, ledger, policies, packs: shippedCompliancePacks() },
    models: shippedMaturityModels(),
    rulePacks: { find: shippedPolicyFacts },
  })
  const dependencies: AppDependencies = {
    registry,
    ledger,
    archives: createArchives({ ...ports, ledger }),
    maturity,
    policies,
    lifecyclePreviews: await openLifecyclePreviews({
      store,
      lifecycles: shippedLifecycles().map(({ definition }) => definition),
      registry: registry.lifecycleEffects,
    }),
    policyPreviews: await openPolicyPreviews({
      store,
      packs: { ids: shippedPolicyIds, find: shippedPolicyFacts },
      effects: registry.policyEffects,
      clock,
    }),
    packs: { ids: shippedPolicyIds, find: shippedPolicyFacts },
    compare: (old, now, question) => compareJob({ entry: now.entry, old, now, question }),
    outline: (files) => Promise.resolve(outlineJob({ files })),
    lint: async (files, entry, policies) => {
      const result = await lintJob({ files, entry, ...(policies !== undefined && { policies }) })
      return new TextEncoder().encode(JSON.stringify(result))
    },
    accounts,
    governance,
    tokens,
    idempotency: await openIdempotency({ store, clock }),
    rolesOf: async ({ id }) => (await constitution())?.rolesOf(id) ?? [],
    clock,
    newId,
    log: pino({}, { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) }),
    metrics: new MetricsRegistry(),
    whyNotReady: () => Promise.resolve(state.whyNotReady),
    webRoot,
    reading: 'open',
    trustedProxies: 0,
    ...changes,
  }
  const { answer: app, routes } = createApp(dependencies)
  const { token } = await tokens.create(ADMIN, { name: 'tests' })
  const http = createHttpServer(app)
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  const ask = (method: Method, path: string): Asking =>
    asking(supertest(http.server)[method](path).expect(checkResponse))

  return Object.assign(state, {
    app,
    routes,
    store,
    password,
    token,
    dependencies,
    logged,
    ask,
    askAside: (path: string) => asking(supertest(http.server).get(path)),
    asAdmin: (method: Method, path: string) =>
      ask(method, path).set('Authorization', `Bearer ${token}`),
    close: async () => {
      await http.drain()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  })
}
