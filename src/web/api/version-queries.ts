/** Questions about contract versions and their bytes. */
import { servicePath, versionPath } from './names.ts'
import { longestPage, ask, minute, type Question } from './question.ts'
import { getBytes } from './request.ts'
import type {
  ActivationPlan,
  Checklist,
  CompatibilityReport,
  Deployability,
  Erasure,
  ErasurePreview,
  LintResult,
  References,
  Transitions,
  Version,
  VersionList,
} from './schemas.ts'

export function versionsQuery(id: string, asOf = ''): Question<VersionList> {
  const question = { limit: longestPage, asOf }
  return ask(['service', id, 'versions', asOf], `${servicePath(id)}/versions`, question)
}

/** @param asOf a day of the past; empty for now */
export function versionQuery(id: string, version: string, asOf = ''): Question<Version> {
  return asOf === ''
    ? ask(['service', id, 'version', version], versionPath(id, version))
    : ask(['service', id, 'version', version, 'as of', asOf], versionPath(id, version), { asOf })
}

export function referencesQuery(id: string, version: string): Question<References> {
  return ask(
    ['service', id, 'version', version, 'references'],
    `${versionPath(id, version)}/references`,
  )
}

export function reportQuery(id: string, version: string): Question<LintResult> {
  return ask(['service', id, 'version', version, 'report'], `${versionPath(id, version)}/report`)
}

export function compatibilityQuery(id: string, version: string): Question<CompatibilityReport> {
  return ask(
    ['service', id, 'version', version, 'compatibility'],
    `${versionPath(id, version)}/compatibility`,
  )
}

/** The levels at which two versions can be compared. */
export type ComparisonLevel = 'backward' | 'forward' | 'full'

export function comparisonQuery(
  id: string,
  version: string,
  against: string,
  level: ComparisonLevel,
): Question<CompatibilityReport> {
  return ask(
    ['service', id, 'version', version, 'compatibility', against, level],
    `${versionPath(id, version)}/compatibility`,
    { against, level },
  )
}

export function deployabilityQuery(
  id: string,
  version: string,
  environment: string,
): Question<Deployability> {
  return ask(
    ['service', id, 'version', version, 'deployability', environment],
    `${versionPath(id, version)}/deployability`,
    { environment },
  )
}

export function transitionsQuery(id: string, version: string): Question<Transitions> {
  return ask(
    ['service', id, 'version', version, 'transitions'],
    `${versionPath(id, version)}/transitions`,
  )
}

export function checklistQuery(id: string, version: string): Question<Checklist> {
  return ask(
    ['service', id, 'version', version, 'checklist'],
    `${versionPath(id, version)}/checklist`,
  )
}

export function activationPlanQuery(id: string, version: string): Question<ActivationPlan> {
  return ask(
    ['service', id, 'version', version, 'activation-plan'],
    `${versionPath(id, version)}/activation-plan`,
  )
}

/** The bytes of one file of a contract. They belong to their digest and never change. */
export function contentQuery(
  id: string,
  version: string,
  file: { readonly name: string; readonly digest: string },
): Question<Uint8Array> {
  return {
    queryKey: ['content', file.digest],
    queryFn: ({ signal }) =>
      getBytes(`${versionPath(id, version)}/content`, { file: file.name }, signal),
    staleTime: Infinity,
    gcTime: 2 * minute,
  }
}

export function erasureQuery(digest: string): Question<Erasure> {
  return ask(['erasure', digest], `/erasures/${encodeURIComponent(digest)}`)
}

export function erasurePreviewQuery(digest: string): Question<ErasurePreview> {
  return ask(['erasure', digest, 'preview'], `/erasures/${encodeURIComponent(digest)}/preview`)
}
