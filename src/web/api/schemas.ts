/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

/** One segment of a domain's path, or the name of a service. */
export type Segment = string

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

/** What kind of service it is. */
export type ServiceKind = 'atomic' | 'composite' | 'process' | 'utility' | 'gateway'

/** At which level the service integrates with others. */
export type IntegrationLevel = 'data' | 'application' | 'process' | 'service'

/** The activity of the value chain that the service supports. */
export type ValueChainActivity =
  | 'inbound-logistics'
  | 'operations'
  | 'outbound-logistics'
  | 'marketing-and-sales'
  | 'service'
  | 'infrastructure'
  | 'human-resources'
  | 'technology'
  | 'procurement'

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
}

/** The actor behind a request. */
export interface Me {
  readonly actor: Actor
  /** The roles that the actor fills. */
  readonly roles: readonly string[]
}

/** Name and password of a local account. */
export interface SessionRequest {
  readonly username: string
  readonly password: string
}

/** The token to make. */
export interface TokenRequest {
  /** What it is for; shown in lists and in the ledger. */
  readonly name: string
  /** When it ends; 90 days from now unless given, at most a year. */
  readonly expiresAt?: string
}

/** A bearer token without its secret. */
export interface Token {
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

/** A page of tokens. */
export interface TokenList {
  readonly items: readonly Token[]
  readonly next: Next
}

/** A bearer token with its secret, shown once. */
export interface NewToken {
  readonly id: string
  readonly name: string
  /** The secret to send as `Authorization` with the scheme `Bearer`. */
  readonly token: string
  readonly expiresAt: Instant
}

/** What a domain is about. */
export interface DomainRequest {
  readonly title: string
  readonly purpose?: string
  /** The role with authority over the domain; inherited from the parent unless given. */
  readonly owner?: string
}

/** A name space of services that a role has authority over. */
export interface Domain {
  readonly path: DomainPath
  readonly title: string
  readonly purpose?: string
  /** The role with authority over the domain, its own or inherited. */
  readonly owner?: string
  readonly serviceCount: number
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A page of domains. */
export interface DomainList {
  readonly items: readonly Domain[]
  readonly next: Next
}

/** A page about the service. */
export interface Link {
  readonly title: string
  readonly url: string
}

/** Where the service runs. */
export interface Endpoint {
  /** For instance `staging` or `production`. */
  readonly environment: string
  readonly url: string
}

/** A measurable objective that consumers can rely on. */
export interface ServiceLevel {
  /** For instance `availability` or `latency-p95`. */
  readonly metric: string
  readonly target: number
  /** For instance `percent` or `ms`. */
  readonly unit: string
}

/** The service to register. */
export interface ServiceRequest {
  readonly domain: DomainPath
  readonly name: Segment
  readonly title: string
  readonly purpose?: string
  readonly kind?: ServiceKind
  readonly integrationLevel?: IntegrationLevel
  readonly owner?: string
  readonly capability?: string
  readonly activity?: ValueChainActivity
  readonly tags?: readonly string[]
  readonly links?: readonly Link[]
  readonly endpoints?: readonly Endpoint[]
  readonly objectives?: readonly ServiceLevel[]
}

/** The members to change; null takes an optional one away. */
export interface ServicePatch {
  readonly title?: string
  readonly purpose?: string | null
  readonly kind?: ServiceKind
  readonly integrationLevel?: IntegrationLevel
  readonly owner?: string | null
  readonly capability?: string | null
  readonly activity?: ValueChainActivity | null
  readonly tags?: readonly string[]
  readonly links?: readonly Link[]
  readonly endpoints?: readonly Endpoint[]
  readonly objectives?: readonly ServiceLevel[]
}

/** The highest version of a service, in short. */
export interface LatestVersion {
  readonly version: SemanticVersion
  readonly format: Format
  readonly state: string
  readonly phase: Phase
  readonly verdict: Verdict
}

/** A service of the catalogue. */
export interface Service {
  readonly id: ServiceId
  readonly domain: DomainPath
  readonly name: Segment
  readonly title: string
  readonly purpose?: string
  readonly kind: ServiceKind
  readonly integrationLevel: IntegrationLevel
  /** The owning role. */
  readonly owner?: string
  /** The business capability that it serves. */
  readonly capability?: string
  readonly activity?: ValueChainActivity
  readonly tags: readonly string[]
  readonly links: readonly Link[]
  readonly endpoints: readonly Endpoint[]
  readonly objectives: readonly ServiceLevel[]
  readonly latest?: LatestVersion
  readonly versionCount: number
  readonly consumerCount: number
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A page of services. */
export interface ServiceList {
  readonly items: readonly Service[]
  readonly next: Next
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

/** Where a service can be called according to its contract. */
export interface EndpointSummary {
  readonly name: string
  readonly address?: string
  readonly protocol: 'soap-1.1' | 'soap-1.2' | 'http' | 'other'
  readonly location: Location
}

/** A service that the contract describes. */
export interface ServiceSummary {
  readonly name: string
  readonly endpoints: readonly EndpointSummary[]
  readonly location: Location
}

/** An operation that the contract describes. */
export interface OperationSummary {
  /** Method and path for HTTP operations, the operation's name otherwise. */
  readonly name: string
  readonly id?: string
  readonly kind: 'request-response' | 'one-way' | 'notification' | 'solicit-response' | 'event'
  /** The portType or first tag. */
  readonly group?: string
  readonly method?: string
  readonly path?: string
  readonly title?: string
  readonly deprecated: boolean
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly faults: readonly string[]
  readonly location: Location
}

/** A message that the contract declares. */
export interface MessageSummary {
  readonly name: string
  readonly namespace?: string
  readonly parts: readonly {
    readonly name: string
    readonly type?: string
  }[]
  readonly location: Location
}

/** A type or element that the contract declares. */
export interface TypeSummary {
  readonly name: string
  readonly namespace?: string
  readonly kind: 'element' | 'simpleType' | 'complexType' | 'schema'
  readonly location: Location
}

/** Another document that the contract imports, and whether it was found. */
export interface ImportSummary {
  readonly kind: 'wsdl-import' | 'xsd-import' | 'xsd-include' | 'xsd-redefine' | 'ref'
  readonly uri?: string
  readonly namespace?: string
  /** The document found. */
  readonly resolved?: {
    readonly file: string
    readonly digest: Digest
  }
  /** Why it was not found. */
  readonly problem?: {
    readonly kind: 'missing' | 'refused' | 'unreadable'
    readonly reason: string
  }
  /** Set where a built-in schema of a standard stands in for a document that was not found. */
  readonly builtIn?: {
    /** Why it was not found. */
    readonly reason: string
  }
  readonly location: Location
}

/** What a contract says, in the one shape that all formats share. */
export interface ContractSummary {
  readonly format: Format
  readonly title?: string
  /** The version that the contract claims for itself. */
  readonly version?: string
  readonly description?: string
  readonly namespaces: readonly string[]
  readonly services: readonly ServiceSummary[]
  readonly operations: readonly OperationSummary[]
  readonly messages: readonly MessageSummary[]
  readonly types: readonly TypeSummary[]
  readonly imports: readonly ImportSummary[]
}

/** The verdict of one policy in force, without its findings. */
export interface Conformance {
  readonly policy: string
  readonly policyVersion: string
  readonly enforcement: Enforcement
  readonly verdict: Verdict
  readonly counts: SeverityCounts
}

/** A document of governance and its version. */
export interface VersionedId {
  readonly id: string
  readonly version: string
}

/** A contract version of a service. */
export interface Version {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly format: Format
  readonly digest: Digest
  /** The same for all spellings of one contract: white space, comments, order and prefixes make no difference. Absent in versions that were pushed before there was one. */
  readonly canonicalDigest?: string
  /** Only in the answer to a push: the highest other version of the service with the same contract, if any. */
  readonly sameAs?: {
    readonly version: SemanticVersion
    /** The same byte for byte; else the same in another spelling. */
    readonly identical: boolean
  }
  readonly files: readonly {
    readonly name: string
    readonly digest: Digest
    readonly bytes: number
  }[]
  /** The file that the contract begins with. */
  readonly entry: string
  /** What the contract says; left out in lists. */
  readonly summary?: ContractSummary
  readonly state: string
  readonly phase: Phase
  /** Published, so that its content never changes again. */
  readonly frozen: boolean
  readonly lifecycle: VersionedId
  readonly verdict: Verdict
  readonly conformance: readonly Conformance[]
  readonly author: string
  readonly reason?: string
  readonly deprecatedAt?: Instant
  readonly sunsetAt?: Instant
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A page of versions. */
export interface VersionList {
  readonly items: readonly Version[]
  readonly next: Next
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
}

/** The transition to ask for. */
export interface TransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string
  /** The day or instant at which a deprecated version is expected to end. */
  readonly sunsetAt?: string
}

/** The transition to ask for. */
export interface SubscriptionTransitionRequest {
  /** The state to reach. */
  readonly to: string
  readonly reason?: string
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

/** Where a version stands in its lifecycle. */
export interface Transitions {
  readonly state: string
  readonly phase: Phase
  readonly available: readonly TransitionPreview[]
  /** The decisions so far, newest first. */
  readonly history: readonly TransitionDecision[]
}

/** The use that is asked for. */
export interface SubscriptionRequest {
  /** The consuming service as `domain/name`, or the name of an application outside the registry. */
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  readonly service: ServiceId
  /** A version range. */
  readonly range: string
  /** Names of the operations used. */
  readonly operations?: readonly string[]
  readonly environment: string
  readonly objectives?: readonly ServiceLevel[]
  readonly reason?: string
}

/** A consumer's agreed or requested use of a service. */
export interface Subscription {
  readonly id: string
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  readonly service: ServiceId
  readonly range: string
  readonly operations: readonly string[]
  readonly environment: string
  readonly objectives: readonly ServiceLevel[]
  readonly state: string
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** A page of subscriptions. */
export interface SubscriptionList {
  readonly items: readonly Subscription[]
  readonly next: Next
}

/** Everything that a service depends on, or that depends on it. */
export interface Dependencies {
  readonly service: ServiceId
  readonly direction: 'uses' | 'used-by'
  /** Nearest first, then by name. */
  readonly items: readonly {
    /** A service, or the name of an application. */
    readonly service: string
    readonly kind: 'service' | 'application'
    /** How the nearest step towards it is known. */
    readonly via: 'subscription' | 'reference'
    /** Steps away. */
    readonly depth: number
  }[]
  /** Services that depend on each other in a circle; the first is repeated at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** There is more than was walked. */
  readonly truncated: boolean
}

/** Something found. */
export interface SearchHit {
  readonly kind: 'service' | 'operation' | 'message' | 'type' | 'namespace'
  readonly service: ServiceId
  readonly version?: string
  readonly title: string
  /** What matched, in the words of the source. */
  readonly match: string
  readonly score: number
}

/** The best matches. */
export interface SearchResult {
  readonly items: readonly SearchHit[]
  readonly next: Next
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
  readonly assertions?: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          'passed' | 'failed' | 'warning' | 'notApplicable' | 'prereqFailed' | 'missingInput'
        >
      >
    >
  >
}

/** A rule pack in force for a scope. */
export interface PolicyInForce {
  readonly id: string
  readonly pack: string
  readonly packVersion: string
  readonly title: string
  /** A CEL expression over service and contract. */
  readonly scope: string
  readonly enforcement: Enforcement
  readonly decidedBy: string
  readonly since: Instant
}

/** A rule pack in short. */
export interface RulePackSummary {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly formats: readonly Format[]
  readonly ruleCount: number
}

/** Policies in force and known rule packs. */
export interface PolicyList {
  readonly items: readonly PolicyInForce[]
  readonly packs: readonly RulePackSummary[]
}

/** A rule as a rule pack uses it. */
export interface RuleInPack {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** How the profile weighs it; for assertions of a profile only. */
  readonly assertion?: 'required' | 'recommended' | 'informational'
  readonly requirements: readonly string[]
  /** Otherwise the rule is reported as not evaluated. */
  readonly isImplemented: boolean
  /** The assertion's id in the profile, where the rule that judges it has another one. */
  readonly name?: string
  /** How much of it is checked; absent where all of it is. */
  readonly testable?: 'partly' | 'not'
  /** What is not checked, and why. */
  readonly unchecked?: string
}

/** A rule pack with its rules. */
export interface RulePack {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description: string
  readonly formats: readonly Format[]
  /** Ids of the rule packs that it includes. */
  readonly includes: readonly string[]
  readonly ruleCount: number
  readonly rules: readonly RuleInPack[]
}

/** A rule with its reasons. */
export interface Rule {
  readonly id: string
  /** Other names under which the rule is known. */
  readonly aliases: readonly string[]
  readonly title: string
  /** The severity that the rule proposes; a rule pack may decide otherwise. */
  readonly severity: Severity
  /** What a finding says; names in braces stand for what was found. */
  readonly message: string
  readonly rationale: string
  /** The requirements of the standard that it comes from. */
  readonly requirements: readonly string[]
  /** Ids of the rule packs that contain it. */
  readonly packs: readonly string[]
  /** Contracts that keep the rule and contracts that break it; they are its tests. */
  readonly examples: readonly RuleExample[]
}

/** A contract that keeps the rule or breaks it: a clean one of the examples that ship, with one edit where it breaks the rule, or a whole small document. */
export interface RuleExample {
  /** The name of the contract among the examples. */
  readonly contract?: string
  /** The name of the log of messages that is judged beside the contract, and edited. */
  readonly messages?: string
  /** The file that is edited, where it is an imported one. */
  readonly file?: string
  /** The text that stands once in the contract, and what replaces it. */
  readonly edit?: {
    readonly find: string
    readonly replace: string
  }
  /** The whole contract. */
  readonly document?: unknown
  /** Pointers of the findings; none when the example keeps the rule. */
  readonly at: readonly string[]
}

/** A state of a lifecycle. */
export interface LifecycleState {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly phase: Phase
  /** Published, so that the content never changes again. */
  readonly contractFrozen?: boolean
  /** Consumers may ask for a new subscription. */
  readonly subscribable?: boolean
  /** A version may be called, a subscription calls. */
  readonly inService?: boolean
  /** Its deprecation is announced. */
  readonly deprecated?: boolean
  /** No transition leads on. */
  readonly final?: boolean
}

/** A way from some states to another, with its gate. */
export interface LifecycleTransition {
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly from: readonly string[]
  readonly to: string
  /** The role that may take it. */
  readonly role: string
  /** All conditions must hold. */
  readonly gate: readonly {
    readonly id: string
    readonly title: string
    /** A CEL expression. */
    readonly expression: string
  }[]
}

/** States and the gated transitions between them. */
export interface Lifecycle {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description?: string
  /** What it is the life of. */
  readonly subject: 'version' | 'subscription'
  /** The state that everything begins in. */
  readonly initial: string
  readonly states: readonly LifecycleState[]
  readonly transitions: readonly LifecycleTransition[]
}

/** All lifecycles. */
export interface LifecycleList {
  readonly items: readonly Lifecycle[]
  readonly next: Next
}

/** A level of a maturity model. */
export interface MaturityLevel {
  readonly n: number
  readonly id: string
  readonly name: string
  readonly meaning?: string
}

/** A maturity model in short. */
export interface MaturityModel {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly description: string
  readonly dimensions: readonly {
    readonly id: string
    readonly name: string
  }[]
  readonly levels: readonly MaturityLevel[]
}

/** All maturity models. */
export interface MaturityModelList {
  readonly items: readonly MaturityModel[]
  readonly next: Next
}

/** What was looked at; everything when empty. */
export interface Scope {
  readonly domain?: DomainPath
}

/** A threshold on a fact, and whether it is met. */
export interface Criterion {
  /** The first fact that the evidence names. */
  readonly fact: string
  /** Set when the evidence compares one fact with one number. */
  readonly op?: '>=' | '<=' | '>' | '<' | '=='
  readonly threshold?: number
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unit: string
  readonly holds: 'yes' | 'no' | 'unknown'
  /** The CEL expression that decides. */
  readonly evidence: string
  /** Why it is unknown or does not hold. */
  readonly reason?: string
}

/** One level of one dimension. */
export interface MaturityCell {
  readonly level: number
  readonly name: string
  readonly state: 'holds' | 'fails' | 'undetermined'
  /** Whether facts, people or both decide. */
  readonly decide: 'auto' | 'mixed' | 'person'
  readonly criteria: readonly Criterion[]
  /** Questions that only people can answer. */
  readonly questions: readonly string[]
}

/** One dimension with the level reached and what holds it back. */
export interface DimensionAssessment {
  readonly id: string
  readonly name: string
  readonly level: number
  readonly cells: readonly MaturityCell[]
  /** The criteria that keep the dimension from its next level. */
  readonly holdsBack: readonly Criterion[]
}

/** What would lift a dimension. */
export interface RoadMapStep {
  readonly dimension: string
  readonly toLevel: number
  readonly fact: string
  /** The CEL expression that would have to hold. */
  readonly evidence: string
  /** Distance from the threshold as a part of it, from 0 to 1. */
  readonly gap: number | null
  /** How many items stand in the way. */
  readonly items: number
}

/** Maturity by one model at one moment. */
export interface Assessment {
  readonly model: string
  readonly modelVersion: string
  readonly name: string
  readonly scope: Scope
  readonly asOf: Instant
  readonly level: MaturityLevel
  /** The mean over dimensions, a hint only. */
  readonly mean: number
  readonly dimensions: readonly DimensionAssessment[]
  readonly roadMap: readonly RoadMapStep[]
}

/** A figure computed from the registry, with the items behind it. */
export interface Fact {
  readonly id: string
  readonly name: string
  readonly definition: string
  readonly unit: string
  readonly better: 'up' | 'down'
  readonly scope: Scope
  readonly asOf: Instant
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly unknownBecause?: string
  readonly items: readonly {
    /** A service, version, subscription or decision. */
    readonly id: string
    readonly counted: boolean
    /** What it adds to a mean. */
    readonly amount?: number
    /** Why it counts or does not. */
    readonly because: string
  }[]
}

/** One event of the ledger, chained to the one before. */
export interface LedgerEntry {
  readonly sequence: number
  readonly id: string
  readonly at: Instant
  readonly actor: Actor
  /** The role on whose behalf the actor acted. */
  readonly onBehalfOf?: string
  readonly action: string
  readonly subject: string
  readonly reason?: string
  /** What changed; its shape depends on the action. */
  readonly change: unknown
  /** The hash of the entry before. */
  readonly previousHash: string
  /** SHA-256 of the canonical JSON (RFC 8785) of all other members. */
  readonly hash: string
}

/** A page of ledger entries. */
export interface LedgerEntryList {
  readonly items: readonly LedgerEntry[]
  readonly next: Next
}

/** Whether the ledger is whole. */
export interface LedgerVerification {
  readonly ok: boolean
  /** Entries that were read; up to the fault when there is one. */
  readonly entries: number
  /** Checkpoints that hold. */
  readonly checkpoints: number
  /** Entries after the last checkpoint: chained, but not signed yet. */
  readonly unsigned: number
  /** The last hash; together with `entries` it is what to note elsewhere. */
  readonly head: string
  /** The public keys that signed checkpoints, oldest first. */
  readonly keys: readonly string[]
  readonly problem?: LedgerProblem
}

/** What is wrong with the ledger, and where. */
export interface LedgerProblem {
  /** What kind of fault it is. */
  readonly fault:
    | 'altered'
    | 'removed'
    | 'reordered'
    | 'rewritten'
    | 'checkpoint-invalid'
    | 'checkpoint-removed'
    | 'unknown-key'
  /** The entry at which it shows. */
  readonly sequence: number
  readonly message: string
}

/** The state of the process. */
export interface Health {
  readonly status: 'up' | 'ready'
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
  readonly revision?: Revision
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
