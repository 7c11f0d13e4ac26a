import type { Policy, PolicyAssertion, PolicyReference, PolicyTerm } from './policy.ts'

/** One choice that a policy leaves: everything in it holds together; empty demands nothing. */
export type PolicyAlternative = readonly PolicyAssertion[]

/** Alternatives multiply; policies that are met have fewer than fifty, of fewer than fifty assertions. */
const MOST_ALTERNATIVES = 1_000
const MOST_ASSERTIONS = 1_000

type Alternatives = readonly PolicyAlternative[] | undefined

/**
 * The alternatives of a policy, as its normal form lists them (WS-Policy 1.5 Framework, section 4.1). No
 * alternative means that nothing can meet the policy.
 *
 * @param resolve follows a reference to another policy
 * @returns undefined when a reference leads nowhere or in a circle, or there is too much to list
 */
export function alternativesOf(
  policy: Policy,
  resolve: (reference: PolicyReference) => Policy | undefined,
): readonly PolicyAlternative[] | undefined {
  return new Normalizer(resolve).of(policy)
}

/**
 * What is left to choose of several policies that hold together (WS-Policy 1.5 Framework, section 4.5); one empty
 * alternative where there is none. Undefined when one of them is, or there is too much to list.
 */
export function mergeAlternatives(
  policies: readonly (readonly PolicyAlternative[] | undefined)[],
): readonly PolicyAlternative[] | undefined {
  return policies.reduce<Alternatives>(
    (merged, found) => merged && found && both(merged, found),
    NO_DEMANDS,
  )
}

/** The same each time, so that endpoints without policies can be told by it. */
const NO_DEMANDS: readonly PolicyAlternative[] = [[]]

class Normalizer {
  readonly #resolve: (reference: PolicyReference) => Policy | undefined
  /** A policy that is being worked on counts as undefined: it was reached from within itself. */
  readonly #known = new Map<Policy, Alternatives>()

  constructor(resolve: (reference: PolicyReference) => Policy | undefined) {
    this.#resolve = resolve
  }

  of(policy: Policy): Alternatives {
    if (this.#known.has(policy)) return this.#known.get(policy)
    this.#known.set(policy, undefined)
    const found = this.#ofTerm(policy.root)
    this.#known.set(policy, found)
    return found
  }

  #ofTerm(term: PolicyTerm): Alternatives {
    if (term.kind === 'assertion') return term.isOptional ? [[term], []] : [[term]]
    if (term.kind === 'reference') {
      const target = this.#resolve(term)
      return target && this.of(target)
    }
    let combined: Alternatives = term.kind === 'all' ? [[]] : []
    for (const inner of term.terms) {
      const found = this.#ofTerm(inner)
      if (found === undefined) return undefined
      combined = term.kind === 'all' ? both(combined, found) : either(combined, found)
      if (combined === undefined) return undefined
    }
    return combined
  }
}

function either(
  one: readonly PolicyAlternative[],
  other: readonly PolicyAlternative[],
): Alternatives {
  return one.length + other.length > MOST_ALTERNATIVES ? undefined : [...one, ...other]
}

/** Each alternative of one together with each of the other. */
function both(
  one: readonly PolicyAlternative[],
  other: readonly PolicyAlternative[],
): Alternatives {
  if (demandsNothing(one)) return other
  if (demandsNothing(other)) return one
  const longest = longestOf(one) + longestOf(other)
  if (one.length * other.length > MOST_ALTERNATIVES || longest > MOST_ASSERTIONS) return undefined
  return one.flatMap((left) => other.map((right) => [...left, ...right]))
}

function demandsNothing([first, ...others]: readonly PolicyAlternative[]): boolean {
  return first?.length === 0 && others.length === 0
}

function longestOf(alternatives: readonly PolicyAlternative[]): number {
  return alternatives.reduce((longest, { length }) => Math.max(longest, length), 0)
}
