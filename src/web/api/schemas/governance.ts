/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  Constitution,
  CriterionAnswer,
  Focus,
  GovernanceChange,
  Instant,
  MaturityTarget,
  Next,
  ObjectionRules,
  Period,
  Proposal,
  Revision,
  Tension,
  TensionOutcomeKind,
} from './shared.ts'

/** Whether the constitution gives it to circles, or the circle made it. */
export type RoleKind = 'lead' | 'rep' | 'facilitator' | 'secretary' | 'defined'

/** Who fills a role. */
export interface Assignment {
  readonly role: string
  readonly person: string
  readonly focus?: Focus
  readonly since: Instant
  readonly until?: Instant
  /** Who is away until then. */
  readonly standsInFor?: string
}

/** A function in a circle. */
export interface Role {
  readonly id: string
  readonly circle: string
  readonly kind: RoleKind
  readonly title: string
  readonly purpose: string
  /** Subtrees of the registry's domains that the role controls. */
  readonly domains: readonly string[]
  readonly accountabilities: readonly string[]
  readonly filledBy: readonly Assignment[]
}

/** A version of the governance that touched the role. */
export interface RoleHistoryEntry {
  readonly governance: number
  readonly at: Instant
  readonly by: string
  readonly kind: OriginKind
  readonly proposal?: string
  readonly election?: string
  /** The proposal that was struck. */
  readonly struck?: string
  readonly reason?: string
}

/** How a version of the governance came about. */
export type OriginKind = 'ratified' | 'assigned' | 'adopted' | 'elected' | 'struck' | 'declared'

/** A role and what became of it. */
export interface RoleWithHistory {
  readonly role: Role
  /** Newest first, at most 500. */
  readonly history: readonly RoleHistoryEntry[]
  /** How many entries there are in all. */
  readonly historyCount: number
}

/** A limit on what roles may do, or a grant of what the circle may. */
export interface CirclePolicy {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly effect: 'limit' | 'grant'
  readonly actions: readonly string[]
  readonly domain: string
  readonly role?: string
  /** Kept from before the constitution was ratified. */
  readonly legacy?: boolean
}

/** A group with a purpose, and the roles in it. */
export interface Circle {
  readonly id: string
  readonly title: string
  readonly purpose: string
  /** The circle around it; absent for the anchor circle. */
  readonly parent?: string
  readonly breakdown?: Breakdown
  readonly policies: readonly CirclePolicy[]
  readonly targets?: readonly MaturityTarget[]
  /** Roles of other circles that take part in this one. */
  readonly links?: readonly string[]
  readonly roles: readonly Role[]
}

/** Circles and roles as they are, or were. */
export interface Organisation {
  /** The version of the governance. */
  readonly number: number
  readonly since: Instant
  readonly circles: readonly Circle[]
}

/** One page; `next` is the cursor of the following one, or null. */
export interface ConstitutionList {
  readonly items: readonly Constitution[]
  readonly next: Next
}

/** A version of the governance. */
export interface GovernanceInForce {
  readonly revision: Revision
  readonly number: number
  readonly since: Instant
  readonly by: string
  readonly kind: OriginKind
  readonly proposal?: string
  readonly election?: string
  /** The proposal that was struck. */
  readonly struck?: string
  readonly reason?: string
  readonly constitution: Constitution
}

/** Which constitution, and who begins in its roles. */
export interface RatificationRequest {
  readonly constitution: string
  readonly assignments?: readonly {
    readonly role: string
    readonly person: string
  }[]
  readonly reason: string
}

/** Who is assigned, and to what part of the role. */
export interface AssignmentRequest {
  readonly person: string
  readonly focus?: Focus
  /** Days; without end unless given, or as the constitution says. */
  readonly term?: number
  readonly reason?: string
}

/** Who stands in for whom, and until when. */
export interface SurrogateRequest {
  /** Who is away. */
  readonly person: string
  /** Who stands in. */
  readonly surrogate: string
  /** The day, in UTC, from which on the person acts again; within 366 days. */
  readonly until: string
  readonly reason: string
}

/** Something that bounds who decides. */
export interface AuthorityLimit {
  readonly kind: 'circle-policy' | 'rule-pack' | 'decision-method'
  readonly id: string
  readonly title: string
  readonly text: string
  readonly from: string
}

