import type { ContractSummary } from '../../contracts/index.ts'
import type { CompatibilityReport } from '../compatibility/compatibility-report.ts'
import { compatibilitySummary } from '../compatibility/compatibility-summary.ts'
import type { ContractFacts } from '../contract-engine.ts'
import type { VersionDocument } from '../documents.ts'
import type { Judgement } from '../judge-contract.ts'
import type { SemanticVersion } from './semantic-version.ts'

/** A contract that is about to be stored, with what is known of it. */
export interface Draft {
  readonly service: string
  readonly number: SemanticVersion
  readonly contract: ContractFacts
  /** Stored already; the entry first. */
  readonly files: VersionDocument['files']
  readonly judgement: Judgement
  readonly compatibility: CompatibilityReport
  readonly author: VersionDocument['author']
  readonly reason: string | undefined
  readonly at: string
}

/** What a push decides of a version's document; the rest is where it stands in its life. */
export type PushedContent = Omit<VersionDocument, keyof Standing>
type Standing = Pick<
  VersionDocument,
  | 'state'
  | 'phase'
  | 'standing'
  | 'lifecycle'
  | 'decision'
  | 'deprecatedAt'
  | 'sunsetAt'
  | 'createdAt'
>

export function pushedContent(draft: Draft): PushedContent {
  const { service, number, contract, files, judgement, compatibility, author, reason, at } = draft
  const entry = files.find(({ name }) => name === contract.entry)
  if (entry === undefined) throw new RangeError(`${contract.entry} is not among its own files`)
  return {
    service,
    version: number.text,
    order: number.order,
    format: contract.format,
    digest: contract.digest,
    canonicalDigest: contract.canonicalDigest,
    entry: contract.entry,
    entryDigest: entry.digest,
    files,
    importedDigests: [
      ...new Set(files.filter((file) => file !== entry).map(({ digest }) => digest)),
    ],
    outline: outlineOf(contract.summary),
    security: contract.summary.security,
    verdict: judgement.report.verdict,
    conformance: [...judgement.conformance],
    judged: judgement.judged,
    compatibility: compatibilitySummary(compatibility),
    author,
    reason,
    updatedAt: at,
  }
}

function outlineOf(summary: ContractSummary): VersionDocument['outline'] {
  const { title, description, operations, messages, types, services, imports } = summary
  return {
    title,
    hasDescription: (description ?? '').trim() !== '',
    operations: operations.length,
    describedOperations: operations.filter((operation) => operation.title !== undefined).length,
    messages: messages.length,
    types: types.length,
    endpoints: services.reduce((count, { endpoints }) => count + endpoints.length, 0),
    unresolvedImports: imports.filter(({ problem }) => problem !== undefined).length,
  }
}

/** Where a version stands, which replacing its content does not change. */
export function standingOf(version: VersionDocument): Standing {
  const { state, phase, standing, lifecycle, decision, deprecatedAt, sunsetAt, createdAt } = version
  return {
    state,
    phase,
    standing,
    lifecycle,
    decision,
    deprecatedAt,
    sunsetAt,
    createdAt,
  }
}
