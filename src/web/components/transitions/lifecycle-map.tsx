import type { Lifecycle, Phase } from '../../api/schemas.ts'

interface LifecycleMapProps {
  readonly lifecycle: Lifecycle
  /** The id of the state that the subject is in; undefined until that is known. */
  readonly present: string | undefined
  /** Ids of the states that a transition leads to from here. */
  readonly reachable: readonly string[]
}

const phases: readonly Phase[] = [
  'planning',
  'implementation',
  'distribution',
  'operation',
  'retirement',
]

/** The states of a lifecycle by phase, with the present one and those within reach marked. */
export function LifecycleMap(props: LifecycleMapProps): React.JSX.Element {
  const { lifecycle, present, reachable } = props
  return (
    <ol className="plain-list lifecycle-map" aria-label={`States of ${lifecycle.title}, by phase`}>
      {phases.map((phase) => {
        const states = lifecycle.states.filter((state) => state.phase === phase)
        const isPresent = states.some((state) => state.id === present)
        return (
          <li key={phase} className="lifecycle-phase" data-present={isPresent || undefined}>
            <span className="lifecycle-phase-name">{phase}</span>
            <ul className="plain-list">
              {states.map((state) => (
                <li
                  key={state.id}
                  className="lifecycle-state"
                  aria-current={state.id === present ? 'step' : undefined}
                  data-reachable={reachable.includes(state.id) || undefined}
                  title={state.description}
                >
                  {state.title}
                  {state.id === present && <span className="lifecycle-hint">is here</span>}
                  {reachable.includes(state.id) && <span className="lifecycle-hint">possible</span>}
                </li>
              ))}
              {states.length === 0 && <li className="tiny subtle">No state</li>}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
