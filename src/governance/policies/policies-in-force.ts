import { compileExpression, holds } from '../../expressions/index.ts'
import type { PoliciesInForce, PolicyInForce, PolicySubject } from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import {
  constitutionInForce,
  RATIFICATIONS,
  type Ratification,
} from '../constitution/ratification.ts'

/**
 * The policies that the constitution put in force.
 *
 * @param packVersion the version of a shipped rule pack, or undefined when there is none of this id
 */
export async function openPoliciesInForce(
  store: Store,
  packVersion: (pack: string) => string | undefined,
): Promise<PoliciesInForce> {
  const ratifications = await store.collection(RATIFICATIONS)
  const list = async (): Promise<readonly PolicyInForce[]> => {
    const ratification = await constitutionInForce(ratifications)
    return ratification === undefined ? [] : policiesOf(ratification, packVersion)
  }
  return {
    list,
    for: async (subject) => (await list()).filter((policy) => applies(policy, subject)),
  }
}

function policiesOf(
  { constitution, ratifiedBy, ratifiedAt }: Ratification,
  packVersion: (pack: string) => string | undefined,
): readonly PolicyInForce[] {
  return constitution.policies.map((policy) => {
    const version = packVersion(policy.pack)
    if (version === undefined) {
      throw new Error(
        `Policy ${policy.id} puts rule pack ${policy.pack} in force, which is not installed; install a version of Concordat that has it.`,
      )
    }
    return {
      ...policy,
      packVersion: version,
      decidedBy: `${constitution.title}, ratified by ${ratifiedBy}`,
      since: ratifiedAt,
    }
  })
}

/** Fails closed: a scope that cannot be evaluated is no reason to leave its policy out. */
function applies(policy: PolicyInForce, subject: PolicySubject): boolean {
  const answer = holds(compileExpression(policy.scope), { ...subject })
  if (answer === 'undetermined') {
    throw new Error(
      `The scope of policy ${policy.id} cannot be evaluated for ${subject.service.id}: ${policy.scope}`,
    )
  }
  return answer === 'yes'
}
