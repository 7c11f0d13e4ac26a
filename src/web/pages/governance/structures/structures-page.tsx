import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../../api/names.ts'
import { structuresOverviewQuery } from '../../../api/running-queries.ts'
import type { StructuresOverview } from '../../../api/schemas.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted, spaced } from '../../../components/words.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { PeriodFields, usePeriod } from './period-fields.tsx'

/** What is declared, observed and required of every service that was called. */
export function StructuresPage(): React.JSX.Element {
  const period = usePeriod()
  const overview = useQuery(structuresOverviewQuery(period))
  return (
    <Page
      title="Structures"
      lead="What is declared, what was observed and what is required, of every service that was called. Each difference is a tension."
    >
      <div className="stack">
        <GovernanceLinks />
        <PeriodFields />
        <QueryView query={overview} what="the structures">
          {(found) => <Overview overview={found} />}
        </QueryView>
      </div>
    </Page>
  )
}

function Overview({ overview }: { readonly overview: StructuresOverview }): React.JSX.Element {
  const { services, period, more } = overview
  if (services.length === 0) {
    return (
      <EmptyState title={`No call was reported from ${period.from} to ${period.to}`}>
        Report access logs or spans with <code>concordat observe FILE</code>, or to{' '}
        <code>POST /api/v1/observations</code>.
      </EmptyState>
    )
  }
  return (
    <>
      <DataTable
        caption="The three structures of each service"
        rows={services}
        keyOf={({ service }) => service}
        columns={[
          {
            head: 'Service',
            of: ({ service }) => <Link to={`${servicePath(service)}/structures`}>{service}</Link>,
          },
          { head: 'Declared', of: ({ declared }) => counted(declared.consumers, 'consumer') },
          {
            head: 'Observed',
            of: ({ observed }) => (
              <>
                {counted(observed.consumers, 'consumer')}, {counted(observed.calls, 'call')}
                <br />
                <span className="small subtle">
                  the last <Instant at={observed.lastAt} withTime />
                </span>
              </>
            ),
          },
          {
            head: 'Required',
            of: ({ required }) => (
              <>
                {counted(required.policies, 'policy', 'policies')}
                {required.notKept > 0 && `, ${required.notKept} not kept`}
              </>
            ),
          },
          {
            head: 'Differences',
            of: ({ differences }) => (
              <>
                {Object.keys(differences).length === 0 && <ToneBadge tone="good">none</ToneBadge>}
                {Object.entries(differences).map(([kind, count]) => (
                  <ToneBadge key={kind} tone="warn">
                    {spaced(kind)}: {count}
                  </ToneBadge>
                ))}
              </>
            ),
          },
        ]}
      />
      {more > 0 && <p className="subtle">{counted(more, 'more service')} were called.</p>}
    </>
  )
}
