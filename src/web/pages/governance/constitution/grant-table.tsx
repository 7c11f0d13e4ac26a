import type { GrantEffect } from '../../../api/schemas.ts'

/** Whom another text of the constitution would let do more or less. */
export function GrantTable({
  grants,
}: {
  readonly grants: readonly GrantEffect[]
}): React.JSX.Element {
  return (
    <div className="table-frame">
      <table className="data-table data-table-wide">
        <caption className="visually-hidden">Who may do more or less</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">May</th>
            <th scope="col">May no more</th>
          </tr>
        </thead>
        <tbody>
          {grants.map(({ to, gained, lost }) => (
            <tr key={to}>
              <th scope="row">{to}</th>
              <td>{gained.join(', ') || 'nothing'}</td>
              <td>{lost.join(', ') || 'nothing'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
