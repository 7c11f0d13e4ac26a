import { Button } from '@mantine/core'
import { shownInWords } from './words.ts'

interface LoadMoreProps {
  readonly shown: number
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly onMore: () => void
  /** The plural of what is listed: "services". */
  readonly what: string
  /** One of them, where that is not the plural without its last letter. */
  readonly one?: string | undefined
}

/** How much of a list is shown, and the way to the rest. */
export function LoadMore(props: LoadMoreProps): React.JSX.Element {
  const { shown, hasMore, isLoading, onMore, what, one = what.slice(0, -1) } = props
  return (
    <div style={{ display: 'flex', gap: '1rem', alignItems: 'center', marginTop: '0.75rem' }}>
      <span className="small subtle" role="status">
        {shownInWords(shown, hasMore, one, what)}
      </span>
      {hasMore && (
        <Button size="xs" variant="default" loading={isLoading} onClick={onMore}>
          Show more
        </Button>
      )}
    </div>
  )
}
