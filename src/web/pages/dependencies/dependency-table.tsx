import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Dependencies } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'

/** The same as the drawing, row by row. */
export function DependencyTable({ graph }: { readonly graph: Dependencies }): React.JSX.Element {
  return (
    <details className="dependency-table" open={graph.items.length <= 20}>
      <summary className="small">As a table</summary>
      <DataTable
        caption={graph.direction === 'uses' ? 'Services that are needed' : 'Who needs the service'}
        rows={graph.items}
        keyOf={({ service, kind }) => `${kind} ${service}`}
        columns={[
          {
            head: graph.direction === 'uses' ? 'Needed' : 'Needs it',
            of: ({ service, kind }) =>
              kind === 'service' ? <Link to={servicePath(service)}>{service}</Link> : service,
          },
          { head: 'Steps', of: ({ depth }) => depth },
          { head: 'Known by', of: ({ via }) => via },
        ]}
      />
      {graph.truncated && (
        <p className="small subtle">
          {graph.total - graph.items.length} more are reached than are listed here.
        </p>
      )}
    </details>
  )
}
