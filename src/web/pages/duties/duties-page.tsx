import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { dutiesQuery } from '../../api/account-queries.ts'
import type { Duty, DutyState } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { counted } from '../../components/words.ts'

const STATES: readonly { readonly value: DutyState | ''; readonly label: string }[] = [
  { value: '', label: 'All' },
  { value: 'failing', label: 'Failing' },
  { value: 'due', label: 'Due' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'done', label: 'Done' },
]

/** What the registry has to do and when, for those who run it. */
export function DutiesPage(): React.JSX.Element {
  const [search, setSearch] = useSearchParams()
  const state = STATES.find(({ value }) => value === search.get('state'))?.value ?? ''
  const duties = useInfiniteQuery(dutiesQuery(state))
  return (
    <Page
      title="Duties"
      lead="What the registry does by itself when the time has come. A duty that fails is tried again."
    >
      <Panel
        title="By the time that they are due"
        aside={
          <NativeSelect
            aria-label="State"
            data={STATES.map(({ value, label }) => ({ value, label }))}
            value={state}
            onChange={({ currentTarget: { value } }) =>
              setSearch(value === '' ? {} : { state: value })
            }
          />
        }
      >
        <PagedList
          query={duties}
          what="duties"
          one="duty"
          empty={<EmptyState title="There is nothing of this kind to do" />}
        >
          {(items) => (
            <div className="table-frame" role="region" aria-label="Duties" tabIndex={0}>
              <table className="data-table data-table-wide">
                <caption className="visually-hidden">Duties</caption>
                <thead>
                  <tr>
                    <th scope="col">Due</th>
                    <th scope="col">What</th>
                    <th scope="col">State</th>
                    <th scope="col">Outcome</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((duty) => (
                    <DutyRow key={duty.id} duty={duty} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </PagedList>
      </Panel>
    </Page>
  )
}

const TONES = { waiting: 'mute', due: 'info', failing: 'bad', done: 'good' } as const

function DutyRow({ duty }: { readonly duty: Duty }): React.JSX.Element {
  return (
    <tr>
      <td>
        <Instant at={duty.dueAt} withTime />
      </td>
      <th scope="row">
        {duty.title}
        <br />
        <code className="small">{duty.subject}</code>
      </th>
      <td>
        <ToneBadge tone={TONES[duty.state]}>{duty.state}</ToneBadge>
      </td>
      <td>
        {duty.outcome ?? duty.lastError}
        {duty.state === 'failing' && duty.retryAt !== undefined && (
          <span className="small subtle">
            {' '}
            Failed {counted(duty.failures, 'time')}; tried again{' '}
            <Instant at={duty.retryAt} withTime />
          </span>
        )}
      </td>
    </tr>
  )
}
