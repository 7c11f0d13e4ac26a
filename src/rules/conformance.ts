import { artifactOf, type Artifact } from './artifacts.ts'
import { findRule } from './catalogue.ts'
import type { AssertionResult, LintResult } from './model.ts'
import type { AssertionType, RulePack } from './packs/rule-pack.ts'

/** What can be said of a contract and a profile; `open` where nothing failed and not everything was checked. */
export type Claim = 'conformant' | 'not conformant' | 'open'

/** One assertion of a profile, and what came of it. */
export interface AssertionOutcome {
  readonly id: string
  /** The rule that judges it, which findings name. */
  readonly rule: string
  readonly type: AssertionType
  /** What it asks for, as an instruction. */
  readonly title: string
  /** Why anybody should care. Absent for an assertion that no rule judges. */
  readonly rationale?: string
  readonly requirements: readonly string[]
  readonly result: AssertionResult
  /** What it is about; messages and discovery data are judged where there are some. */
  readonly artifact: Artifact
  /** Assertions that had to hold first and do not; set where the result is `prereqFailed`. */
  readonly failedPrerequisites: readonly string[]
  /** Why it, or a part of it, was not checked. */
  readonly unchecked?: string
}

export interface Conformance {
  readonly claim: Claim
  readonly assertions: readonly AssertionOutcome[]
}

/**
 * What may be claimed of a contract by a profile of WS-I. It is conformant only when every required assertion
 * passed or has nothing to apply to, at least one passed, and none was left unchecked. Waivers and baselines make
 * nothing conformant: they accept what was found, and it is there all the same.
 *
 * @param result with the results of all rules
 * @returns undefined where the policy is no profile with assertions, or did not judge the contract
 */
export function conformanceTo(profile: RulePack, result: LintResult): Conformance | undefined {
  const results = result.assertions?.[profile.id]
  const policy = result.policies.find(({ id }) => id === profile.id)
  if (results === undefined || policy === undefined) return undefined
  const reasons = new Map(policy.notEvaluated.map(({ rule, reason }) => [rule, reason]))
  const isAsked = profile.rules.some(({ assertion }) => assertion !== undefined)
  if (!isAsked) return undefined
  const assertions = profile.rules.flatMap((asked): AssertionOutcome[] => {
    const { id, name = id, assertion, prerequisites } = asked
    const came = results[name]
    if (assertion === undefined || came === undefined) return []
    const rule = findRule(id)
    const unchecked = reasons.get(name)
    const first = prerequisites ?? rule?.prerequisites ?? []
    return [
      {
        id: name,
        rule: id,
        type: assertion,
        title: rule?.title ?? asked.unchecked ?? name,
        ...(rule !== undefined && { rationale: rule.rationale }),
        requirements: rule?.requirements ?? [],
        result: came,
        artifact: artifactOf(asked),
        failedPrerequisites:
          came === 'prereqFailed' ? first.filter((one) => isBroken(results[one])) : [],
        ...(unchecked !== undefined && { unchecked }),
      },
    ]
  })
  return { claim: claimOf(assertions), assertions }
}

function isBroken(result: AssertionResult | undefined): boolean {
  return result === 'failed' || result === 'warning' || result === 'prereqFailed'
}

function claimOf(assertions: readonly AssertionOutcome[]): Claim {
  const required = assertions.filter(({ type }) => type === 'required')
  if (required.some(({ result }) => result === 'failed')) return 'not conformant'
  const isOpen = required.some(
    (one) => one.unchecked !== undefined || one.result === 'prereqFailed',
  )
  // Without a reason, `missingInput` says that the contract has no such thing as the assertion is about.
  const hasPassed = required.some(({ result }) => result === 'passed')
  return isOpen || !hasPassed ? 'open' : 'conformant'
}

/** A profile that a contract was judged by, and what may be claimed. */
export interface JudgedProfile extends Conformance {
  readonly profile: RulePack
}

/** Finds a rule pack that is installed. */
export type FindPack = (id: string) => RulePack | undefined

/**
 * All profiles of WS-I that a contract was judged by, with what may be claimed by each. Of a pack that is installed in
 * another version than judged nothing is told.
 *
 * @param result with the results of all rules
 */
export function allProfilesOf(result: LintResult, packOf: FindPack): readonly JudgedProfile[] {
  return result.policies.flatMap(({ id, version }) => {
    const profile = packOf(id)
    if (profile?.version !== version) return []
    const conformance = conformanceTo(profile, result)
    return conformance === undefined ? [] : [{ profile, ...conformance }]
  })
}

/** These without the ones that others among them include, for reports that tell each assertion once. */
export function profilesOf(result: LintResult, packOf: FindPack): readonly JudgedProfile[] {
  const judged = allProfilesOf(result, packOf)
  const included = new Set(judged.flatMap(({ profile }) => includedIn(profile, packOf)))
  return judged.filter(({ profile }) => !included.has(profile.id))
}

function includedIn({ includes }: RulePack, packOf: FindPack): readonly string[] {
  return includes.flatMap((id) => {
    const pack = packOf(id)
    return pack === undefined ? [id] : [id, ...includedIn(pack, packOf)]
  })
}
