import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { importEntriesQuery } from '../../api/import-queries.ts'
import type { Import, ImportEntry, ImportOutcome } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { OUTCOMES } from './import-tones.ts'

/** The difference that an import makes, entry by entry. */
export function ImportEntries({ one }: { readonly one: Import }): React.JSX.Element {
  const [search, setSearch] = useSearchParams()
  const known = Object.keys(OUTCOMES) as ImportOutcome[]
  const outcome = known.find((is) => is === search.get('outcome')) ?? ''
  const entries = useInfiniteQuery(importEntriesQuery(one, outcome))
  return (
    <Panel
      title={one.state === 'planned' ? 'What would change' : 'Entry by entry'}
      aside={
        <NativeSelect
          aria-label="Outcome"
          data={[
            { value: '', label: 'All' },
            ...known.map((is) => ({
              value: is,
              label: `${OUTCOMES[is].word} (${one.counts[is]})`,
            })),
          ]}
          value={outcome}
          onChange={({ currentTarget: { value } }) =>
            setSearch(value === '' ? {} : { outcome: value })
          }
        />
      }
    >
      <PagedList
        query={entries}
        what="entries"
        one="entry"
        empty={<EmptyState title="There is no such entry" />}
      >
        {(items) => (
          <DataTable
            caption="Entries of the source"
            rows={items}
            // One thing may come from two places, and from one place two things.
            keyOf={(_, index) => index}
            columns={[
              { head: 'What', of: (entry) => <What entry={entry} /> },
              { head: 'Outcome', of: (entry) => <Outcome entry={entry} /> },
              { head: 'Why', of: ({ note }) => note },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  )
}

interface EntryProps {
  readonly entry: ImportEntry
}

function What({ entry: { subject, from } }: EntryProps): React.JSX.Element {
  return (
    <>
      <code>{subject}</code>
      {subject !== from && (
        <>
          <br />
          <span className="small subtle">from {from}</span>
        </>
      )}
    </>
  )
}

function Outcome({ entry: { outcome, applied } }: EntryProps): React.JSX.Element {
  const { tone, word } = OUTCOMES[outcome]
  return (
    <>
      <ToneBadge tone={tone}>{word}</ToneBadge>
      {applied !== undefined && <span className="small subtle"> {applied}</span>}
    </>
  )
}
