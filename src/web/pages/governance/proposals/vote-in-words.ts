import type { Proposal } from '../../../api/schemas.ts'

type Voting = Pick<
  Proposal,
  'method' | 'electorate' | 'contributions' | 'participants' | 'textRevision'
>

/** What a vote takes, and how far it is; undefined for what is decided otherwise. */
export function voteInWords({
  method: { kind, quorum = 0, majority = 0, tie },
  participants,
  electorate = participants?.voters ?? [],
  contributions,
  textRevision,
}: Voting): string | undefined {
  if (kind !== 'vote') return undefined
  const cast = contributions.filter(
    ({ kind: said, by, seat = by, revision }) =>
      said === 'vote' && revision === textRevision && electorate.includes(seat),
  )
  const missing = electorate.filter((person) => !cast.some(({ by, seat = by }) => seat === person))
  return [
    `${Math.ceil(quorum * electorate.length)} of ${electorate.length} have to vote, and more than ${Math.round(majority * 100)} % of the votes for and against have to be for it${tie === undefined ? '' : '; between equal numbers the chair decides'}.`,
    missing.length === 0
      ? 'All have voted.'
      : `${cast.length} voted until now; missing: ${missing.join(', ')}.`,
  ].join(' ')
}
