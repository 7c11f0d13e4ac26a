import { useQuery } from '@tanstack/react-query'
import { lifecyclesQuery } from '../api/policy-queries.ts'
import type { Lifecycle, LifecycleState } from '../api/schemas.ts'

/** The states that contract versions, or subscriptions, can be in, by id; empty until the lifecycles are there. */
export function useStates(
  of: Lifecycle['subject'] = 'version',
): ReadonlyMap<string, LifecycleState> {
  const lifecycles = useQuery(lifecyclesQuery)
  const states = (lifecycles.data?.items ?? [])
    .filter(({ subject }) => subject === of)
    .flatMap((lifecycle) => lifecycle.states)
  return new Map(states.map((state) => [state.id, state]))
}
