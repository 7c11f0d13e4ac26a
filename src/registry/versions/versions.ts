import type { ContractFile } from '../../contracts/index.ts'
import type { LintResult } from '../../rules/index.ts'
import type { RuleReason } from '../judgements/explain-rule.ts'
import type { ReportInForce } from '../judgements/report-in-force.ts'
import type { VersionView } from '../model.ts'
import type { PageRequest, ViewPage } from '../page.ts'
import type { Actor } from '../ports.ts'

/** A version as lists show it. */
export type VersionListItem = Omit<VersionView, 'summary'>

/** A contract to be stored under a version number. */
export interface PushRequest {
  readonly service: string
  readonly version: string
  /** The files of the contract, the entry among them; imports are looked for among these alone. */
  readonly files: readonly ContractFile[]
  /** The name of the file that the contract begins with. */
  readonly entry: string
  readonly reason?: string | undefined
}

export interface PushResult {
  readonly version: VersionView
  /** `unchanged`: the same bytes were there already, and nothing was written. */
  readonly outcome: 'created' | 'replaced' | 'unchanged'
  /** The highest other version of the service that says the same, if any. */
  readonly sameAs: SameContract | undefined
}

/** A version that says the same as another one. */
export interface SameContract {
  readonly version: string
  /** Whether it is the same byte for byte, and not only in meaning. */
  readonly identical: boolean
}

/** A contract that somebody asks about what policies in force make of it. */
export interface CheckRequest extends Omit<PushRequest, 'version' | 'reason'> {
  /** The version that it is meant to be; that which it claims itself unless given. */
  readonly version?: string | undefined
}

/** One file of a contract, exactly as it was pushed. */
export interface ContentFile {
  readonly name: string
  readonly digest: string
  readonly bytes: Uint8Array
  readonly version: VersionListItem
}

/**
 * Contract versions. Where a method takes a `selector`, that is an exact version, `latest`, or a range
 * such as `^1.2`, with a contract line before it if one is meant (`wsdl:latest`); else the line that began
 * first answers, if it has one. They choose the highest by precedence, a retired one only when there is no other; a pre-release lies in a range only when the range names one of the same number.
 */
export interface VersionCatalog {
  /** Highest first. @throws RegistryError `service-not-found` */
  list(service: string, page?: PageRequest): Promise<ViewPage<VersionListItem>>
  /** @throws RegistryError `service-not-found`, `version-not-found`, `invalid-version` */
  get(service: string, selector: string): Promise<VersionView>
  /** @throws RegistryError as `get`; `file-not-found` */
  content(service: string, selector: string, file?: string): Promise<ContentFile>
  /** The findings under the policies in force now. @throws RegistryError as `get` */
  report(service: string, selector: string): Promise<ReportInForce>
  /**
   * Judges a contract as a push of it would, with what would refuse that, and keeps nothing. An unreadable one is an
   * answer, too.
   * @throws RegistryError `service-not-found`, `invalid-input`, `invalid-version` also where none is claimed
   */
  check(request: CheckRequest): Promise<LintResult | ReportInForce>
  /**
   * Why a rule is, or is not, asked of a version, by which policies, since when and by whose decision.
   * @throws RegistryError `rule-unknown`, and as `get`
   */
  whyRule(service: string, selector: string, rule: string): Promise<RuleReason>
  /**
   * Creates a draft, or replaces the content of a version that is not published yet.
   * @throws RegistryError `service-not-found`, `invalid-version`, `invalid-input`,
   *   `contract-unreadable`, `version-frozen` for other bytes, `policy-blocked`, `stale-revision`
   */
  push(actor: Actor, request: PushRequest): Promise<PushResult>
  /**
   * Takes a version back that was never published; its number may be used again.
   * @throws RegistryError `version-not-found`, `version-frozen`, `stale-revision`
   */
  discard(actor: Actor, service: string, version: string, revision?: number): Promise<void>
}
