import { Link } from 'react-router'
import { subjectPath } from '../../api/names.ts'
import type { LedgerEntry } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Instant } from '../../components/instant.tsx'

/** Entries of the ledger, newest first; each opens to its change and its hashes. */
export function LedgerTable(props: {
  readonly entries: readonly LedgerEntry[]
}): React.JSX.Element {
  return (
    <DataTable
      caption="Entries of the ledger, newest first"
      rows={props.entries}
      keyOf={({ id }) => id}
      columns={[
        { head: 'Entry', isNumber: true, of: ({ sequence }) => sequence },
        { head: 'When', of: ({ at }) => <Instant at={at} withTime /> },
        { head: 'Who', of: (entry) => <Who entry={entry} /> },
        { head: 'Action', of: ({ action }) => <code>{action}</code> },
        { head: 'Subject', of: (entry) => <About entry={entry} /> },
        { head: 'Change', of: (entry) => <Change entry={entry} /> },
      ]}
    />
  )
}

interface EntryProps {
  readonly entry: LedgerEntry
}

function Who({ entry: { actor, onBehalfOf } }: EntryProps): React.JSX.Element {
  return (
    <>
      {actor.name}
      <div className="tiny subtle">
        {actor.kind}
        {onBehalfOf !== undefined && `, as ${onBehalfOf}`}
      </div>
    </>
  )
}

function About({ entry: { subject, reason } }: EntryProps): React.JSX.Element {
  const path = subjectPath(subject)
  return (
    <>
      {path === undefined ? subject : <Link to={path}>{subject}</Link>}
      {reason !== undefined && <div className="tiny subtle">“{reason}”</div>}
    </>
  )
}

function Change({ entry: { change, hash, previousHash } }: EntryProps): React.JSX.Element {
  return (
    <details>
      <summary className="tiny subtle">Show</summary>
      <pre className="ledger-change">{JSON.stringify(change, null, 2)}</pre>
      <div className="tiny subtle ledger-hash">
        hash {hash}
        <br />
        after {previousHash}
      </div>
    </details>
  )
}
