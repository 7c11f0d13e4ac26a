import { Button } from '@mantine/core'

interface LoadMoreProps {
  readonly shown: number
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
  /** The plural of what is listed: "services". */
  readonly what: string
}

/** How much of a list is shown, and the way to the rest. */
export function LoadMore(props: LoadMoreProps): React.JSX.Element {
  const { shown, hasMore, isLoading, onMore, what } = props
  return (
    <div style={{ display: 'flex', gap: '1rem', alignItems: 'center', marginTop: '0.75rem' }}>
      <span className="small subtle" role="status">
        {hasMore ? `The first ${shown} ${what}` : `${shown} ${what}`}
      </span>
      {hasMore && (
        <Button size="xs" variant="default" loading={isLoading} onClick={onMore}>
          Show more
        </Button>
      )}
    </div>
  )
}
