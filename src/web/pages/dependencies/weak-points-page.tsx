import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { weakPointsQuery } from '../../api/use-queries.ts'
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
              <div className="table-frame">
                <table className="data-table">
                  <caption className="visually-hidden">Weak points, the most needed first</caption>
                  <thead>
                    <tr>
                      <th scope="col">Service</th>
                      <th scope="col">Needed by</th>
                      <th scope="col">Capability</th>
                      <th scope="col">Availability</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((item) => (
                      <tr key={item.service}>
                        <th scope="row">
                          <Link to={`${servicePath(item.service)}/dependencies?direction=used-by`}>
                            {item.service}
                          </Link>
                        </th>
                        <td>{item.dependents}</td>
                        <td>{item.capability ?? 'Not stated'}</td>
                        <td>
                          {item.availability === undefined ? 'Not known' : `${item.availability} %`}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
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
