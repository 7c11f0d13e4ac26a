import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { weakPointsQuery } from '../../api/use-queries.ts'
import { DataTable } from '../../components/data-table.tsx'
import { AsOfField, AsOfNote, useAsOf } from '../../components/as-of.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'

/** Services that many composites and processes need and that nothing could stand in for. */
export function WeakPointsPage(): React.JSX.Element {
  const [asOf, setAsOf] = useAsOf()
  const points = useQuery(weakPointsQuery(asOf))
  return (
    <Page
      title="Weak points"
      crumbs={[{ label: 'Catalogue', to: '/' }]}
      lead="Services that several composite services or processes need, directly or not, and of whose business capability there is no other service."
    >
      <AsOfField value={asOf} onChange={setAsOf} />
      <AsOfNote asOf={asOf} />
      <QueryView query={points} what="the weak points">
        {({ items, isComplete }) =>
          items.length === 0 ? (
            <EmptyState title="No weak point is known">
              It takes two composite services or processes that need the same service.
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="Weak points, the most needed first"
                rows={items}
                keyOf={(item) => item.service}
                columns={[
                  {
                    head: 'Service',
                    of: (item) => (
                      <Link to={`${servicePath(item.service)}/dependencies?direction=used-by`}>
                        {item.service}
                      </Link>
                    ),
                  },
                  { head: 'Needed by', of: (item) => item.dependents },
                  { head: 'Capability', of: (item) => item.capability ?? 'Not stated' },
                  {
                    head: 'Availability',
                    of: (item) =>
                      item.availability === undefined ? 'Not known' : `${item.availability} %`,
                  },
                ]}
              />
              {!isComplete && (
                <p className="small subtle">
                  There are too many composites to follow each to its end; the numbers are too low.
                </p>
              )}
            </>
          )
        }
      </QueryView>
    </Page>
  )
}
