import { compileExpression, holds } from '../../expressions/index.ts'
import type {
  PoliciesInForce,
  PolicyInForce,
  PolicySubject,
  RequiredCompatibility,
} from '../../registry/index.ts'
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
    for: async (subject) => (await list()).filter((policy) => holdsFor(policy, subject)),
    compatibilityFor: async (subject) => {
      const ratification = await constitutionInForce(ratifications)
      return compatibilityUnder(ratification, subject)
    },
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

/** The first requirement whose scope holds. */
function compatibilityUnder(
  ratification: Ratification | undefined,
  subject: PolicySubject,
): RequiredCompatibility {
  const { compatibility = [], title = '' } = ratification?.constitution ?? {}
  const found = compatibility.find((requirement) => holdsFor(requirement, subject))
  return found === undefined
    ? {
        level: 'backward',
        policy: undefined,
        because:
          'No requirement in force speaks of this contract; clients keep working by default.',
      }
    : { level: found.level, policy: found.id, because: `${found.because} (${title})` }
}

/** Fails closed: a scope that cannot be evaluated is no reason to leave its policy out. */
function holdsFor(
  { id, scope }: { readonly id: string; readonly scope: string },
  subject: PolicySubject,
): boolean {
  const answer = holds(compileExpression(scope), { ...subject })
  if (answer === 'undetermined') {
    throw new Error(
      `The scope of policy ${id} cannot be evaluated for ${subject.service.id}: ${scope}`,
    )
  }
  return answer === 'yes'
}
