import { Button } from '@mantine/core'
import { IconRss, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import {
  ledgerQuery,
  ledgerVerificationQuery,
  type LedgerFilters,
} from '../../api/ledger-queries.ts'
import { apiAddress } from '../../api/request.ts'
import type { LedgerVerification } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { PartSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { counted } from '../../components/words.ts'
import { LedgerFilterForm } from './ledger-filter-form.tsx'
import './ledger-page.css'
import { LedgerTable } from './ledger-table.tsx'
import { useLedgerFilters } from './use-ledger-filters.ts'

/** Everything that changed, by whom and why, in a chain that shows tampering. */
export function LedgerPage(): React.JSX.Element {
  const { filters, isFiltered, setFilters } = useLedgerFilters()
  const { subject, action, actor } = filters
  const verification = useQuery(ledgerVerificationQuery)
  return (
    <Page
      title="Ledger"
      lead="Every change of the registry: who, on behalf of whom, what, and why. Entries are chained by hashes."
      actions={
        <>
          <Button
            component="a"
            href={apiAddress('/audit/feed', { subject, action, actor })}
            size="sm"
            variant="default"
            leftSection={<IconRss size={16} aria-hidden />}
          >
            Follow in a feed reader
          </Button>
          <Button component={Link} to="/webhooks" size="sm" variant="default">
            Webhooks
          </Button>
        </>
      }
    >
      <div className="stack">
        <QueryView
          query={verification}
          what="the verification"
          skeleton={<PartSkeleton lines={1} />}
        >
          {(data) => <Verification verification={data} />}
        </QueryView>
        <LedgerFilterForm key={JSON.stringify(filters)} filters={filters} onFilter={setFilters} />
        <Entries filters={filters} isFiltered={isFiltered} />
      </div>
    </Page>
  )
}

function Verification(props: { readonly verification: LedgerVerification }): React.JSX.Element {
  const { ok, entries, checkpoints, unsigned, head, problem } = props.verification
  return (
    <div className="ledger-verification" role="status">
      {ok ? (
        <ToneBadge tone="good" icon={IconShieldCheck}>
          Verified
        </ToneBadge>
      ) : (
        <ToneBadge tone="bad" icon={IconShieldX}>
          Does not verify
        </ToneBadge>
      )}{' '}
      {problem ? (
        <strong>
          Entry {problem.sequence}, {problem.fault}: {problem.message}
        </strong>
      ) : (
        <>
          {counted(entries, 'entry', 'entries')}, none altered, removed or reordered;{' '}
          {counted(checkpoints, 'signed checkpoint')}, {unsigned} not signed yet.
        </>
      )}
      <details>
        <summary className="tiny subtle">What to note elsewhere</summary>
        <p className="tiny ledger-hash">
          {counted(entries, 'entry', 'entries')}, last hash {head}
        </p>
      </details>
    </div>
  )
}

interface EntriesProps {
  readonly filters: LedgerFilters
  readonly isFiltered: boolean
}

function Entries({ filters, isFiltered }: EntriesProps): React.JSX.Element {
  const ledger = useInfiniteQuery(ledgerQuery(filters))
  return (
    <PagedList
      query={ledger}
      what="entries"
      one="entry"
      skeleton={<PartSkeleton lines={8} />}
      empty={
        <EmptyState title={isFiltered ? 'No entry fits these filters' : 'The ledger is empty'}>
          {isFiltered
            ? 'Take a filter away, or widen the time.'
            : 'The first change will be its first entry.'}
        </EmptyState>
      }
    >
      {(entries) => <LedgerTable entries={entries} />}
    </PagedList>
  )
}
