import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Dependencies } from '../../api/schemas.ts'

/** The same as the drawing, row by row. */
export function DependencyTable({ graph }: { readonly graph: Dependencies }): React.JSX.Element {
  return (
    <details className="dependency-table" open={graph.items.length <= 20}>
      <summary className="small">As a table</summary>
      <div className="table-frame">
        <table className="data-table">
          <caption className="visually-hidden">
            {graph.direction === 'uses' ? 'Services that are needed' : 'Who needs the service'}
          </caption>
          <thead>
            <tr>
              <th scope="col">{graph.direction === 'uses' ? 'Needed' : 'Needs it'}</th>
              <th scope="col">Steps</th>
              <th scope="col">Known by</th>
            </tr>
          </thead>
          <tbody>
            {graph.items.map(({ service, kind, via, depth }) => (
              <tr key={`${kind} ${service}`}>
                <th scope="row">
                  {kind === 'service' ? <Link to={servicePath(service)}>{service}</Link> : service}
                </th>
                <td>{depth}</td>
                <td>{via}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {graph.truncated && (
        <p className="small subtle">
          {graph.total - graph.items.length} more are reached than are listed here.
        </p>
      )}
    </details>
  )
}
