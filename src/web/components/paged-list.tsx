import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadMore } from './load-more.tsx'
import { QueryView } from './query-view.tsx'

interface PagedListProps<T> {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly T[] }>>
  /** The plural of what is listed: "services". */
  readonly what: string
  /** One of them, where that is not the plural without its last letter: "entry". */
  readonly one?: string
  /** Stands in the place of an empty list, once nothing more follows. */
  readonly empty: ReactNode
  readonly skeleton?: ReactNode
  /** The items of the pages read so far, at least one. */
  readonly children: (items: readonly T[]) => ReactNode
}

/** A list that is read page by page, with how much of it is shown and the way to the rest. */
export function PagedList<T>(props: PagedListProps<T>): React.JSX.Element {
  const { query, what, one, empty, skeleton, children } = props
  return (
    <QueryView query={query} what={`the ${what}`} skeleton={skeleton}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0 && !query.hasNextPage) return empty
        return (
          <div aria-busy={query.isPlaceholderData}>
            {items.length > 0 && children(items)}
            <LoadMore
              what={what}
              one={one}
              shown={items.length}
              hasMore={query.hasNextPage}
              isLoading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </div>
        )
      }}
    </QueryView>
  )
}
