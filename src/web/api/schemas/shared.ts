/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

/** Segments joined by `/`. */
export type DomainPath = string

/** The path of the domain and the name of the service, joined by `/`. */
export type ServiceId = string

/** A version as in Semantic Versioning 2.0.0. */
export type SemanticVersion = string

/** An instant in UTC (RFC 3339). */
export type Instant = string

/** A SHA-256 digest of content. */
export type Digest = string

/** Counts the changes of a resource; the value of its `ETag`. */
export type Revision = number

/** The cursor of the next page, null on the last one. */
export type Next = string | null

/** The format of a contract; `unknown` for what cannot be read. */
export type Format =
  | 'wsdl-1.1'
  | 'wsdl-2.0'
  | 'xsd-1.0'
  | 'openapi-2.0'
  | 'openapi-3.0'
  | 'openapi-3.1'
  | 'openapi-3.2'
  | 'asyncapi-2'
  | 'asyncapi-3'
  | 'graphql'
  | 'protobuf'
  | 'avro'
  | 'json-schema'
  | 'unknown'

/** The phase of life that a lifecycle state belongs to. */
export type Phase = 'planning' | 'implementation' | 'distribution' | 'operation' | 'retirement'

/** How grave a finding is, as the policy decided. */
export type Severity = 'error' | 'warning' | 'info' | 'hint'

/** `fail` with an unwaived error; else `indeterminate` when something asked for could not be judged; else `pass`. `unreadable` when there was no contract to judge. */
export type Verdict = 'pass' | 'fail' | 'indeterminate' | 'unreadable'

/** `advise` is shown, `gate` is asked for by transitions, `block` refuses registration. */
export type Enforcement = 'advise' | 'gate' | 'block'

/** Unwaived findings by severity. */
export interface SeverityCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
  readonly hint: number
}

/** Who acts. */
export interface Actor {
  /** A token acts for the person that made it; `system` is the registry itself. */
  readonly kind: 'person' | 'token' | 'system' | 'anonymous'
  readonly id: string
  readonly name: string
  readonly scope?: TokenScope
}

/** What a token is limited to, beside the authority of its account. */
export interface TokenScope {
  /** Names of actions, such as `version.push`. Making tokens and importing cannot be among them, since both go on without the token. */
  readonly actions?: readonly string[]
  /** Paths of domains, with everything in them. */
  readonly domains?: readonly string[]
}

/** What moving a domain would do. */
export interface DomainMovePlan {
  readonly from: DomainPath
  readonly to: DomainPath
  /** Domains that lie in it. */
  readonly domains: number
  /** Services that lie in it and in those. */
  readonly services: number
  /** What the move has to wait for, each with what to do. */
  readonly refusals: readonly {
    /** The path or name concerned. */
    readonly subject: string
    readonly reason: string
  }[]
  /** Whether nothing refuses. */
  readonly possible: boolean
  /** Whether the caller may move the domain. */
  readonly leaves: AuthorityDecision
  /** Whether the caller may take it in where it goes; absent where it stays in the same domain. */
  readonly enters?: AuthorityDecision
}

/** A measurable objective that consumers can rely on. */
export interface ServiceLevel {
  /** For instance `availability` or `latency-p95`. */
  readonly metric: string
  readonly target: number
  /** For instance `percent` or `ms`. */
  readonly unit: string
}

/** What becomes of one thing when a service is merged into another. */
export interface MergeStep {
  readonly kind:
    | 'name'
    | 'version'
    | 'subscription'
    | 'consumer'
    | 'endpoint'
    | 'waiver'
    | 'charter'
    | 'tag'
    | 'rest'
  /** What it is about. */
  readonly subject: string
  /** It goes along; it is there already; it ends with the service; or the merge has to wait for it. */
  readonly outcome: 'carried' | 'same' | 'stays' | 'refused'
  /** What it is called afterwards, where that is another name. */
  readonly as?: string
  /** Why, and what to do where it is refused. */
  readonly reason?: string
}

/** What merging a service into another one would do. */
export interface MergePlan {
  readonly from: ServiceId
  readonly into: ServiceId
  readonly steps: readonly MergeStep[]
  /** Whether nothing refuses. */
  readonly possible: boolean
}

