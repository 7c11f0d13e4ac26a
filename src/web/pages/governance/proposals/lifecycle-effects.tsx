import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { lifecycleEffectQuery } from '../../../api/governance-queries.ts'
import { subjectPath } from '../../../api/names.ts'
import type { LifecycleEffect, Proposal } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted } from '../../../components/words.ts'

/** Whether there is something to tell before the proposal is decided. */
export function changesLifecycles({ participants, changes }: Proposal): boolean {
  return participants !== undefined && changes.some(({ kind }) => kind.startsWith('lifecycle.'))
}

/** What the changes of lifecycles in a proposal would do to what lives by them now. */
export function LifecycleEffects({ id }: { readonly id: string }): React.JSX.Element {
  return (
    <Panel title="What it would do to what has begun">
      <ForSignedIn to="to see its effect">
        <Effects id={id} />
      </ForSignedIn>
    </Panel>
  )
}

function Effects({ id }: { readonly id: string }): React.ReactNode {
  const effects = useQuery(lifecycleEffectQuery(id))
  return (
    <QueryView query={effects} what="the effect">
      {({ items }) => items.map((effect) => <Effect key={effect.to} effect={effect} />)}
    </QueryView>
  )
}

function Effect({ effect }: { readonly effect: LifecycleEffect }): React.JSX.Element {
  const { lifecycle, subject, from, to, migrates, standing, gates, isComplete } = effect
  return (
    <>
      <p>
        The lifecycle {lifecycle} goes from {from} to {to}.{' '}
        {migrates
          ? 'What has begun goes on under it.'
          : 'What has begun keeps the version that it began with.'}
        {!isComplete && ' There is more than was looked at.'}
      </p>
      <ul className="plain-list small">
        {standing.map((one) => (
          <li key={`${one.version} ${one.state}`}>
            {counted(one.subjects, subject)} in {one.state} of {one.version}
            {one.to === null ? ', which stay there' : `, which go on in ${one.to}`}
          </li>
        ))}
      </ul>
      <ul className="plain-list small">
        {gates.map((gate) => {
          const path = subjectPath(gate.subject)
          return (
            <li key={`${gate.subject} ${gate.transition}`}>
              <ToneBadge tone={gate.opens ? 'good' : 'warn'}>
                {gate.opens ? 'Opens' : 'Closes'}
              </ToneBadge>{' '}
              {gate.transition} for{' '}
              {path === undefined ? gate.subject : <Link to={path}>{gate.subject}</Link>}
              {gate.unmet.length > 0 && `: ${gate.unmet.join(' ')}`}
            </li>
          )
        })}
      </ul>
    </>
  )
}
