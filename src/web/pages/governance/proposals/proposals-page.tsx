import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { proposalsQuery } from '../../../api/governance-queries.ts'
import { DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { spaced } from '../../../components/words.ts'
import { GovernanceLinks } from '../governance-links.tsx'
import { HowItWorks } from '../how-it-works.tsx'

/** Changes on their way, and those that were decided. */
export function ProposalsPage(): React.JSX.Element {
  const proposals = useInfiniteQuery(proposalsQuery)
  return (
    <Page
      title="Proposals"
      lead="What somebody wants to change, and how far it is. What is adopted applies whole, once, and at once."
      actions={
        <Button component={Link} to="/proposals/new" size="sm">
          Propose a change
        </Button>
      }
    >
      <div className="stack">
        <GovernanceLinks />
        <HowItWorks />
        <PagedList
          query={proposals}
          what="proposals"
          empty={<EmptyState title="Nothing has been proposed yet" />}
        >
          {(items) => (
            <DataTable
              caption="Proposals, newest first"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'Proposal',
                  of: ({ id, title }) => (
                    <Link to={`/proposals/${encodeURIComponent(id)}`}>{title}</Link>
                  ),
                },
                { head: 'Circle', of: ({ circle }) => circle },
                { head: 'State', of: ({ state }) => spaced(state) },
                { head: 'Made', of: ({ createdAt }) => <Instant at={createdAt} /> },
              ]}
            />
          )}
        </PagedList>
      </div>
    </Page>
  )
}
