import type { MergePlan, MergeStep } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
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
    <DataTable
      caption="What would become of everything"
      rows={steps}
      keyOf={({ kind, subject }) => `${kind} ${subject}`}
      columns={[
        {
          head: 'What',
          of: ({ kind, subject }) => (
            <>
              {kind !== 'rest' && <span className="tiny subtle">{kind} </span>}
              {subject}
            </>
          ),
        },
        {
          head: 'Becomes of it',
          of: ({ outcome, as }) => (
            <>
              <ToneBadge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].text}</ToneBadge>
              {as !== undefined && ` as ${as}`}
            </>
          ),
        },
        { head: 'Why', of: ({ reason }) => reason },
      ]}
    />
  )
}
