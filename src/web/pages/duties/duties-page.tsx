import { NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { dutiesQuery } from '../../api/account-queries.ts'
import type { Duty, DutyState } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
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
            <DataTable
              caption="Duties"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { head: 'What', of: (duty) => <What duty={duty} /> },
                { head: 'Due', of: ({ dueAt }) => <Instant at={dueAt} withTime /> },
                {
                  head: 'State',
                  of: (duty) => <ToneBadge tone={TONES[duty.state]}>{duty.state}</ToneBadge>,
                },
                { head: 'Outcome', of: (duty) => <Outcome duty={duty} /> },
              ]}
            />
          )}
        </PagedList>
      </Panel>
    </Page>
  )
}

const TONES = { waiting: 'mute', due: 'info', failing: 'bad', done: 'good' } as const

interface DutyProps {
  readonly duty: Duty
}

function What({ duty: { title, subject } }: DutyProps): React.JSX.Element {
  return (
    <>
      {title}
      <br />
      <code className="small">{subject}</code>
    </>
  )
}

function Outcome({ duty }: DutyProps): React.JSX.Element {
  return (
    <>
      {duty.outcome ?? duty.lastError}
      {duty.state === 'failing' && duty.retryAt !== undefined && (
        <span className="small subtle">
          {' '}
          Failed {counted(duty.failures, 'time')}; tried again{' '}
          <Instant at={duty.retryAt} withTime />
        </span>
      )}
    </>
  )
}