/** Who decides, within which limits, and what others may expect of them. */
export interface ThreeQuestions {
  readonly subject: string
  readonly whoDecides: {
    readonly role: string
    readonly title: string
    readonly circle: string
    readonly people: readonly string[]
    readonly because: readonly string[]
  }
  readonly withinLimits: readonly AuthorityLimit[]
  readonly mayExpect: {
    readonly purpose: string
    readonly accountabilities: readonly string[]
  }
  /** Whether whoever asks may do what they asked about; only where they named an action. */
  readonly you?: {
    readonly action: string
    readonly allowed: boolean
    /** The role on whose behalf. */
    readonly role?: string
    /** Each article, policy, permission or scope of a token that says so. */
    readonly reasons: readonly string[]
  }
  readonly governance: number
}

/** What is, and what could be. */
export interface TensionRequest {
  readonly subject: string
  readonly now: string
  readonly couldBe: string
  readonly asRole?: string
}

/** One page; `next` is the cursor of the following one, or null. */
export interface TensionList {
  readonly items: readonly Tension[]
  readonly next: Next
}

/** What is done with a tension. */
export interface TensionStep {
  readonly kind: 'process' | 'confirm' | 'let-go' | 'reopen'
  readonly outcome?: TensionOutcomeKind
  readonly text?: string
  readonly reason?: string
  readonly role?: string
  readonly proposal?: string
  readonly projection?: string
}

/** From what to what. */
export type LeadTimeKind =
  | 'tension-to-proposal'
  | 'tension-to-closed'
  | 'proposal-to-adopted'
  | 'adopted-to-enforced'
  | 'finding-to-fixed'
  | 'draft-to-production'

/** How long things took that ended in a period. */
export interface LeadTimes {
  readonly period: Period
  readonly items: readonly {
    readonly kind: LeadTimeKind
    readonly count: number
    /** Hours; absent when nothing ended. */
    readonly median?: number
    /** Nine of ten took no longer. */
    readonly ninetieth?: number
    readonly longest?: number
    /** Begun and not ended, at most 10,000. */
    readonly open: number
  }[]
}

/** An entry of the ledger. */
export interface LeadTimeEnd {
  readonly action: string
  readonly sequence: number
  readonly at: Instant
}

/** One thing that took its time, or takes it still. */
export interface LeadTimeItem {
  readonly kind: LeadTimeKind
  readonly subject: string
  readonly began: LeadTimeEnd
  readonly ended?: LeadTimeEnd
  readonly hours?: number
}

/** One page; `next` is the cursor of the following one, or null. */
export interface LeadTimeItemList {
  readonly items: readonly LeadTimeItem[]
  readonly next: Next
}

/** What the check behind a tension found when it was run again. */
export interface CheckFound {
  /** Whether what was amiss is gone; `unknown` when no check can say. */
  readonly gap: 'gone' | 'stands' | 'unknown'
  readonly says: string
}

/** A single action, or what takes several. */
export type WorkKind = 'next-action' | 'project'

/** Where a work item stands; `asked` until the role has accepted it. */
export type WorkState = 'asked' | 'active' | 'waiting' | 'done' | 'dropped'

/** A next action or project for a role. */
export interface WorkItemRequest {
  readonly kind: WorkKind
  readonly title: string
  readonly role: string
  readonly tension?: string
  readonly subject?: string
  readonly projection?: string
}

/** When something is expected; no promise. Without a date nobody can say. */
export interface WorkProjection {
  readonly date?: string
  readonly text?: string
  readonly by: string
  readonly at: Instant
}

