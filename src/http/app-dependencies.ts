import type { Logger } from 'pino'
import type { Registry as MetricsRegistry } from 'prom-client'
import type { Ledger } from '../audit/index.ts'
import type { ArchiveExport, OperationView } from '../archive/index.ts'
import type { Comparison } from '../compatibility/index.ts'
import type { ContractFile, FileOutline } from '../contracts/index.ts'
import type {
  Accounts,
  Governance,
  LifecyclePreviews,
  PolicyPreviews,
  Tokens,
} from '../governance/index.ts'
import type { Maturity } from '../maturity/index.ts'
import type {
  Actor,
  CompareQuestion,
  ContractBundle,
  PoliciesInForce,
  Registry,
  RulePacks,
} from '../registry/index.ts'
import type { RemoteFetcher } from '../remote/index.ts'
import type { Reading } from './description/reading.ts'
import type { Idempotency } from './idempotency.ts'

/**
 * Judges one contract and keeps nothing; without `policies` by the defaults of its format.
 * @param entry the name of one of the files
 * @param rulePages where findings lead to for the page of a rule; absent: to the project's pages
 * @returns the `LintResult` as JSON in UTF-8
 * @throws RegistryError `contract-too-costly`
 */
export type Lint = (
  files: readonly ContractFile[],
  entry: string,
  policies?: readonly string[],
  rulePages?: string,
) => Promise<Uint8Array>

/**
 * Compares two contracts and keeps nothing, where it holds up nobody else.
 * @throws RegistryError `contract-too-costly`
 */
export type Compare = (
  old: ContractBundle,
  now: ContractBundle,
  question: CompareQuestion,
) => Promise<Comparison>

/**
 * What files of a bundle are and refer to; undefined when they hold too much. Files come from strangers, so that it
 * takes place where it holds up nobody else.
 * @throws RegistryError `contract-too-costly`
 */
export type Outline = (
  files: readonly ContractFile[],
) => Promise<readonly FileOutline[] | undefined>

export interface Archives {
  /** @throws RegistryError `not-allowed`; ArchiveError `registry-not-settled` */
  export(actor: Actor): Promise<ArchiveExport>
  /** What was exported and restored, newest first. @throws RegistryError `not-allowed` */
  operations(actor: Actor): Promise<readonly OperationView[]>
}

/** Everything that the HTTP edge needs; it makes none of it itself. */
export interface AppDependencies {
  readonly registry: Registry
  readonly ledger: Ledger
  readonly maturity: Maturity
  /** Archives of the whole registry, for those who may have them. */
  readonly archives: Archives
  readonly policies: PoliciesInForce
  readonly policyPreviews: PolicyPreviews
  readonly lifecyclePreviews: LifecyclePreviews
  readonly packs: RulePacks
  readonly lint: Lint
  readonly compare: Compare
  readonly outline: Outline
  readonly accounts: Accounts
  readonly governance: Governance
  readonly tokens: Tokens
  readonly idempotency: Idempotency
  /** Ids of the roles that an actor fills. */
  readonly rolesOf: (actor: Actor) => Promise<readonly string[]>
  readonly clock: () => Date
  readonly newId: () => string
  readonly log: Logger
  /** Where the app's own metrics are added, and what `/metrics` shows. */
  readonly metrics: MetricsRegistry
  /** Why requests should not come yet, in a sentence; undefined when the registry is ready. */
  readonly whyNotReady: () => Promise<string | undefined>
  /** The folder of the built web application. */
  readonly webRoot: string
  /** Makes what fetches the remote imports of one contract; undefined when they are not followed. */
  readonly remote?: (() => RemoteFetcher) | undefined
  /** Where the pages of rules lie; undefined: in the web application. */
  readonly rulePages?: string | undefined
  /** Whether what is registered is read by everybody, or by those alone who are signed in or send a token. */
  readonly reading: Reading
  /** How many proxies in front are trusted to say who asks and by which scheme. */
  readonly trustedProxies: number
  /** Whether the registry is there for its own machine alone, and so answers by no other name. */
  readonly loopbackOnly?: boolean
}
