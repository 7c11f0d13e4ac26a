import {
  createDomainNames,
  DOMAINS,
  type Authority,
  type Duties,
  type LifecycleDefinition,
  type Notices,
  type PoliciesInForce,
  type PolicyInForce,
  type Registry,
  type RulePacks,
  type WaiversByProposal,
} from '../registry/index.ts'
import type { Store } from '../store/index.ts'
import { createReadLeavers } from './accounts/leavers.ts'
import { createFindConcern } from './authority/concern-of.ts'
import {
  answerThreeQuestions,
  type Asker,
  type ThreeQuestions,
} from './authority/three-questions.ts'
import { openCircleDecisions, type CircleDecisions } from './circles/circle-decisions.ts'
import { createCircles, type Circles } from './circles/circles.ts'
import { openGovernanceRecord } from './circles/governance-record.ts'
import type { Constitution } from './constitution/constitution.ts'
import { createSealWatch, type SealWatch } from './constitution/seal-watch.ts'
import { createConstitutions, type Constitutions } from './constitution/constitutions.ts'
import { createBreakdowns, type Breakdowns } from './breakdowns/breakdowns.ts'
import { openEmergencies, type Emergencies } from './emergencies/emergencies.ts'
import { openPermissions, type Permissions } from './permissions/permissions.ts'
import { openRulings, type Rulings } from './rulings/rulings.ts'
import { openElections, type Elections } from './elections/elections.ts'
import { createTermSchedule, termDutyKinds } from './elections/terms.ts'
import type { GovernancePorts } from './governance-ports.ts'
import type { CircleFacts } from './meetings/circle-facts.ts'
import { LEAD_TIMES } from './lead-times/lead-time-documents.ts'
import { createLeadTimes, type LeadTimes } from './lead-times/lead-times.ts'
import type { PolicyLife } from './policies/policy-life.ts'
import { openMeetings, type Meetings } from './meetings/meetings.ts'
import { authorityEffect, type AuthorityEffect } from './proposals/authority-effect.ts'
import { openLedgerFollowers } from './following/ledger-followers.ts'
import { createSensing, type Sensing } from './sensing/sensing.ts'
import { createStructures, type Structures } from './structures/structures.ts'
import { openProposals, type Proposals } from './proposals/proposals.ts'
import { prepareRollback, type PreparedRollback } from './proposals/prepare-rollback.ts'
import { createTensionChecks, type TensionChecks } from './tensions/tension-checks.ts'
import { TENSIONS } from './tensions/tension-documents.ts'
import { openTensions, type Tensions } from './tensions/tensions.ts'
import { readInbox, type Inbox } from './work/inbox.ts'
import { createStrategies, type Strategies } from './work/strategies.ts'
import { STRATEGIES, WORK_ITEMS } from './work/work-documents.ts'
import { createWorkOfOutcome } from './work/work-of-outcome.ts'
import { createWork, type Work } from './work/work.ts'

/** Everything that people govern with. */
export interface Governance {
  readonly constitutions: Constitutions
  readonly circles: Circles
  readonly tensions: Tensions
  /** Looks again at what the registry found by itself; each part makes its checks known. */
  readonly checks: TensionChecks
  /** What the registry senses by itself. */
  readonly sensing: Sensing
  /** Whether somebody changed the governance in the store past the process. */
  readonly seals: SealWatch
  /** How long things take, from the ledger. */
  readonly leadTimes: LeadTimes
  /** What is declared, observed and required, and where they differ. */
  readonly structures: Structures
  /** Whether circles decide as often as the constitution asks. */
  readonly decisions: CircleDecisions
  readonly work: Work
  readonly strategies: Strategies
  /** What is with a role, in the order of its circle's strategies. @throws GovernanceError `role-not-found` */
  inbox(role: string): Promise<Inbox>
  readonly proposals: Proposals
  readonly elections: Elections
  readonly meetings: Meetings
  readonly emergencies: Emergencies
  readonly permissions: Permissions
  readonly rulings: Rulings
  readonly breakdowns: Breakdowns
  /**
   * Who decides about a subject, within which limits, and what others may expect of them.
   * @throws GovernanceError `circle-not-found`, `role-not-found`
   */
  threeQuestions(subject: string, asker?: Asker): Promise<ThreeQuestions>
  /** Takes on proposals and elections whose round is over, and schedules what is due; to be called regularly. */
  performRounds(): Promise<void>
  /**
   * A proposal that would take an adopted version back, ready to be made; nothing is written.
   * @throws GovernanceError `proposal-not-found`, `change-refused`
   */
  prepareRollback(proposal: string): Promise<PreparedRollback>
  /**
   * Who would decide about what, if a proposal were adopted now.
   * @throws GovernanceError `proposal-not-found`, `proposal-without-effect`, `change-refused`
   */
  authorityEffect(proposal: string): Promise<AuthorityEffect>
}

