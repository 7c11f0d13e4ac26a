import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { importsQuery } from '../../api/import-queries.ts'
import type { Import } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { IMPORT_TONES } from './import-tones.ts'
import { RequestImport } from './request-import.tsx'

/** Sources that are imported as a whole, for those who run the registry. */
export function ImportsPage(): React.JSX.Element {
  return (
    <Page
      title="Imports"
      lead="Registers all contracts of a folder, a directory of APIs, a Backstage catalogue or an export of Apicurio Registry. What would change is shown first."
    >
      <ForSignedIn to="to import">
        <div className="stack">
          <RequestImport />
          <Panel title="Newest first">
            <PresentImports />
          </Panel>
        </div>
      </ForSignedIn>
    </Page>
  )
}

function PresentImports(): React.JSX.Element {
  const imports = useInfiniteQuery(importsQuery)
  return (
    <PagedList
      query={imports}
      what="imports"
      empty={<EmptyState title="Nothing has been imported yet" />}
    >
      {(items) => (
        <div className="table-frame" role="region" aria-label="Imports" tabIndex={0}>
          <table className="data-table">
            <caption className="visually-hidden">Imports</caption>
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">State</th>
                <th scope="col">Entries</th>
                <th scope="col">By</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <ImportRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PagedList>
  )
}

function ImportRow({ one }: { readonly one: Import }): React.JSX.Element {
  return (
    <tr>
      <th scope="row">
        <Link to={`/imports/${encodeURIComponent(one.id)}`}>{one.source}</Link>
        <br />
        <span className="small subtle">below {one.domain}</span>
      </th>
      <td>
        <ToneBadge tone={IMPORT_TONES[one.state]}>{one.state}</ToneBadge>
      </td>
      <td>{one.total}</td>
      <td>{one.requestedBy}</td>
      <td>
        <Instant at={one.createdAt} withTime />
      </td>
    </tr>
  )
}
