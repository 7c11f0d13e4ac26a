import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lifecycleQuery } from '../../api/policy-queries.ts'
import type { TransitionDecision, Transitions } from '../../api/schemas.ts'
import { DecisionBadge } from '../badges.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Panel } from '../panel.tsx'
import { QueryView } from '../query-view.tsx'
import { StateName } from '../state-badge.tsx'
import { useSignedIn } from '../use-signed-in.ts'
import { DecisionHistory } from './decision-history.tsx'
import { LifecycleMap } from './lifecycle-map.tsx'
import { TransitionCard } from './transition-card.tsx'
import type { TransitionSubject } from './transition-subject.ts'
import './transitions.css'

interface LifecyclePanelsProps {
  readonly subject: TransitionSubject
  /** The lifecycle that the subject follows. */
  readonly lifecycle: string
}

/** Where something stands in its lifecycle, what leads on and what is in the way, and how it came here. */
export function LifecyclePanels(props: LifecyclePanelsProps): React.JSX.Element {
  const { subject } = props
  const transitions = useQuery(subject.transitions)
  const lifecycle = useQuery(lifecycleQuery(props.lifecycle))
  return (
    <div className="stack">
      <Panel
        title="Where it stands"
        aside={
          lifecycle.data && (
            <span className="small subtle">
              Lifecycle {lifecycle.data.id}, version {lifecycle.data.version}
            </span>
          )
        }
      >
        <QueryView query={lifecycle} what="the lifecycle">
          {(data) => (
            <LifecycleMap
              lifecycle={data}
              present={transitions.data?.state}
              reachable={transitions.data?.available.map(({ to }) => to) ?? []}
            />
          )}
        </QueryView>
      </Panel>
      <QueryView query={transitions} what="the gates">
        {(data) => (
          <>
            <Gates subject={subject} transitions={data} />
            <DecisionHistory kind={subject.kind} decisions={data.history} />
          </>
        )}
      </QueryView>
    </div>
  )
}

interface GatesProps {
  readonly subject: TransitionSubject
  readonly transitions: Transitions
}

function Gates({ subject, transitions }: GatesProps): React.JSX.Element {
  const isSignedIn = useSignedIn() !== undefined
  const [granted, setGranted] = useState<TransitionDecision>()
  return (
    <Panel title="What leads on from here">
      <div role="status">
        {granted && (
          <p className="gate-granted">
            <DecisionBadge isAllowed /> {sentence(subject.words)} is now{' '}
            <StateName state={granted.to} of={subject.kind} />.
          </p>
        )}
      </div>
      {transitions.available.length === 0 ? (
        <EmptyState title="Nothing leads on from here">
          The state is final. A new {subject.kind} is the way on.
        </EmptyState>
      ) : (
        <ul className="plain-list gates">
          {transitions.available.map((preview) => (
            <li key={preview.transition}>
              <TransitionCard
                subject={subject}
                from={transitions.state}
                preview={preview}
                isSignedIn={isSignedIn}
                onGranted={setGranted}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