/** A next action or a project of a role. */
export interface WorkItem {
  readonly id: string
  readonly revision: Revision
  readonly kind: WorkKind
  readonly title: string
  readonly role: string
  readonly circle: string
  /** The tension that it was born of. */
  readonly tension?: string
  readonly subject?: string
  readonly state: WorkState
  readonly waitingFor?: string
  readonly projections: readonly WorkProjection[]
  readonly progress: readonly {
    readonly text: string
    readonly by: string
    readonly at: Instant
  }[]
  readonly closing?: {
    readonly text?: string
    readonly by: string
    readonly at: Instant
    readonly found?: CheckFound
  }
  readonly by: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface WorkItemList {
  readonly items: readonly WorkItem[]
  readonly next: Next
}

/** What is done with a work item. */
export interface WorkStep {
  readonly kind: 'accept' | 'report' | 'project' | 'wait' | 'resume' | 'done' | 'drop' | 'reopen'
  readonly text?: string
  readonly date?: string
}

/** What a circle prefers over what. */
export interface StrategyRequest {
  readonly circle: string
  readonly prefer: string
  readonly over: string
  readonly note?: string
  /** CEL over `item` (`kind`, `subject`, `domain`, `source`, `finding`, `text`, `createdAt`): what it favours. */
  readonly facet?: string
  readonly from?: Instant
  readonly to?: Instant
}

/** A short heuristic of a circle. */
export interface Strategy {
  readonly id: string
  readonly revision: Revision
  readonly circle: string
  readonly prefer: string
  readonly over: string
  readonly note?: string
  readonly facet?: string
  readonly from: Instant
  readonly to?: Instant
  readonly by: string
  readonly createdAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface StrategyList {
  readonly items: readonly Strategy[]
  readonly next: Next
}

/** What is with a role, in the order of its circle's strategies. */
export interface Inbox {
  readonly role: string
  readonly circle: string
  readonly strategies: readonly Strategy[]
  readonly tensions: readonly {
    readonly item: Tension
    readonly favouredBy: readonly string[]
  }[]
  readonly work: readonly {
    readonly item: WorkItem
    readonly favouredBy: readonly string[]
  }[]
  /** How many there are with the role in each open state, shown or not. */
  readonly counts: {
    readonly tensions: Readonly<Record<string, number>>
    readonly work: Readonly<Record<string, number>>
  }
  /** Whether there is more than is shown. */
  readonly isCut: boolean
}

/** What a meeting is for; governance changes roles and policies, tactical work goes on within them. */
export type MeetingKind = 'governance' | 'tactical'

/** The part that a meeting is in. */
export type MeetingState =
  | 'announced'
  | 'check-in'
  | 'checklist'
  | 'metrics'
  | 'progress'
  | 'agenda'
  | 'closing'
  | 'closed'
  | 'cancelled'

/** Which circle meets, for what, and for how long. */
export interface MeetingRequest {
  readonly circle: string
  readonly kind: MeetingKind
  /** Now, unless given. */
  readonly startsAt?: Instant
  readonly minutes: number
  readonly intent?: MeetingIntentRequest
}

/** What a special meeting is limited to. */
export interface MeetingIntentRequest {
  readonly text: string
  readonly tensions?: readonly string[]
  readonly proposals?: readonly string[]
}

/** What somebody said in a round. */
export interface MeetingWord {
  readonly by: string
  readonly text: string
  readonly at: Instant
}

/** Something that is due, or an action that comes again. */
export interface MeetingCheck {
  readonly id: number
  readonly text: string
  readonly role?: string
  readonly source: 'registry' | 'recurring'
  readonly answer?: {
    readonly by: string
    readonly done: boolean
    readonly note?: string
    readonly at: Instant
  }
}

/** A figure as it stood when the review of metrics began. */
export interface MeetingMetric {
  readonly id: string
  readonly name: string
  /** Absent where the registry does not know it. */
  readonly value?: number
  readonly unit: 'share' | 'mean' | 'days'
  readonly better: 'up' | 'down'
  /** In the meeting before. */
  readonly before?: number
}

/** Something that happened since the meeting before. */
export interface MeetingChange {
  readonly at: Instant
  readonly subject: string
  readonly text: string
}

/** What comes of an item. */
export type TriageKind = 'next-action' | 'project' | 'information' | 'tension' | 'proposal'

/** Something that somebody brought, and what came of it. */
export interface AgendaItem {
  readonly id: number
  readonly label: string
  readonly by: string
  readonly tension?: string
  readonly proposal?: string
  /** The role that is to be elected. */
  readonly election?: string
  readonly state: 'waiting' | 'current' | 'done' | 'dropped' | 'left'
  readonly outcomes: readonly {
    readonly id: number
    readonly kind: TriageKind
    readonly text: string
    /** Who takes it on. */
    readonly role?: string
    /** What was made of it. */
    readonly ref?: string
    readonly by: string
    readonly at: Instant
  }[]
}

/** People of a circle in one call, with their record. */
export interface Meeting {
  readonly id: string
  readonly revision: Revision
  readonly circle: string
  readonly kind: MeetingKind
  readonly intent?: {
    readonly text: string
    readonly tensions: readonly string[]
    readonly proposals: readonly string[]
  }
  readonly announcedBy: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly noticeHours: number
  readonly state: MeetingState
  readonly present: readonly string[]
  /** Who was there, did not leave, and was marked as absent; they do not count as heard. */
  readonly markedAbsent?: readonly string[]
  readonly attended: readonly string[]
  /** Who facilitates, of those who are there. */
  readonly chair?: string
  /** Who keeps the record, of those who are there. */
  readonly recorder?: string
  /** Who takes part. */
  readonly members: readonly string[]
  readonly checkIns: readonly MeetingWord[]
  readonly checklist: readonly MeetingCheck[]
  readonly metrics: readonly MeetingMetric[]
  readonly changes: readonly MeetingChange[]
  readonly reports: readonly MeetingWord[]
  readonly items: readonly AgendaItem[]
  readonly reflections: readonly MeetingWord[]
  readonly timeOut?: {
    readonly by: string
    readonly reason: string
    readonly at: Instant
  }
  readonly extension?: {
    readonly until: Instant
    readonly by: string
    readonly agreedBy: readonly string[]
  }
  /** Why it did not take place. */
  readonly reason?: string
  readonly openedAt?: Instant
  readonly closedAt?: Instant
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface MeetingList {
  readonly items: readonly Meeting[]
  readonly next: Next
}

/** What somebody does in a meeting; each kind has its own members. */
export interface MeetingStep {
  readonly kind:
    | 'join'
    | 'leave'
    | 'mark-absent'
    | 'open'
    | 'cancel'
    | 'check-in'
    | 'next'
    | 'tick'
    | 'add-check'
    | 'drop-check'
    | 'report'
    | 'add-item'
    | 'take'
    | 'record'
    | 'done'
    | 'put-aside'
    | 'drop'
    | 'time-out'
    | 'end-time-out'
    | 'ask-extension'
    | 'answer-extension'
    | 'reflect'
    | 'close'
  readonly person?: string
  readonly reason?: string
  readonly text?: string
  readonly check?: number
  readonly done?: boolean
  readonly note?: string
  readonly role?: string
  readonly label?: string
  readonly tension?: string
  readonly proposal?: string
  readonly election?: string
  readonly item?: number
  readonly outcome?: TriageKind
  readonly now?: string
  readonly minutes?: number
  readonly agrees?: boolean
}

/** A proposal, with the situation that it comes from. */
export interface ProposalRequest {
  readonly title: string
  readonly circle: string
  readonly asRole?: string
  readonly tension?: string
  /** One actual situation in which the tension showed. */
  readonly example: string
  /** How the proposal would have lessened it there. */
  readonly rationale: string
  readonly changes: readonly GovernanceChange[]
  readonly rollbackOf?: number
}

/** One page; `next` is the cursor of the following one, or null. */
export interface ProposalList {
  readonly items: readonly Proposal[]
  readonly next: Next
}

/** What somebody does about a proposal; each kind has its own members. */
export interface ProposalStep {
  readonly kind:
    | 'ask'
    | 'answer'
    | 'react'
    | 'next'
    | 'amend'
    | 'no-objection'
    | 'object'
    | 'rule'
    | 'withdraw-objection'
    | 'integrate'
    | 'agree'
    | 'vote'
    | 'approve'
    | 'attest'
    | 'withdraw'
    | 'escalate'
    | 'resume'
    | 'discard'
    | 'all-heard'
  readonly text?: string
  readonly question?: number
  readonly changes?: readonly GovernanceChange[]
  readonly rationale?: string
  readonly role?: string
  readonly answers?: readonly CriterionAnswer[]
  readonly objection?: number
  readonly valid?: boolean
  readonly because?: string
  readonly note?: string
  readonly choice?: 'yes' | 'no' | 'abstain'
  readonly approves?: boolean
  readonly test?: 'own-tension' | 'actual-example' | 'lessens-the-tension' | 'good-faith'
  readonly meeting?: string
}

/** Where an election stands. */
export type ElectionState =
  'called' | 'nominating' | 'sharing' | 'changing' | 'objecting' | 'accepted' | 'elected' | 'closed'

/** To which role, and why. */
export interface ElectionRequest {
  readonly role: string
  readonly reason: string
  /** Days. */
  readonly term?: number
}

/** A nomination. While nominations are made, only your own shows whom it names. */
export interface Ballot {
  readonly by: string
  readonly nominee?: string
  readonly reason?: string
  /** The reasons in the round of reasons. */
  readonly shared?: string
  /** What the hash of the secret ballot in the ledger was made with. */
  readonly salt?: string
  readonly isChanged: boolean
  readonly at: Instant
}

/** Who was proposed to be elected, and how that was found. */
export interface Candidacy {
  readonly candidate: string
  readonly nominations: number
  readonly tie?: {
    readonly option: 'self-nominated' | 'incumbent' | 'draw'
    readonly among: readonly string[]
    /** What a draw was made by. */
    readonly seed?: string
  }
  /** Why it went no further. */
  readonly discarded?: string
  readonly at: Instant
}

/** An objection to a candidate, with an answer to each criterion. */
export interface ElectionObjection {
  readonly id: number
  readonly by: string
  readonly role: string
  readonly text: string
  readonly answers: readonly CriterionAnswer[]
  readonly state: 'untested' | 'valid' | 'invalid' | 'withdrawn'
  readonly ruling?: {
    readonly by: string
    readonly because: string
    readonly at: Instant
  }
  /** The candidacy that it is about. */
  readonly round: number
  readonly at: Instant
}

/** The election of somebody to a role for a term. */
export interface Election {
  readonly id: string
  readonly revision: Revision
  readonly circle: string
  readonly role: string
  readonly reason: string
  /** An account, or `system` when a term has ended. */
  readonly calledBy: string
  /** Days. */
  readonly term: number
  /** The role as it was when the election began. */
  readonly description: {
    readonly title: string
    readonly purpose: string
    readonly accountabilities: readonly string[]
  }
  /** How many hours the rounds last at most. */
  readonly rules: Readonly<Record<string, number>>
  readonly objectionRules: ObjectionRules
  readonly state: ElectionState
  readonly roundOpenedAt: Instant
  readonly roundClosesAt?: Instant
  readonly ballots: readonly Ballot[]
  /** Who was asked to move because of a tie. */
  readonly movers?: readonly string[]
  readonly candidacies: readonly Candidacy[]
  /** Who has no objection to which candidacy. */
  readonly agreed: readonly {
    readonly by: string
    readonly round: number
  }[]
  readonly objections: readonly ElectionObjection[]
  readonly outcome?: {
    readonly reason: string
    readonly at: Instant
    /** The version of the governance with the elected person. */
    readonly version?: number
  }
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** Who takes part, as the governance stands now; absent once it is over. */
  readonly participants?: {
    readonly members: Readonly<Record<string, readonly string[]>>
    readonly facilitators: readonly string[]
    readonly eligible: readonly string[]
    readonly incumbents: readonly string[]
  }
}

/** One page; `next` is the cursor of the following one, or null. */
export interface ElectionList {
  readonly items: readonly Election[]
  readonly next: Next
}

/** What somebody does about an election; each kind has its own members. */
export interface ElectionStep {
  readonly kind:
    | 'describe'
    | 'nominate'
    | 'share'
    | 'change'
    | 'next'
    | 'propose'
    | 'no-objection'
    | 'object'
    | 'rule'
    | 'withdraw-objection'
    | 'decline'
    | 'cancel'
  readonly term?: number
  readonly nominee?: string
  readonly reason?: string
  readonly text?: string
  readonly tie?: 'self-nominated' | 'incumbent' | 'draw' | 'ask'
  readonly role?: string
  readonly answers?: readonly CriterionAnswer[]
  readonly objection?: number
  readonly valid?: boolean
  readonly because?: string
}

/** Where an emergency action stands. */
export type EmergencyState = 'open' | 'repaired' | 'settled'

/** What is done beyond one's authority, and why waiting would cost too much. */
export interface EmergencyRequest {
  readonly action:
    | 'domain.create'
    | 'domain.update'
    | 'service.register'
    | 'service.update'
    | 'version.push'
    | 'version.discard'
    | 'version.transition'
    | 'service.transition'
    | 'subscription.request'
    | 'subscription.transition'
    | 'checklist.tick'
    | 'plan.put'
  /** As the ledger names it, such as version:payments/orders@1.2.0. */
  readonly subject: string
  readonly reason: string
  /** That it serves the purpose of the role concerned; it must be true. */
  readonly goodFaith: boolean
  /** Why it takes away more tension than it makes. */
  readonly lessTension: string
  /** What delay would lose. */
  readonly valueLost: string
  /** That it commits nobody's money; it must be true. */
  readonly spendsNothing: boolean
}

/** What somebody said, and when. */
export interface SaidAt {
  readonly by: string
  readonly text: string
  readonly at: Instant
}

/** An action beyond one's authority, with the duty to explain, to stop on request and to repair. */
export interface Emergency {
  readonly id: string
  readonly revision: Revision
  readonly action: string
  readonly subject: string
  readonly by: string
  readonly reason: string
  readonly lessTension: string
  readonly valueLost: string
  /** The role that would have decided. */
  readonly role: string
  readonly circle: string
  readonly state: EmergencyState
  readonly openUntil: Instant
  readonly repairUntil: Instant
  readonly said: readonly {
    readonly kind: 'explained' | 'repair-asked'
    readonly by: string
    readonly text: string
    readonly at: Instant
  }[]
  /** A request to stop; similar emergency actions of the person are refused until it is lifted. */
  readonly stop?: {
    readonly by: string
    readonly text: string
    readonly at: Instant
    readonly lifted?: SaidAt
  }
  readonly repair?: SaidAt
  readonly accepted?: SaidAt
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface EmergencyList {
  readonly items: readonly Emergency[]
  readonly next: Next
}

/** What somebody does about an emergency action. */
export interface EmergencyStep {
  readonly kind: 'explain' | 'ask-repair' | 'stop' | 'lift' | 'repaired' | 'accept'
  readonly text: string
}

/** Where a permission stands; what is announced or given holds within its time. What is for once is in-use while a write is acting on it, and used afterwards. */
export type PermissionState =
  'asked' | 'announced' | 'given' | 'declined' | 'withdrawn' | 'ended' | 'in-use' | 'used'

/** What can be permitted; the constitution says which of these. */
export type PermittedAction =
  | 'domain.create'
  | 'domain.update'
  | 'service.register'
  | 'service.update'
  | 'version.push'
  | 'version.discard'
  | 'version.transition'
  | 'service.transition'
  | 'subscription.request'
  | 'subscription.transition'
  | 'checklist.tick'
  | 'plan.put'
  | 'service.move'
  | 'service.offer'
  | 'service.merge'
  | 'endpoint.transition'
  | 'waiver.request'

/** What somebody, or whoever fills a role, is to be let do. */
export interface PermissionRequest {
  /** Whether it waits for a yes, for nobody to object, or is the yes. */
  readonly kind: 'ask' | 'announce' | 'give'
  readonly action: PermittedAction
  /** What it is done to, such as version:payments/orders@1.2.0; of what is only being made, such as a waiver or a subscription, what it is about. */
  readonly subject: string
  readonly reason: string
  /** Who may, where the role gives it unasked to a person. */
  readonly person?: string
  /** Whoever fills this role may; whoever asks fills it. */
  readonly forRole?: string
  /** Whether the first write uses it up; so it is unless a day is given. */
  readonly once?: boolean
  /** The last day in UTC; without it as long as the constitution lets it be. */
  readonly until?: string
}

/** A yes; one person, or whoever fills a role, may do one thing to one subject that another role decides about, once or until a day. */
export interface Permission {
  readonly id: string
  readonly revision: Revision
  readonly action: PermittedAction
  /** By its present name. */
  readonly subject: string
  /** Who acts by it, or who asked for their role; absent in what a role was given unasked. */
  readonly by?: string
  /** Whoever fills it acts; absent: the person. */
  readonly forRole?: string
  readonly reason: string
  /** The role that decides about the subject. */
  readonly role: string
  readonly circle: string
  readonly state: PermissionState
  /** Whether the first write uses it up. */
  readonly once: boolean
  readonly holdsFrom?: Instant
  readonly until: Instant
  /** The write that took what is for once. */
  readonly use?: {
    /** The id of the event in the ledger. */
    readonly event: string
    readonly at: Instant
    /** Where it stands again when nothing was written. */
    readonly from: 'announced' | 'given'
  }
  readonly said: readonly {
    readonly by: string
    readonly text: string
    readonly at: Instant
    readonly state: PermissionState
  }[]
  /** Whether it can be acted on now. */
  readonly holds: boolean
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface PermissionList {
  readonly items: readonly Permission[]
  readonly next: Next
}

/** What somebody says about a permission. */
export interface PermissionStep {
  readonly kind: 'give' | 'decline' | 'object' | 'withdraw' | 'end'
  readonly text: string
}

/** Whether a ruling guides what follows. */
export type RulingState = 'in-force' | 'superseded' | 'overruled'

/** A question about the constitution, answered. */
export interface RulingRequest {
  readonly circle: string
  /** What it is about, such as constitution or proposal:ID. */
  readonly subject: string
  readonly question: string
  readonly answer: string
  /** Why the constitution says so. */
  readonly logic: string
  /** Whether it finds that the subject breaks the constitution. */
  readonly breaksConstitution?: boolean
  readonly supersedes?: string
  readonly overrules?: string
}

/** How the constitution is to be understood. */
export interface Ruling {
  readonly id: string
  readonly revision: Revision
  readonly circle: string
  readonly subject: string
  readonly question: string
  readonly answer: string
  readonly logic: string
  readonly breaksConstitution: boolean
  readonly by: string
  readonly role?: string
  readonly state: RulingState
  readonly supersedes?: string
  readonly overrules?: string
  readonly endedBy?: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** One page; `next` is the cursor of the following one, or null. */
export interface RulingList {
  readonly items: readonly Ruling[]
  readonly next: Next
}

/** Why the process of a circle is broken. */
export interface BreakdownRequest {
  readonly reason: string
}

/** Present while the process of the circle is declared broken. */
export interface Breakdown {
  readonly since: Instant
  readonly by: string
  readonly reason: string
}

/** Whether a circle keeps to its process. */
export interface CircleStanding {
  readonly id: string
  readonly title: string
  readonly breakdown?: Breakdown
}

/** The ruling, and why. */
export interface StrikeRequest {
  readonly ruling: string
  readonly reason: string
}

/** Who decides about something. */
export interface Decider {
  readonly role: string
  readonly people: readonly string[]
}

/** What a proposal would do to who decides. */
export interface AuthorityEffect {
  /** The version of the governance that it is seen from. */
  readonly governance: number
  /** Whom the constitution would grant more or less. */
  readonly grants: readonly GrantEffect[]
  readonly roles: readonly {
    readonly role: string
    readonly title: string
    readonly circle: string
    readonly kind: 'new' | 'removed' | 'gains' | 'loses' | 'changes' | 'other-people'
    /** Domains and accountabilities. */
    readonly gained: readonly string[]
    readonly lost: readonly string[]
    readonly peopleBefore: readonly string[]
    readonly peopleAfter: readonly string[]
  }[]
  readonly domains: readonly {
    readonly domain: string
    readonly before: Decider
    readonly after: Decider
  }[]
}

/** Whom another text of the constitution would let do more or less. */
export interface GrantEffect {
  /** In words. */
  readonly to: string
  /** Actions. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

/** What nobody is granted, and the amendment that grants it. */
export interface MissingGrants {
  /** The text that came with the program; absent where none has the name of the one in force. */
  readonly shipped?: string
  readonly actions: readonly {
    readonly action: string
    /** To whom it would be granted, in words. */
    readonly to: readonly string[]
  }[]
  readonly title: string
  readonly changes: readonly GovernanceChange[]
  readonly notGranted: readonly string[]
}

/** Another text of the constitution, as YAML or as JSON; policies in force are no part of it. */
export interface AmendmentCheckRequest {
  readonly text?: string
  readonly constitution?: Readonly<Record<string, unknown>>
}

/** What an amendment of the constitution would mean. */
export interface AmendmentCheck {
  /** YAML without the policies in force. */
  readonly text: string
  readonly mistakes: readonly {
    readonly message: string
    /** Counts from 1, in `text`. */
    readonly line: number
    readonly column: number
  }[]
  readonly constitution?: Constitution
  /** To the text in force; empty where there are mistakes. */
  readonly differences: readonly {
    readonly kind: 'same' | 'added' | 'removed'
    readonly text: string
  }[]
  readonly grants: readonly GrantEffect[]
}

/** The way back from an adopted proposal. */
export interface Rollback {
  readonly rollbackOf: number
  readonly title: string
  readonly changes: readonly GovernanceChange[]
  readonly notRestored: readonly string[]
}
