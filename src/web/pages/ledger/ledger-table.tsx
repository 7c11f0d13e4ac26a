import { Link } from 'react-router'
import { subjectPath } from '../../api/names.ts'
import type { LedgerEntry } from '../../api/schemas.ts'
import { Instant } from '../../components/instant.tsx'

/** Entries of the ledger, newest first; each opens to its change and its hashes. */
export function LedgerTable(props: {
  readonly entries: readonly LedgerEntry[]
}): React.JSX.Element {
  return (
    <div className="table-frame">
      <table className="data-table data-table-wide">
        <caption className="visually-hidden">Entries of the ledger, newest first</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              Entry
            </th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Action</th>
            <th scope="col">Subject</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EntryRow({ entry }: { readonly entry: LedgerEntry }): React.JSX.Element {
  const path = subjectPath(entry.subject)
  return (
    <tr>
      <th scope="row" className="number">
        {entry.sequence}
      </th>
      <td className="ledger-when">
        <Instant at={entry.at} withTime />
      </td>
      <td>
        {entry.actor.name}
        <div className="tiny subtle">
          {entry.actor.kind}
          {entry.onBehalfOf !== undefined && `, as ${entry.onBehalfOf}`}
        </div>
      </td>
      <td>
        <code>{entry.action}</code>
      </td>
      <td>
        {path === undefined ? entry.subject : <Link to={path}>{entry.subject}</Link>}
        {entry.reason !== undefined && <div className="tiny subtle">“{entry.reason}”</div>}
      </td>
      <td>
        <details>
          <summary className="tiny subtle">Show</summary>
          <pre className="ledger-change">{JSON.stringify(entry.change, null, 2)}</pre>
          <div className="tiny subtle ledger-hash">
            hash {entry.hash}
            <br />
            after {entry.previousHash}
          </div>
        </details>
      </td>
    </tr>
  )
}
