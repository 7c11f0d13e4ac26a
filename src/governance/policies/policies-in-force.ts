import { satisfies } from 'semver'
import { compileExpression, holds, type CompiledExpression } from '../../expressions/index.ts'
import {
  askScope,
  createDomainNames,
  DOMAINS,
  type DomainNames,
  type PoliciesInForce,
  type PolicyInForce,
  type PolicyPeriod,
  type PolicySubject,
  type RequiredCompatibility,
} from '../../registry/index.ts'
import type { Store } from '../../store/index.ts'
import { RATIFICATIONS, readerOfLatest, type Ratification } from '../constitution/ratification.ts'
import { openPolicyBook } from './policy-book.ts'
import type { DecidedPolicy, PolicySet } from './policy-set.ts'

/** The version of an installed rule pack, or undefined when there is none of this id. */
export type PackVersion = (pack: string) => string | undefined

/** The policies of the version of the governance in force, which ratification and adopted proposals made. */
export async function openPoliciesInForce(
  store: Store,
  packVersion: PackVersion,
  clock: () => Date,
): Promise<PoliciesInForce> {
  const readLatest = readerOfLatest(await store.collection(RATIFICATIONS))
  const book = await openPolicyBook(store)
  const readNames = createDomainNames(await store.collection(DOMAINS))
  const list = async (at?: Date): Promise<readonly PolicyInForce[]> =>
    policiesIn(await book.at(at), packVersion, at ?? clock())
  return {
    list,
    for: async (subject) => choosePolicies(await list(), subject, await readNames()),
    snapshot: async () => {
      const set = await book.at()
      const now = clock()
      const names = await readNames()
      const policies = policiesIn(set, packVersion, now)
      return {
        policies,
        for: (subject) => choosePolicies(policies, subject, names),
      }
    },
    history: async (id) => periodsOf(id, await book.history(id), packVersion),
    compatibilityFor: async (subject) =>
      compatibilityUnder(await readLatest(), subject, await readNames()),
    noticeFor: async (subject) => {
      const latest = await readLatest()
      const { notice = [], title = '' } = latest?.constitution ?? {}
      const names = await readNames()
      const since = latest?.ratifiedAt ?? ''
      const found = notice.find((requirement) =>
        holdsFor({ ...requirement, since }, subject, names),
      )
      return (
        found && {
          days: found.days,
          policy: found.id,
          because: `${found.because} (${title})`,
        }
      )
    },
  }
}

/** @param sets those that a decision about the policy made, newest first */
function periodsOf(
  id: string,
  sets: readonly PolicySet[],
  packVersion: PackVersion,
): readonly PolicyPeriod[] {
  const periods: PolicyPeriod[] = []
  let until: string | undefined
  for (const { policies, from } of sets) {
    const policy = policies.find((one) => one.id === id)
    if (policy !== undefined) {
      periods.push({ policy: policyAt(policy, packVersion, new Date(from)), from, until })
    }
    until = from
  }
  return periods
}

/**
 * A set's policies as they are at a moment.
 * @throws Error when the pack of one is not installed
 */
export function policiesIn(
  set: Pick<PolicySet, 'policies'> | undefined,
  packVersion: PackVersion,
  now: Date,
): readonly PolicyInForce[] {
  return (set?.policies ?? []).map((policy) => policyAt(policy, packVersion, now))
}

function policyAt(policy: DecidedPolicy, packVersion: PackVersion, now: Date): PolicyInForce {
  const { id, pack, version: pinned, title, scope, severities, decision, reason, since } = policy
  const installed = packVersion(pack)
  if (installed === undefined) {
    throw new Error(
      `Policy ${id} puts rule pack ${pack} in force, which is not installed; install a version of Concordat that has it.`,
    )
  }
  const fits = pinned === undefined || satisfies(installed, pinned, { includePrerelease: true })
  return {
    id,
    pack,
    // What is not installed judges nothing, and the report says so; another version is no substitute.
    packVersion: fits ? installed : pinned,
    ...(pinned !== undefined && { pinned }),
    title,
    scope,
    ...bite(policy, now),
    ...(severities !== undefined && { severities }),
    decidedBy: inWords(decision),
    decision,
    ...(reason !== undefined && { reason }),
    since,
    ...(policy.legacy === true && { legacy: true }),
  }
}

/** Grace ends by the clock, whatever job has run. */
function bite(
  { enforcement, graceUntil }: DecidedPolicy,
  now: Date,
): Pick<PolicyInForce, 'enforcement' | 'grace'> {
  const until = graceUntil === undefined ? undefined : `${graceUntil}T00:00:00.000Z`
  if (until === undefined || enforcement === 'advise' || until <= now.toISOString()) {
    return { enforcement }
  }
  return { enforcement: 'advise', grace: { enforcement, until } }
}

function inWords({ kind, title, by }: DecidedPolicy['decision']): string {
  return kind === 'ratification' ? `${title}, ratified by ${by}` : `${title}, adopted by ${by}`
}

/**
 * Those of the policies whose scope holds.
 * @throws Error when a scope cannot be evaluated, which is no reason to leave its policy out
 */
export function choosePolicies(
  policies: readonly PolicyInForce[],
  subject: PolicySubject,
  names: DomainNames,
): readonly PolicyInForce[] {
  return policies.filter((policy) => holdsFor(policy, subject, names))
}

/** The first requirement whose scope holds. */
function compatibilityUnder(
  ratification: Ratification | undefined,
  subject: PolicySubject,
  names: DomainNames,
): RequiredCompatibility {
  const { compatibility = [], title = '' } = ratification?.constitution ?? {}
  const since = ratification?.ratifiedAt ?? ''
  const found = compatibility.find((requirement) =>
    holdsFor({ ...requirement, since }, subject, names),
  )
  return found === undefined
    ? {
        level: 'backward',
        policy: undefined,
        because:
          'No requirement in force speaks of this contract; clients keep working by default.',
      }
    : { level: found.level, policy: found.id, because: `${found.because} (${title})` }
}

function holdsFor(
  { id, scope, since }: Pick<PolicyInForce, 'id' | 'scope' | 'since'>,
  subject: PolicySubject,
  names: DomainNames,
): boolean {
  const expression = compiled(scope)
  const answer = askScope(subject, names, since, (meant) => holds(expression, { ...meant }))
  if (answer.holds === 'undetermined') {
    throw new Error(
      `The scope of policy ${id} cannot be evaluated for ${answer.subject.service.id}: ${scope}`,
    )
  }
  return answer.holds === 'yes'
}

const MOST_COMPILED = 500
const known = new Map<string, CompiledExpression>()

/** Every contract asks the same few scopes. */
function compiled(scope: string): CompiledExpression {
  const expression = known.get(scope) ?? compileExpression(scope)
  if (known.size >= MOST_COMPILED) known.clear()
  known.set(scope, expression)
  return expression
}
