import { digestOfBytes } from '../../contracts/index.ts'
import type { Ballot, Candidacy, TieOption } from './election.ts'

/** Who has the most nominations, most first; of equal ones by name. */
export function countNominations(
  ballots: readonly Ballot[],
): readonly { readonly nominee: string; readonly nominations: number }[] {
  const counts = new Map<string, number>()
  for (const { nominee } of ballots) counts.set(nominee, (counts.get(nominee) ?? 0) + 1)
  return [...counts]
    .map(([nominee, nominations]) => ({ nominee, nominations }))
    .sort((a, b) => b.nominations - a.nominations || (a.nominee < b.nominee ? -1 : 1))
}

export interface Tie {
  /** In the order of their names. */
  readonly among: readonly string[]
  readonly ballots: readonly Ballot[]
  readonly incumbents: readonly string[]
  readonly seed: string
}

/**
 * Breaks a tie by one option; undefined where that option does not decide. Pure: the same tie and seed always
 * give the same answer.
 */
export function breakTie(
  option: Exclude<TieOption, 'ask'>,
  { among, ballots, incumbents, seed }: Tie,
): { readonly candidate: string; readonly tie: NonNullable<Candidacy['tie']> } | undefined {
  const decided = (candidate: string | undefined, drawn?: string) =>
    candidate === undefined
      ? undefined
      : {
          candidate,
          tie: { option, among: [...among], ...(drawn !== undefined && { seed: drawn }) },
        }
  switch (option) {
    case 'self-nominated': {
      const themselves = among.filter((person) =>
        ballots.some(({ by, nominee }) => by === person && nominee === person),
      )
      return themselves.length === 1 ? decided(themselves[0]) : undefined
    }
    case 'incumbent': {
      const serving = among.filter((person) => incumbents.includes(person))
      return serving.length === 1 ? decided(serving[0]) : undefined
    }
    case 'draw':
      return decided(among[drawNumber(seed, among.length)], seed)
  }
}

/** A number below a bound, from a seed that is recorded: whoever doubts the draw repeats it. */
export function drawNumber(seed: string, bound: number): number {
  // 12 hexadecimal digits are exact in a number, and 2^48 is so far above any bound that no one is favoured.
  const digits = digestOfBytes(seed).slice('sha256:'.length, 'sha256:'.length + 12)
  return Number.parseInt(digits, 16) % bound
}
