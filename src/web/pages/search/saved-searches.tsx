import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { savedSearchesQuery } from '../../api/search-queries.ts'
import { deleteResource, postJson } from '../../api/request.ts'
import type { SavedSearch, SavedSearchInput } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { useSignedIn } from '../../components/use-signed-in.ts'
import { counted } from '../../components/words.ts'
import { savedSearchPath } from './saved-search-path.ts'

interface SavedSearchesProps {
  readonly words: string
  readonly versions: 'latest' | 'all'
}

/** The searches that the account keeps, and the button that keeps this one; nothing for anonymous visitors. */
export function SavedSearches(props: SavedSearchesProps): React.JSX.Element | null {
  return useSignedIn() === undefined ? null : <OwnSearches {...props} />
}

function OwnSearches({ words, versions }: SavedSearchesProps): React.JSX.Element {
  const queries = useQueryClient()
  const kept = useQuery(savedSearchesQuery)
  const refresh = () => queries.invalidateQueries({ queryKey: savedSearchesQuery.queryKey })
  const save = useMutation({
    mutationFn: (input: SavedSearchInput) => postJson<SavedSearch>('/saved-searches', input),
    onSuccess: refresh,
  })
  const forget = useMutation({
    mutationFn: (id: string) => deleteResource(`/saved-searches/${encodeURIComponent(id)}`),
    onSuccess: refresh,
  })
  const items = kept.data?.items ?? []
  const isKept = items.some((one) => one.query === words && one.versions === versions)
  return (
    <section aria-label="Saved searches" className="search-saved">
      {words !== '' && !isKept && (
        <Button
          size="xs"
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate({ title: words.slice(0, 200), query: words, versions })}
        >
          Save this search, to be told of what is new
        </Button>
      )}
      {items.length > 0 && (
        <ul className="plain-list">
          {items.map((one) => (
            <li key={one.id} className="search-saved-item">
              <Link to={savedSearchPath(one)}>{one.title}</Link>{' '}
              <span className="tiny subtle">{counted(one.matches, 'match', 'matches')}</span>{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Forget the search ${one.title}`}
                onClick={() => forget.mutate(one.id)}
              >
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FormProblem title="Your searches could not be changed" error={save.error ?? forget.error} />
    </section>
  )
}
