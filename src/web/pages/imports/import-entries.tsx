import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { importEntriesQuery } from '../../api/import-queries.ts'
import type { Import, ImportEntry, ImportOutcome } from '../../api/schemas.ts'
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
          <div className="table-frame" role="region" aria-label="Entries" tabIndex={0}>
            <table className="data-table data-table-wide">
              <caption className="visually-hidden">Entries of the source</caption>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Outcome</th>
                  <th scope="col">Why</th>
                </tr>
              </thead>
              <tbody>
                {items.map((entry, index) => (
                  // One thing may come from two places, and from one place two things.
                  <EntryRow key={index} entry={entry} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PagedList>
    </Panel>
  )
}

function EntryRow({ entry }: { readonly entry: ImportEntry }): React.JSX.Element {
  const { subject, from, outcome, note, applied } = entry
  const { tone, word } = OUTCOMES[outcome]
  return (
    <tr>
      <th scope="row">
        <code>{subject}</code>
        {subject !== from && (
          <>
            <br />
            <span className="small subtle">from {from}</span>
          </>
        )}
      </th>
      <td>
        <ToneBadge tone={tone}>{word}</ToneBadge>
        {applied !== undefined && <span className="small subtle"> {applied}</span>}
      </td>
      <td>{note}</td>
    </tr>
  )
}
