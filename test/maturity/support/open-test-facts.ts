import { generateKeyPairSync } from 'node:crypto'
import { createLedger, signingKeyFromPem } from '../../../src/audit/index.ts'
import { createGovernanceSource } from '../../../src/maturity/facts/base/governance-source.ts'
import { recount } from '../../../src/maturity/facts/base/recount.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import { openFacts, type Facts } from '../../../src/maturity/facts/open-facts.ts'
import { createPolicyCategories } from '../../../src/maturity/facts/policies/policy-categories.ts'
import { areasIn, sizeIn } from '../../../src/maturity/facts/cases/size-rows.ts'
import { createMoments } from '../../../src/maturity/facts/moments.ts'
import type { Figures } from '../../../src/maturity/facts/tally.ts'
import { openHistory } from '../../../src/audit/index.ts'
import {
  basisOfKept,
  basisOfRecount,
  type ReportBasis,
} from '../../../src/maturity/report/report-basis.ts'
import { risksOf } from '../../../src/maturity/report/risks.ts'
import { valueChainOf } from '../../../src/maturity/report/value-chain.ts'
import type { TestRegistry } from '../../registry/support/test-registry.ts'
import { createTestRoles, type TestRoles } from './test-roles.ts'

/** The facts of a test registry, beside a count of everything from nothing. */
export interface TestFacts {
  readonly facts: Facts
  /** As the fact base has them, once it has followed. */
  kept(place: string, at: Date): Promise<Figures>
  /** As counting everything gives them. */
  counted(place: string, at: Date, then?: Date): Promise<Figures>
  /** What a report shows of a place as it is kept, once it has followed, and as counting everything gives it. */
  keptReport(place: string, at: Date): Promise<unknown>
  countedReport(place: string, at: Date, then?: Date): Promise<unknown>
  /** Another server over the same store. */
  reopen(): Promise<Facts>
}

const definitions = [...FACTS.values()]
const { privateKey } = generateKeyPairSync('ed25519')
const signingKey = signingKeyFromPem(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString())

/** All policies are about security here. */
const rulePacks = {
  find: (id: string) => ({
    ...{ id, version: '1.0.0', title: id, description: id },
    ...{ formats: [], includes: [], rules: [], concern: 'security' as const },
  }),
}

export async function openTestFacts(
  opened: TestRegistry,
  { governance }: TestRoles = createTestRoles(opened.clock, ['keeper', 'lead']),
): Promise<TestFacts> {
  const { registry, store, clock } = opened
  const policies = { list: () => Promise.resolve(opened.policies) }
  const ledger = await createLedger({ store, clock, signingKey })
  const open = (): Promise<Facts> =>
    openFacts({ ...{ store, registry, governance, ledger, clock }, policies, rulePacks })
  const facts = await open()
  const history = await openHistory(store)
  const source = createGovernanceSource(governance)
  const readCategories = createPolicyCategories(policies, rulePacks)
  const moments = createMoments({
    ...{ registry, source, history, readCategories, circles: governance.circles, clock },
  })
  return {
    facts,
    reopen: open,
    async kept(place, at) {
      await facts.base.follow(60_000)
      return (await facts.base.sumsOf([place])).figures(definitions, { at, scope: {} })
    },
    async keptReport(place, at) {
      await facts.base.follow(60_000)
      return partsOf(basisOfKept(facts.base, at), place)
    },
    async countedReport(place, at, then) {
      await ledger.relay()
      const from = then === undefined ? moments.now() : moments.at(then)
      return partsOf(await basisOfRecount(from, [place], at), place)
    },
    async counted(place, at, then) {
      await ledger.relay()
      const from = then === undefined ? moments.now() : moments.at(then)
      return (await recount(definitions, from))([place]).figures(definitions, { at, scope: {} })
    },
  }
}

async function partsOf(basis: ReportBasis, place: string): Promise<unknown> {
  const places = [place]
  const rows = await basis.rows(places)
  const beside = { singlePoints: [], lapsedWaivers: [] }
  return {
    size: sizeIn(rows),
    areas: areasIn(rows),
    risks: await risksOf({ basis, places, rows, ...beside }),
    valueChain: await valueChainOf(basis, places, rows),
  }
}
