import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lifecycleQuery, meQuery, transitionsQuery } from '../../api/queries.ts'
import type { TransitionDecision, Transitions, Version } from '../../api/schemas.ts'
import { DecisionBadge } from '../../components/badges.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StateName } from '../../components/state-badge.tsx'
import { DecisionHistory } from './decision-history.tsx'
import { LifecycleMap } from './lifecycle-map.tsx'
import './lifecycle-view.css'
import { TransitionCard } from './transition-card.tsx'

/** Where the version stands, what leads on and what is in the way, and how it came here. */
export function LifecycleView({ version }: { readonly version: Version }): React.JSX.Element {
  const transitions = useQuery(transitionsQuery(version.service, version.version))
  const lifecycle = useQuery(lifecycleQuery(version.lifecycle.id))
  return (
    <div className="stack">
      <Panel
        title="Where it stands"
        aside={
          <span className="small subtle">
            Lifecycle {version.lifecycle.id}, version {version.lifecycle.version}
          </span>
        }
      >
        <QueryView query={lifecycle} what="the lifecycle">
          {(data) => (
            <LifecycleMap
              lifecycle={data}
              present={version.state}
              reachable={transitions.data?.available.map(({ to }) => to) ?? []}
            />
          )}
        </QueryView>
      </Panel>
      <QueryView query={transitions} what="the gates">
        {(data) => (
          <>
            <Gates version={version} transitions={data} />
            <DecisionHistory decisions={data.history} />
          </>
        )}
      </QueryView>
    </div>
  )
}

interface GatesProps {
  readonly version: Version
  readonly transitions: Transitions
}

function Gates({ version, transitions }: GatesProps): React.JSX.Element {
  const me = useQuery(meQuery)
  const [granted, setGranted] = useState<TransitionDecision>()
  const isSignedIn = me.data !== undefined && me.data.actor.kind !== 'anonymous'
  return (
    <Panel title="What leads on from here">
      <div role="status">
        {granted && (
          <p className="gate-granted">
            <DecisionBadge isAllowed /> The version is now <StateName state={granted.to} />.
          </p>
        )}
      </div>
      {transitions.available.length === 0 ? (
        <EmptyState title="Nothing leads on from here">
          The state is final. A new version is the way on.
        </EmptyState>
      ) : (
        <ul className="plain-list gates">
          {transitions.available.map((preview) => (
            <li key={preview.transition}>
              <TransitionCard
                version={version}
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
