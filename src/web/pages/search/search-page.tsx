import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { searchQuery } from '../../api/queries.ts'
import type { SearchHit } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { counted } from '../../components/words.ts'
import { SearchHits } from './search-hits.tsx'
import './search-page.css'

const kinds: readonly { readonly kind: SearchHit['kind']; readonly plural: string }[] = [
  { kind: 'service', plural: 'Services' },
  { kind: 'operation', plural: 'Operations' },
  { kind: 'message', plural: 'Messages' },
  { kind: 'type', plural: 'Types' },
  { kind: 'namespace', plural: 'Namespaces' },
]

const typingPause = 300 // milliseconds without a key before the search is made

/** Search over services and over what their contracts declare. */
export function SearchPage(): React.JSX.Element {
  const [parameters, setParameters] = useSearchParams()
  const words = parameters.get('q') ?? ''
  const kind = parameters.get('kind') ?? ''

  function ask(name: 'q' | 'kind', value: string): void {
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

  const type = useDebouncedCallback((value: string) => ask('q', value.trim()), typingPause)
  return (
    <Page
      title={words === '' ? 'Search' : `“${words}”`}
      heading="Search"
      lead="Services, and the operations, messages, types and namespaces of their contracts."
    >
      <TextInput
        key={words === '' ? 'empty' : 'asked'}
        mb="md"
        maw="38rem"
        size="md"
        type="search"
        label="Words, or their beginnings"
        leftSection={<IconSearch size={18} aria-hidden />}
        defaultValue={words}
        autoFocus
        onChange={(event) => type(event.currentTarget.value)}
      />
      {words === '' ? (
        <EmptyState title="Nothing is asked for yet">
          Try the name of an operation, a message, an XML namespace or a path.
        </EmptyState>
      ) : (
        <Results words={words} kind={kind} onKind={(value) => ask('kind', value)} />
      )}
    </Page>
  )
}

interface ResultsProps {
  readonly words: string
  readonly kind: string
  readonly onKind: (kind: string) => void
}

function Results({ words, kind, onKind }: ResultsProps): React.JSX.Element {
  const result = useQuery(searchQuery(words))
  return (
    <QueryView query={result} what="the results">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={`Nothing found for “${words}”`}>
            Use fewer words, or only the beginning of one.
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
                  words={words}
                  hits={items.filter((hit) => hit.kind === entry.kind)}
                />
              ))}
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
