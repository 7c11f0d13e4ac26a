import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorState } from './error-state.tsx'
import { PartSkeleton } from './page-skeleton.tsx'

interface QueryViewProps<T> {
  readonly query: UseQueryResult<T>
  /** What is being read, for the sentence shown when it fails: "the findings". */
  readonly what: string
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Shows an answer once it is there; until then a skeleton, and a way to try again when it failed. */
export function QueryView<T>(props: QueryViewProps<T>): ReactNode {
  const { query, what, skeleton, children } = props
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return (
      <ErrorState
        title={`Could not load ${what}`}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return skeleton ?? <PartSkeleton />
}
