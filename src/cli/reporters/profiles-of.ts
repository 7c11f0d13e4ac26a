import {
  conformanceTo,
  type Conformance,
  type LintResult,
  type RulePack,
} from '../../rules/index.ts'

/** A profile that a contract was judged by, and what may be claimed. */
export interface JudgedProfile extends Conformance {
  readonly profile: RulePack
}

/** Finds a policy that ships. */
export type FindPack = (id: string) => RulePack | undefined

/** The profiles of WS-I that a contract was judged by; one that another one includes is told with that one. */
export function profilesOf(result: LintResult, packOf: FindPack): readonly JudgedProfile[] {
  const judged = result.policies.flatMap(({ id }) => {
    const profile = packOf(id)
    if (profile === undefined) return []
    const conformance = conformanceTo(profile, result)
    return conformance === undefined ? [] : [{ profile, ...conformance }]
  })
  const included = new Set(judged.flatMap(({ profile }) => includedIn(profile, packOf)))
  return judged.filter(({ profile }) => !included.has(profile.id))
}

function includedIn({ includes }: RulePack, packOf: FindPack): readonly string[] {
  return includes.flatMap((id) => {
    const pack = packOf(id)
    return pack === undefined ? [id] : [id, ...includedIn(pack, packOf)]
  })
}
