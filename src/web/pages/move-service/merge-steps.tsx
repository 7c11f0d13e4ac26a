import type { MergePlan, MergeStep } from '../../api/schemas.ts'
import { ToneBadge } from '../../components/tone-badge.tsx'
import type { Tone } from '../../theme.ts'

const OUTCOMES: Readonly<
  Record<MergeStep['outcome'], { readonly text: string; readonly tone: Tone }>
> = {
  carried: { text: 'Goes along', tone: 'good' },
  same: { text: 'There already', tone: 'mute' },
  stays: { text: 'Stays behind', tone: 'mute' },
  refused: { text: 'Refuses', tone: 'bad' },
}

/** What becomes of everything when a service is merged; what refuses comes first. */
export function MergeSteps({ plan }: { readonly plan: MergePlan }): React.JSX.Element {
  const steps = plan.steps.toSorted(
    (one, other) => Number(other.outcome === 'refused') - Number(one.outcome === 'refused'),
  )
  return (
    <div className="table-frame">
      <table className="data-table">
        <caption className="visually-hidden">What would become of everything</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Becomes of it</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ kind, subject, outcome, as, reason }) => (
            <tr key={`${kind} ${subject}`}>
              <th scope="row">
                {kind !== 'rest' && <span className="tiny subtle">{kind} </span>}
                {subject}
              </th>
              <td>
                <ToneBadge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].text}</ToneBadge>
                {as !== undefined && ` as ${as}`}
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
