import { digestOfBytes } from '../../contracts/index.ts'
import type { JudgedContract } from '../judge-contract.ts'
import type { Conformance, PolicyInForce } from '../model.ts'
import type { WaiversAt } from '../waivers/waivers-in-force.ts'

/** Everything that a verdict follows from. */
export interface JudgementBasis {
  /** Version of the engine. */
  readonly engine: string
  readonly contract: Pick<JudgedContract, 'digest' | 'entry' | 'names' | 'erased'>
  readonly policies: readonly PolicyInForce[]
  /** Why it is not known which policies are in force. */
  readonly problem: string | undefined
  readonly waivers: WaiversAt
}

/** What a verdict follows from of a policy whose scope holds. */
export function judgingTerms(policy: PolicyInForce): readonly unknown[] {
  const { id, pack, packVersion, enforcement, grace, severities } = policy
  return [id, pack, packVersion, enforcement, grace, severities]
}

/** The same for the same verdict; another one where it has to be looked at again. */
export function basisOf({ engine, contract, policies, problem, waivers }: JudgementBasis): string {
  const { digest, entry, names, erased = [] } = contract
  const terms = policies.map(judgingTerms)
  const basis = [engine, digest, entry, names, terms, problem ?? '', waivers.basis, ...erased]
  return digestOfBytes(JSON.stringify(basis)).slice('sha256:'.length, 39)
}

/** What is kept beside a verdict to know when it has to be looked at again, and to count by. */
export interface JudgedMark {
  readonly basis: string
  /** The first moment at which it may be another one though nobody decides anything; ISO 8601 in UTC. */
  readonly until?: string | undefined
  /** Ids of policies with the verdict `fail`, and of those that could not be judged in full. */
  readonly failing: string[]
  readonly open: string[]
}

export function judgedMark(basis: JudgementBasis, conformance: readonly Conformance[]): JudgedMark {
  const moments = [
    ...basis.policies.flatMap(({ grace }) => (grace === undefined ? [] : [grace.until])),
    ...(basis.waivers.changesAt === undefined ? [] : [basis.waivers.changesAt]),
  ].sort()
  const withVerdict = (asked: (verdict: Conformance['verdict']) => boolean): string[] =>
    conformance.filter(({ verdict }) => asked(verdict)).map(({ policy }) => policy)
  return {
    basis: basisOf(basis),
    until: moments[0],
    failing: withVerdict((verdict) => verdict === 'fail'),
    open: withVerdict((verdict) => verdict !== 'fail' && verdict !== 'pass'),
  }
}
