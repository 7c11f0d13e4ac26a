import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { searchQuery } from '../../api/search-queries.ts'
import type { SearchHit } from '../../api/schemas.ts'
import { AsOfField, AsOfNote, useAsOf } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'
import { SavedSearches } from './saved-searches.tsx'
import { SearchFacets } from './search-facets.tsx'
import { SearchHits } from './search-hits.tsx'
import './search-page.css'

const kinds: readonly { readonly kind: SearchHit['kind']; readonly plural: string }[] = [
  { kind: 'service', plural: 'Services' },
  { kind: 'operation', plural: 'Operations' },
  { kind: 'message', plural: 'Messages' },
  { kind: 'type', plural: 'Types' },
  { kind: 'element', plural: 'Elements' },
  { kind: 'namespace', plural: 'Namespaces' },
]

const typingPause = 300 // milliseconds without a key before the search is made

/** Search over services and over what their contracts declare. */
export function SearchPage(): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const words = parameters.get('q') ?? ''
  const kind = parameters.get('kind') ?? ''

  const versions = parameters.get('versions') === 'all' ? 'all' : 'latest'
  const [asOf, setAsOf] = useAsOf()

  function ask(name: 'q' | 'kind' | 'versions', value: string): void {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === '') after.delete(name)
        else after.set(name, value)
        return after
      },
      { replace: true },
    )
  }

  // The field is drawn anew when something else than typing changed what is asked.
  const [chosen, setChosen] = useState(words)
  function choose(value: string): void {
    setChosen(value)
    ask('q', value)
  }

  const type = useDebouncedCallback((value: string) => ask('q', value.trim()), typingPause)
  return (
    <Page
      title={words === '' ? 'Search' : `“${words}”`}
      heading="Search"
      lead="Services, and the operations, messages, types, elements and namespaces of their contracts."
    >
      <TextInput
        key={chosen}
        mb="xs"
        maw="38rem"
        size="md"
        type="search"
        label="Words, or their beginnings"
        description="operation:refund looks among operations only; owner:sales-lead among the services of that role."
        leftSection={<IconSearch size={18} aria-hidden />}
        defaultValue={words}
        autoFocus
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Checkbox
        mb="md"
        label="Also what only versions before the latest declare"
        checked={versions === 'all' && asOf === ''}
        disabled={asOf !== ''}
        onChange={(event) => ask('versions', event.currentTarget.checked ? 'all' : '')}
      />
      <AsOfField value={asOf} onChange={setAsOf} />
      <AsOfNote
        asOf={asOf}
        exception="Mistyped words are not forgiven there. What is opened from here is shown as it is now."
      />
      <SavedSearches words={words} versions={versions} />
      <div className="search-columns">
        <SearchFacets words={words} onChoose={choose} />
        <div>
          {words === '' ? (
            <EmptyState title="Nothing is asked for yet">
              Try the name of an operation, a message, an XML namespace or a path.
            </EmptyState>
          ) : (
            <Results
              words={words}
              versions={versions}
              asOf={asOf}
              kind={kind}
              onKind={(value) => ask('kind', value)}
            />
          )}
        </div>
      </div>
    </Page>
  )
}

interface ResultsProps {
  readonly words: string
  readonly versions: 'latest' | 'all'
  readonly asOf: string
  readonly kind: string
  readonly onKind: (kind: string) => void
}

function Results({ words, versions, asOf, kind, onKind }: ResultsProps): React.JSX.Element {
  const result = useQuery(searchQuery(words, versions, asOf))
  return (
    <QueryView query={result} what="the results">
      {({ items, complete }) =>
        items.length === 0 ? (
          <EmptyState title={`Nothing found for “${words}”`}>
            {complete
              ? 'Use fewer words, or only the beginning of one.'
              : 'Only a part of the services of that day was looked at. The interface goes on page by page, with the cursor that GET /search returns.'}
          </EmptyState>
        ) : (
          <>
            <p className="visually-hidden" role="status">
              {counted(items.length, 'result')}
            </p>
            <Kinds hits={items} kind={kind} onKind={onKind} />
            {kinds
              .filter((entry) => kind === '' || kind === entry.kind)
              .map((entry) => (
                <SearchHits
                  key={entry.kind}
                  title={entry.plural}
                  hits={items.filter((hit) => hit.kind === entry.kind)}
                />
              ))}
            {!complete && (
              <p className="small subtle">
                There is more than is shown here: add a word, or choose a fact.
              </p>
            )}
          </>
        )
      }
    </QueryView>
  )
}

interface KindsProps {
  readonly hits: readonly SearchHit[]
  readonly kind: string
  readonly onKind: (kind: string) => void
}

function Kinds({ hits, kind, onKind }: KindsProps): React.JSX.Element {
  return (
    <div className="search-kinds" role="group" aria-label="Kind of result">
      <KindButton label="All" count={hits.length} isOn={kind === ''} onClick={() => onKind('')} />
      {kinds.map((entry) => {
        const count = hits.filter((hit) => hit.kind === entry.kind).length
        return (
          <KindButton
            key={entry.kind}
            label={entry.plural}
            count={count}
            isOn={kind === entry.kind}
            onClick={() => onKind(entry.kind)}
          />
        )
      })}
    </div>
  )
}

interface KindButtonProps {
  readonly label: string
  readonly count: number
  readonly isOn: boolean
  readonly onClick: () => void
}

function KindButton({ label, count, isOn, onClick }: KindButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="search-kind"
      aria-pressed={isOn}
      disabled={count === 0}
      onClick={onClick}
    >
      {label} <span className="subtle">{count}</span>
    </button>
  )
}