export interface GovernanceInput {
  readonly store: Store
  readonly authority: Authority
  readonly clock: () => Date
  readonly newId: () => string
  readonly packs: RulePacks
  /** The lifecycles that came with the program. */
  readonly lifecycles: readonly LifecycleDefinition[]
  readonly registry: Registry
  readonly policies: Pick<PoliciesInForce, 'list'>
  readonly ownerOf: (service: string) => Promise<string | undefined>
  /** Rule packs in force for a subject, such as `service:payments/orders`. */
  readonly policiesFor: (subject: string) => Promise<readonly PolicyInForce[]>
  readonly hasAccount: (person: string) => Promise<boolean>
  readonly waivers: WaiversByProposal
  readonly policyLife: PolicyLife
  readonly duties: Pick<Duties, 'register' | 'schedule'>
  readonly notices: Pick<Notices, 'tell'>
  /** What tactical meetings are told about their circle. */
  readonly circleFacts: CircleFacts
  /** Constitutions that can be ratified. */
  readonly constitutions: readonly Constitution[]
}

export async function openGovernance(input: GovernanceInput): Promise<Governance> {
  const { store, authority, clock, newId, packs, lifecycles, ownerOf, waivers, duties } = input
  const { registry } = input
  const record = await openGovernanceRecord(store)
  const readDomainNames = createDomainNames(await store.collection(DOMAINS))
  const tell: Notices['tell'] = (notice) => input.notices.tell(notice)
  const ports: GovernancePorts = {
    store,
    record,
    authority,
    clock,
    newId,
    packs,
    lifecycles,
    ownerOf,
    presentDomain: async (path) => (await readDomainNames()).present(path),
    concernOf: await createFindConcern(store),
    leavers: await createReadLeavers(store),
    waivers,
    policyLife: input.policyLife,
    tell,
  }
  const checks = createTensionChecks()
  const items = await store.collection(WORK_ITEMS)
  const makeWork = createWorkOfOutcome(ports, items)
  const { hasAccount } = input
  const tensions = await openTensions(ports, { checks, hasAccount, makeWork })
  const seals = createSealWatch(store, tensions)
  checks.register(seals.check)
  const rulings = await openRulings(ports)
  const proposals = await openProposals(ports, {
    rulings,
    tensions,
    hasAccount,
  })
  const emergencies = await openEmergencies({ ...ports, duties, tensions })
  const breakdowns = createBreakdowns({ ...ports, duties, tensions })
  const elections = await openElections(ports)
  for (const kind of [
    ...termDutyKinds({ ...ports, elections, tensions }),
    ...emergencies.dutyKinds,
    ...breakdowns.dutyKinds,
  ]) {
    duties.register(kind)
  }
  const scheduleTerms = createTermSchedule(ports, duties)
  const work = createWork(ports, items, tensions)
  const meetings = await openMeetings({
    ports,
    subjects: { tensions, proposals, elections, work },
    facts: input.circleFacts,
  })
  const followers = await openLedgerFollowers(ports)
  const strategies = createStrategies(ports, await store.collection(STRATEGIES))
  const inboxes = { tensions: await store.collection(TENSIONS), items, strategies }
  return {
    constitutions: createConstitutions(ports, input.constitutions, hasAccount),
    circles: createCircles(ports, input.hasAccount),
    tensions,
    checks,
    seals,
    leadTimes: createLeadTimes({
      leadTimes: await store.collection(LEAD_TIMES),
      registry,
      followers,
    }),
    structures: createStructures({
      ...ports,
      registry,
      policies: input.policies,
      tensions,
      checks,
    }),
    sensing: createSensing({
      ...ports,
      registry,
      tensions,
      work,
      checks,
      followers,
      hasAccount,
    }),
    decisions: await openCircleDecisions(store, ports),
    work,
    strategies,
    inbox: (role) => readInbox(ports, inboxes, role),
    proposals,
    elections,
    meetings,
    emergencies,
    permissions: await openPermissions(ports, input.hasAccount),
    rulings,
    breakdowns,
    performRounds: async () => {
      await proposals.advanceDue()
      await elections.advanceDue()
      await meetings.passTime()
      await scheduleTerms()
      await emergencies.tellOfAll()
    },
    threeQuestions: async (subject, asker) =>
      answerThreeQuestions(ports, await record.inForce(), subject, input.policiesFor, asker),
    authorityEffect: async (id) => {
      const { textRevision, ...proposal } = await proposals.get(id)
      return authorityEffect(
        await record.inForce(),
        { ...proposal, revision: textRevision },
        clock(),
        { packs, lifecycles },
      )
    },
    prepareRollback: (proposal) => prepareRollback(record, proposal),
  }
}
