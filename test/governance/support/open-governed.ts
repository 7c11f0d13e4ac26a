import {
  openConstitutionalAuthority,
  openGovernance,
  ratifyFirstConstitution,
  type Governance,
  type GovernanceInput,
} from '../../../src/governance/index.ts'
import { openGovernanceRecord } from '../../../src/governance/circles/governance-record.ts'
import { createDuties } from '../../../src/registry/duties/create-duties.ts'
import { DUTIES } from '../../../src/registry/duties/duty-document.ts'
import type { Actor, Authority, Duties, Notice } from '../../../src/registry/index.ts'
import { createPermits } from '../../../src/registry/permits.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { AT, LIFECYCLES, OPEN_POLICY_LIFE, PACKS, shipped } from './governed.ts'

const HOUR = 3_600_000

/** Governance over a store of its own, with a clock that is moved by hand. */
export interface Governed {
  readonly store: Store
  readonly governance: Governance
  readonly authority: Authority
  readonly duties: Duties
  readonly told: Notice[]
  readonly record: Awaited<ReturnType<typeof openGovernanceRecord>>
  now: Date
  /** Lets hours go by. */
  pass(hours: number): void
  close(): Promise<void>
}

export function person(id: string): Actor & { readonly kind: 'person' } {
  return { kind: 'person', id, name: id }
}

export const ADA = person('ada')

/** Nothing of the registry to look at in meetings. */
export const NO_FACTS: GovernanceInput['circleFacts'] = {
  due: () => Promise.resolve([]),
  metrics: () => Promise.resolve([]),
  changes: () => Promise.resolve([]),
}

let stores = 0

/**
 * Opens it as after a first run; under another constitution than `startup`, ada has ratified that.
 * @param owners the role that owns a service
 * @param given a store to open it over; one in memory unless given
 */
export async function openGoverned(
  constitution: 'startup' | 'holacracy' | 'board' = 'holacracy',
  owners: Readonly<Record<string, string>> = {},
  given?: Store,
): Promise<Governed> {
  const store = given ?? (await openSqliteStore({ path: ':memory:' }))
  const state = { now: AT }
  const clock = (): Date => state.now
  const prefix = ++stores
  let ids = 0
  const newId = (): string => `id-${prefix}-${++ids}`
  await ratifyFirstConstitution({
    store,
    clock,
    newId,
    constitution: shipped('startup'),
    administrator: ADA,
  })
  const authority = await openConstitutionalAuthority(store)
  const permits = createPermits(authority, clock)
  const duties = createDuties({ duties: await store.collection(DUTIES), permits, clock, newId })
  const told: Notice[] = []
  const governance = await openGovernance({
    store,
    authority,
    packs: PACKS,
    lifecycles: LIFECYCLES,
    registry: undefined as never, // nothing here looks at services
    policies: { list: () => Promise.resolve([]) },
    clock,
    newId,
    policyLife: OPEN_POLICY_LIFE,
    waivers: {
      hindrance: () => Promise.resolve(undefined),
      // A waiver is called by who asked for it.
      askedBy: (waiver) => Promise.resolve(waiver),
      grantAdopted: () => Promise.resolve(undefined),
    },
    duties,
    notices: {
      tell: (notice) => {
        told.push(notice)
        return Promise.resolve()
      },
    },
    ownerOf: (service) => Promise.resolve(owners[service]),
    policiesFor: () => Promise.resolve([]),
    circleFacts: NO_FACTS,
    hasAccount: (name) => Promise.resolve(name !== 'nobody'),
    constitutions: [shipped('holacracy'), shipped('board')],
  })
  if (constitution !== 'startup') {
    await governance.constitutions.ratify(ADA, { constitution, reason: 'We try it.' })
  }
  return Object.assign(state, {
    store,
    governance,
    authority,
    duties,
    told,
    record: await openGovernanceRecord(store),
    pass: (hours: number) => {
      state.now = new Date(state.now.getTime() + hours * HOUR)
    },
    close: () => store.close(),
  })
}

/** Bo and cy fill the role clerk in the anchor circle that ada leads. */
export async function withClerks(governed: Governed): Promise<void> {
  const { governance } = governed
  const proposal = await governance.proposals.make(ADA, {
    title: 'A clerk',
    circle: 'anchor',
    example: 'Nobody wrote it down.',
    rationale: 'A clerk would have.',
    changes: [
      { kind: 'role.create', role: 'clerk', circle: 'anchor', title: 'Clerk', purpose: 'Records.' },
    ],
  })
  governed.pass(24 * 60)
  const adopted = await governance.proposals.get(proposal.id)
  if (adopted.state !== 'adopted') throw new Error(adopted.outcome?.reason ?? adopted.state)
  for (const name of ['bo', 'cy']) {
    await governance.circles.assign(ADA, 'clerk', { person: name })
  }
}