/** A place in a source document; lines and columns count from 1. */
export interface Location {
  readonly file: string
  /** An XPath with names for XML, a JSON Pointer (RFC 6901) otherwise. */
  readonly pointer: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
}

/** A document of governance and its version. */
export interface VersionedId {
  readonly id: string
  readonly version: string
}

/** What is asked of a new version, towards the version before it or (`-transitive`) all earlier ones. */
export type RequiredLevel =
  | 'none'
  | 'backward'
  | 'backward-transitive'
  | 'forward'
  | 'forward-transitive'
  | 'full'
  | 'full-transitive'

/** `breaking` when a change breaks somebody at the level asked for; else `indeterminate` when something could not be compared. */
export type CompatibilityVerdict = 'identical' | 'compatible' | 'breaking' | 'indeterminate'

/** A step of a semantic version. */
export type Bump = 'none' | 'patch' | 'minor' | 'major'

/** Which level a contract must meet, and why this one. */
export interface RequiredCompatibility {
  readonly level: RequiredLevel
  /** The requirement in force that decided; absent for the default. */
  readonly policy?: string
  readonly because: string
}

/** One condition of a gate with what it saw. */
export interface ConditionResult {
  readonly id: string
  readonly title: string
  /** The CEL expression as declared. */
  readonly expression: string
  /** `undetermined` refuses, like `no`. */
  readonly holds: 'yes' | 'no' | 'undetermined'
  /** What was found, and what would make it hold. */
  readonly explanation: string
  /** The facts that the expression names, with their values at that moment. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** Whether the actor may do it, and why. */
export interface AuthorityDecision {
  readonly allowed: boolean
  /** The role that grants it, when one does. */
  readonly role?: string
  readonly reasons: readonly string[]
  /** The emergency action that stood in for authority and gate. */
  readonly emergency?: string
  /** The permission of another role, without which the answer would be no. */
  readonly permission?: string
}

/** The answer to asking for a transition, recorded whether allowed or refused. */
export interface TransitionDecision {
  readonly id: string
  /** For instance `version:payments/cards/refunds@1.2.0`. */
  readonly subject: string
  readonly transition: string
  readonly from: string
  readonly to: string
  readonly allowed: boolean
  readonly authority: AuthorityDecision
  readonly conditions: readonly ConditionResult[]
  readonly lifecycle: VersionedId
  /** Policies that were in force, as `id@version`. */
  readonly policies: readonly string[]
  /** Digests of what was judged, by what it was; absent in decisions made before they were kept. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly actor: string
  readonly reason?: string
  readonly at: Instant
}

/** A transition that leads on, with its gate as it stands now. */
export interface TransitionPreview {
  readonly transition: string
  readonly title: string
  readonly to: string
  readonly wouldBeAllowed: boolean
  readonly authority: AuthorityDecision
  readonly conditions: readonly ConditionResult[]
}

/** Where something stands in its lifecycle. */
export interface Transitions {
  readonly state: string
  readonly phase: Phase
  readonly lifecycle: VersionedId
  /** What a request can be based on, as ETag; 0 of what was never moved. */
  readonly revision: number
  readonly available: readonly TransitionPreview[]
  /** The decisions so far, newest first. */
  readonly history: readonly TransitionDecision[]
}

/** What a source is, told by what is in it; directories of APIs are `contracts`. */
export type SourceKind = 'contracts' | 'backstage' | 'apicurio'

/** A contract version that has, or had, a content. */
export interface VersionWithContent {
  readonly service: ServiceId
  readonly version: SemanticVersion
  /** Names of its files that are this content. */
  readonly files: readonly string[]
}

/** What stays of a content that was erased. */
export interface Erasure {
  readonly digest: Digest
  /** The length that it had. */
  readonly bytes: number
  readonly mediaType: string
  readonly reason: string
  /** What obliges to erase it. */
  readonly legalBasis: string
  /** Who decided. */
  readonly decidedBy: string
  /** Who carried it out. */
  readonly erasedBy: string
  /** The role that authorised it. */
  readonly onBehalfOf?: string
  readonly erasedAt: Instant
  readonly versions: readonly VersionWithContent[]
}

/** A service or application reached. */
export interface Dependency {
  /** A service, or the name of an application. */
  readonly service: string
  readonly kind: 'service' | 'application'
  /** How the nearest step towards it is known. */
  readonly via: 'subscription' | 'reference'
  /** Steps away. */
  readonly depth: number
}

/** A service that another one resembles, with what is alike. */
export interface Resemblance {
  readonly service: ServiceId
  readonly title: string
  /** The estimated share of operations, messages, types and paths that are the same; absent below 0.8. */
  readonly contract?: number
  readonly sameCapability: boolean
  readonly similarName: boolean
  /** In plain words, with what to do. */
  readonly explanation: string
}

/** Why there is no contract to judge. */
export interface UnreadableError {
  readonly code: string
  readonly message: string
  readonly location?: Location
}

/** The verdict of one policy. */
export interface PolicyResult {
  readonly id: string
  readonly version: string
  readonly verdict: Verdict
  readonly counts: SeverityCounts
  /** Rules that could not be judged; silence is never conformance. */
  readonly notEvaluated: readonly {
    readonly rule: string
    readonly reason: string
  }[]
}

/** One breach of one rule at one place. */
export interface Finding {
  readonly rule: string
  /** The first policy asked for that contains the rule. */
  readonly policy: string
  readonly policies: readonly string[]
  readonly severity: Severity
  readonly message: string
  readonly requirements: readonly string[]
  /** Address of a page that explains the rule. */
  readonly help: string
  /** What the author of the contract can do. */
  readonly fix?: string
  /** Stays the same when lines move. */
  readonly fingerprint: string
  readonly location: Location
  readonly related?: readonly Location[]
  /** The waiver that accepts this finding, else null. */
  readonly waived: WaivedBy | null
  /** The policies in force that it comes from, by id; absent where none was asked. */
  readonly inForce?: readonly string[]
}

/** A waiver of a finding. */
export interface WaivedBy {
  readonly id: string
  /** The last day on which it holds; absent where it ends by its removal alone. */
  readonly until?: string
  readonly reason: string
}

/** One contract judged by policies. */
export interface LintResult {
  readonly source: string
  readonly format: Format
  readonly digest: Digest
  readonly verdict: Verdict
  readonly error?: UnreadableError
  readonly policies: readonly PolicyResult[]
  readonly findings: readonly Finding[]
  /** The result of each assertion by policy, as in a WS-I report. */
  readonly assertions?: Readonly<Record<string, Readonly<Record<string, AssertionResult>>>>
  /** What may be claimed of the contract by each profile of WS-I that is in force. Absent in the answer to a check without a service. */
  readonly profiles?: readonly ProfileConformance[]
  readonly inForce?: InForce
}

/** As what a contract was judged, and by which policies in force. */
export interface InForce {
  readonly service: string
  readonly version: string
  /** The state it was judged in: its present one, or that which a push leaves it in. */
  readonly state: string
  /** Why a push would be refused; absent where it would not be. */
  readonly refusal?: string
  readonly policies: readonly PolicyVerdict[]
}

/** A policy in force for a contract, what it made of it, and since when by whose decision it holds. */
export interface PolicyVerdict {
  readonly policy: string
  readonly title: string
  readonly pack: string
  readonly packVersion: string
  /** The version or range that was decided on, if any. */
  readonly pinned?: string
  /** CEL over the service and the contract. */
  readonly scope: string
  readonly enforcement: Enforcement
  readonly grace?: Grace
  readonly verdict: Verdict
  readonly counts: SeverityCounts
  readonly since: Instant
  readonly decidedBy: string
  readonly reason?: string
}

/** The outcome of an assertion in the words of a WS-I report. `prereqFailed`: another assertion had to hold first and does not. `missingInput`: there is nothing of the kind to judge, or it could not be had. */
export type AssertionResult =
  'passed' | 'failed' | 'warning' | 'notApplicable' | 'prereqFailed' | 'missingInput'

/** What may be claimed of a contract by a profile, and what that rests on. */
export interface ProfileConformance {
  /** The rule pack of the profile. */
  readonly policy: string
  readonly version: string
  readonly title: string
  /** `conformant` only where all required assertions that apply passed and none was left unchecked; `open` where nothing failed and not everything was checked. */
  readonly claim: 'conformant' | 'not conformant' | 'open'
  /** In the order of the profile's test assertion document. */
  readonly assertions: readonly AssertionOutcome[]
}

/** One assertion of a profile, and what came of it. */
export interface AssertionOutcome {
  readonly id: string
  /** The rule that judges it, which findings name. */
  readonly rule: string
  readonly type: 'required' | 'recommended' | 'informational'
  /** What it asks for. */
  readonly title: string
  /** Why; absent where no rule judges it. */
  readonly rationale?: string
  readonly requirements: readonly string[]
  readonly result: AssertionResult
  readonly artifact: 'description' | 'message' | 'discovery'
  /** Assertions that had to hold first and do not. */
  readonly failedPrerequisites: readonly string[]
  /** Why it, or a part of it, was not checked. */
  readonly unchecked?: string
}

/** A preview that is worked out in the background. */
export interface PolicyEffectView {
  /** The same for the same changes to the same registry. */
  readonly id: string
  readonly state: 'computing' | 'complete' | 'failed'
  readonly progress: {
    readonly looked: number
    readonly total: number
  }
  readonly effect?: PolicyEffect
  /** Why it failed. */
  readonly problem?: string
}

/** What changes of policies would do. */
export interface PolicyEffect {
  readonly at: Instant
  /** Versions that were looked at. */
  readonly looked: number
  /** Versions to which other policies would apply, or the same otherwise. */
  readonly concerned: number
  readonly verdictsChanging: number
  readonly gatesClosing: number
  /** Versions that would be refused if registered then. */
  readonly blocked: number
  /** Versions that could not be judged. */
  readonly failed: number
  /** Those for which anything changes, the first thousand by id. */
  readonly versions: readonly VersionEffect[]
  /** Whether there are more. */
  readonly isCut: boolean
  /** Whom it concerns, most first. */
  readonly owners: readonly {
    /** Absent where no role owns the service. */
    readonly owner?: string
    readonly versions: number
    readonly verdictsChanging: number
    readonly gatesClosing: number
  }[]
}

/** What changes of policies would do to one version. */
export interface VersionEffect {
  readonly version: string
  readonly service: ServiceId
  readonly owner?: string
  readonly state: string
  readonly before: Verdict
  readonly after: Verdict
  readonly policies: readonly {
    readonly policy: string
    readonly before?: PolicyStanding
    readonly after?: PolicyStanding
  }[]
  /** Titles of the transitions that policies let through now and would not any more. */
  readonly closes: readonly string[]
  readonly blocked: boolean
}

/** How a version stands to a policy; absent where that does not apply. */
export interface PolicyStanding {
  readonly enforcement: Enforcement
  readonly verdict: Verdict
  readonly errors: number
}

/** What the enforcement will be, and the first moment of that. */
export interface Grace {
  readonly enforcement: Enforcement
  readonly until: Instant
}

/** What each change of a lifecycle would do. */
export interface LifecycleEffectList {
  readonly items: readonly LifecycleEffect[]
  readonly next: Next
}

/** What another definition would do to what lives by the present one. */
export interface LifecycleEffect {
  readonly lifecycle: string
  readonly subject: 'version' | 'subscription' | 'service' | 'endpoint' | 'policy'
  /** The version in force. */
  readonly from: string
  /** The version that is proposed. */
  readonly to: string
  /** What has begun goes on under the new definition. */
  readonly migrates: boolean
  readonly standing: readonly LifecycleStanding[]
  /** Gates that would answer otherwise for something that stands before them now. */
  readonly gates: readonly GateEffect[]
  /** How many were looked at for that. */
  readonly examined: number
  /** Everything was counted and looked at. */
  readonly isComplete: boolean
}

/** How many stand in a state, and where they would go on. */
export interface LifecycleStanding {
  /** The version of the lifecycle that they live by. */
  readonly version: string
  readonly state: string
  /** The state that they would go on in; null where they stay under what they began with. */
  readonly to: string | null
  readonly subjects: number
}

/** A gate that would open or close. */
export interface GateEffect {
  readonly subject: string
  readonly transition: string
  readonly opens: boolean
  /** What does not hold where it closes. */
  readonly unmet: readonly string[]
}

/** Problem details (RFC 9457). */
export interface Problem {
  /** Identifies the kind of problem and leads to its explanation. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** The stable short name of the kind of problem. */
  readonly code: string
  /** What happened here, and what to do. */
  readonly detail?: string
  /** Names this occurrence; it is in the server's log too. */
  readonly instance: string
  /** The mistakes of a bad request. */
  readonly errors?: readonly InputError[]
  readonly decision?: TransitionDecision
  readonly authority?: AuthorityDecision
  readonly unreadable?: UnreadableError
  readonly report?: LintResult
  /** The name that the service, or the path that the domain, has now. */
  readonly movedTo?: string
  /** The numbers that versions have after a merge, by those that they had. */
  readonly renumbered?: Readonly<Record<string, string>>
  readonly plan?: MergePlan | DomainMovePlan
  /** The one that is current now; 0 for what there is not yet. */
  readonly revision?: number
  /** What stays of the content that was asked for. */
  readonly erasure?: Erasure
  /** Every version that has the content, as domain/name@version. */
  readonly versions?: readonly string[]
  /** Changes that cannot be made, and why. */
  readonly refusals?: readonly {
    /** Its place in the change set. */
    readonly index?: number
    readonly reason: string
  }[]
}

/** One mistake in a request. */
export interface InputError {
  readonly in?: 'body' | 'path' | 'query' | 'header'
  /** JSON Pointer (RFC 6901) into the body. */
  readonly pointer?: string
  /** The name of the parameter. */
  readonly parameter?: string
  /** The place in an unreadable contract. */
  readonly location?: Location
  readonly detail: string
}

/** The context that an assignment is limited to. */
export interface Focus {
  readonly title: string
  /** Authority reaches no further. */
  readonly domain?: string
}

/** What a figure of a circle is to be, and by when. */
export interface MaturityTarget {
  readonly id: string
  readonly title: string
  /** The id of a fact. */
  readonly fact: string
  /** One of this and `atMost`. */
  readonly atLeast?: number
  /** One of this and `atLeast`. */
  readonly atMost?: number
  /** The first day on which it is to be met. */
  readonly by: string
}

/** A constitution as `policies/schemas/constitution.schema.json` describes it. */
export interface Constitution {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly preamble: string
  /** What it grants, in the order in which it is read. */
  readonly articles?: readonly {
    readonly id: string
    readonly title: string
    readonly text: string
    readonly grants: {
      readonly actions: readonly string[]
    }
  }[]
  /** How kinds of changes are decided; the first entry that names a kind decides. */
  readonly decisions?: readonly {
    readonly id: string
    readonly title: string
    readonly changes: readonly string[]
    /** Its kind, and what that kind needs to be told. */
    readonly method: {
      readonly kind: string
      readonly roles?: readonly string[]
      readonly voters?: string
      readonly tie?: string
    }
  }[]
  /** The roles that it begins with. */
  readonly roles?: readonly {
    readonly id: string
    readonly title: string
    /** With `administrator`, whoever ratifies it, unless another is assigned. */
    readonly filledBy?: string
  }[]
}

/** Where a tension stands. */
export type TensionState = 'open' | 'in-process' | 'processed' | 'let-go'

/** What came of a tension. */
export type TensionOutcomeKind = 'next-action' | 'project' | 'proposal' | 'request' | 'information'

/** Something that came of a tension. */
export interface TensionOutcome {
  readonly kind: TensionOutcomeKind
  readonly text: string
  readonly role?: string
  readonly proposal?: string
  /** The work item that came of it. */
  readonly work?: string
  readonly projection?: string
  readonly by: string
  readonly at: Instant
}

/** A gap that somebody senses. */
export interface Tension {
  readonly id: string
  readonly revision: Revision
  readonly subject: string
  readonly now: string
  readonly couldBe: string
  readonly by: string
  readonly asRole?: string
  /** In whose inbox it is. */
  readonly role: string
  readonly circle: string
  readonly key?: string
  readonly state: TensionState
  readonly outcomes: readonly TensionOutcome[]
  readonly evidence: readonly {
    readonly text: string
    readonly at: Instant
    readonly source?: string
    /** What it is about where the tension gathers several things. */
    readonly subject?: string
  }[]
  readonly group?: string
  /** How often it was found again after it had been processed. */
  readonly recurrences?: number
  /** The check behind it passes; whoever answers confirms that it is done. */
  readonly proposedClosure?: {
    readonly text: string
    readonly at: Instant
  }
  readonly closing?: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Days in UTC; both are included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Where a proposal stands. */
export type ProposalState =
  | 'clarifying'
  | 'reacting'
  | 'amending'
  | 'objecting'
  | 'integrating'
  | 'voting'
  | 'deciding'
  | 'attesting'
  | 'escalated'
  | 'accepted'
  | 'adopted'
  | 'not-applicable'
  | 'rejected'
  | 'discarded'
  | 'withdrawn'
  | 'struck'

/** What is changed. */
export type ChangeKind =
  | 'circle.create'
  | 'circle.amend'
  | 'circle.remove'
  | 'circle.link'
  | 'circle.unlink'
  | 'role.create'
  | 'role.amend'
  | 'role.remove'
  | 'role.assign'
  | 'role.unassign'
  | 'role.elect'
  | 'role.surrogate'
  | 'circle-policy.put'
  | 'circle-policy.remove'
  | 'policy.put'
  | 'policy.scope'
  | 'policy.enforcement'
  | 'policy.severity'
  | 'policy.grace'
  | 'policy.pin'
  | 'policy.remove'
  | 'lifecycle.put'
  | 'lifecycle.gate'
  | 'waiver.grant'
  | 'maturity.target'
  | 'maturity.target-remove'
  | 'constitution.amend'

/** One change; each kind has its own members, which are checked one by one. */
export interface GovernanceChange {
  readonly kind: ChangeKind
  readonly circle?: string
  readonly role?: string
  readonly parent?: string
  readonly person?: string
  /** Who acts in place of the person. */
  readonly surrogate?: string
  /** The day on which the surrogate acts no more. */
  readonly until?: string
  readonly title?: string
  readonly purpose?: string
  readonly domains?: readonly string[]
  readonly accountabilities?: readonly string[]
  readonly focus?: Focus
  readonly term?: number
  /** A policy of a circle or of the registry; with removals its id. */
  readonly policy?: unknown
  /** A target of a circle; with removals its id. */
  readonly target?: unknown
  readonly scope?: string
  readonly enforcement?: Enforcement
  readonly graceUntil?: string
  readonly rule?: string
  readonly severity?: 'error' | 'warning' | 'info' | 'hint' | 'off' | 'pack'
  readonly version?: string
  readonly constitution?: Constitution
  /** The id of a waiver that was asked for. */
  readonly waiver?: string
  /** The id of a lifecycle. */
  readonly lifecycle?: string
  /** A lifecycle as policies/schemas/lifecycle.schema.json has it. */
  readonly definition?: Readonly<Record<string, unknown>>
  /** Where what has begun goes on, by its state; states of the same name need no entry. */
  readonly map?: Readonly<Record<string, string>>
  /** The id of a transition. */
  readonly transition?: string
  /** Conditions as the schema of lifecycles has them. */
  readonly gate?: readonly Readonly<Record<string, unknown>>[]
  /** Items as the schema of lifecycles has them. */
  readonly checklist?: readonly Readonly<Record<string, unknown>>[]
  /** What has begun is asked by the new gate as well. */
  readonly migrate?: boolean
}

/** One criterion of the validity test, answered. */
export interface CriterionAnswer {
  readonly criterion: string
  readonly holds: boolean
  readonly because: string
}

/** What somebody said about one text of a proposal. */
export interface Contribution {
  readonly id: number
  readonly kind:
    | 'question'
    | 'answer'
    | 'reaction'
    | 'no-objection'
    | 'vote'
    | 'approval'
    | 'attestation'
    | 'note'
  readonly by: string
  readonly role?: string
  readonly text?: string
  readonly to?: number
  /** With a vote that a surrogate cast: whose it is. */
  readonly seat?: string
  readonly choice?: 'yes' | 'no' | 'abstain'
  readonly revision: number
  readonly at: Instant
}

/** An objection with its test. */
export interface Objection {
  readonly id: number
  readonly by: string
  readonly role: string
  readonly text: string
  readonly answers: readonly CriterionAnswer[]
  readonly state: 'untested' | 'valid' | 'invalid' | 'resolved' | 'withdrawn'
  readonly ruling?: {
    readonly by: string
    readonly because: string
    readonly at: Instant
    /** Whether reasons were given, or in a breakdown whether they are sound. */
    readonly judged?: 'reasons' | 'soundness'
  }
  readonly integration?: {
    readonly by: string
    readonly changes: readonly GovernanceChange[]
    readonly note: string
    readonly agreedBy: readonly string[]
  }
  readonly resolvedIn?: number
  readonly revision: number
  readonly at: Instant
}

/** How it is decided; each kind has its own time boxes. */
export interface DecisionMethod {
  readonly kind: 'integrative' | 'consent' | 'vote' | 'approver'
  readonly clarifyHours?: number
  readonly reactHours?: number
  readonly amendHours?: number
  readonly objectHours?: number
  readonly rulingHours?: number
  readonly voters?: string
  readonly quorum?: number
  readonly majority?: number
  readonly tie?: string
  readonly voteHours?: number
  readonly roles?: readonly string[]
  readonly needed?: number
  readonly decideHours?: number
}

/** The validity test of objections. */
export interface ObjectionRules {
  readonly criteria: readonly {
    readonly id: string
    readonly question: string
    readonly counts: 'all' | 'alone'
  }[]
  readonly ruling: 'facilitator' | 'answers'
}

/** A set of changes on its way through a decision method. */
export interface Proposal {
  readonly id: string
  readonly revision: Revision
  /** Counts the texts; what is said belongs to one of them. */
  readonly textRevision: number
  readonly title: string
  readonly circle: string
  readonly proposer: string
  readonly asRole: string
  readonly tension?: string
  readonly example: string
  readonly rationale: string
  readonly changes: readonly GovernanceChange[]
  /** The version of the governance that the text was written for. */
  readonly basedOn: number
  readonly method: DecisionMethod
  readonly decisionRule: string
  /** With the method `vote`: who had a vote when the voting began; nobody joins it or leaves it later. */
  readonly electorate?: readonly string[]
  /** In the round of objections: the members when it began. */
  readonly asked?: readonly string[]
  /** Roles that vouch for it once it is decided, and how long they have. */
  readonly attestation?: {
    readonly roles: readonly string[]
    readonly hours: number
  }
  readonly constitution: string
  readonly objectionRules: ObjectionRules
  readonly fourEyes: boolean
  /** Whether a change gives authority to the proposer. */
  readonly selfGrant: boolean
  readonly state: ProposalState
  readonly roundOpenedAt: Instant
  readonly roundClosesAt?: Instant
  readonly contributions: readonly Contribution[]
  readonly objections: readonly Objection[]
  readonly outcome?: {
    readonly reason: string
    readonly at: Instant
    readonly version?: number
  }
  readonly rollbackOf?: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** Who takes part, as the governance stands now; absent once it is over. */
  readonly participants?: {
    readonly members: Readonly<Record<string, readonly string[]>>
    /** Members who are stood in for. */
    readonly away?: readonly string[]
    /** Whose account was deactivated since they objected. */
    readonly gone?: readonly string[]
    readonly facilitators: readonly string[]
    readonly voters: readonly string[]
    /** Of voters who stand in for somebody: for whom. */
    readonly seats?: Readonly<Record<string, string>>
    readonly tie: readonly string[]
    readonly approvers: Readonly<Record<string, readonly string[]>>
    /** Who vouches for it by role, where it has to be attested. */
    readonly attesters?: Readonly<Record<string, readonly string[]>>
  }
}
