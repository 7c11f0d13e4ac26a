import type { Election } from '../../../api/schemas.ts'
import { Panel } from '../../../components/panel.tsx'
import { counted, spaced } from '../../../components/words.ts'

const TIES = {
  'self-nominated': 'the only self-nomination',
  incumbent: 'who fills the role now',
  draw: 'a draw',
} as const

/** What was said so far: candidates, nominations as far as they are open, objections. */
export function ElectionRecord({ election }: { readonly election: Election }): React.JSX.Element {
  const { state } = election
  const isSecret = state === 'called' || state === 'nominating'
  return (
    <>
      {election.candidacies.length > 0 && (
        <Panel title="Candidates">
          <ol>
            {election.candidacies.map(({ candidate, nominations, tie, discarded }) => (
              <li key={candidate}>
                <strong>{candidate}</strong>, {counted(nominations, 'nomination')}
                {tie !== undefined &&
                  `; a tie of ${tie.among.join(', ')}, broken by ${TIES[tie.option]}${tie.seed === undefined ? '' : ` (seed ${tie.seed})`}`}
                {discarded !== undefined && <p>Went no further: {discarded}</p>}
              </li>
            ))}
          </ol>
        </Panel>
      )}
      {election.ballots.length > 0 && (
        <Panel title="Nominations">
          {isSecret && (
            <p className="subtle">Secret until everybody has nominated; you see your own.</p>
          )}
          <ul>
            {election.ballots.map(({ by, nominee, reason: because, shared, isChanged }) => (
              <li key={by}>
                {by}
                {nominee === undefined
                  ? ' has nominated'
                  : ` nominates ${nominee}${isChanged ? ' after hearing the reasons' : ''}: ${because ?? ''}`}
                {shared !== undefined && <p>{shared}</p>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {election.objections.length > 0 && (
        <Panel title="Objections">
          <ul>
            {election.objections.map(({ id, by, role: as, text, state: stands, ruling }) => (
              <li key={id}>
                <strong>
                  {id}. {by} as {as}: {spaced(stands)}
                </strong>
                <p>{text}</p>
                {ruling !== undefined && (
                  <p>
                    Ruled by {ruling.by}: {ruling.because}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
