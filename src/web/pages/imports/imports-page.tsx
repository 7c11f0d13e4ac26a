import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { importsQuery } from '../../api/import-queries.ts'
import type { Import } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
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
        <DataTable
          caption="Imports"
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { head: 'Source', of: (one) => <Source one={one} /> },
            {
              head: 'State',
              of: ({ state }) => <ToneBadge tone={IMPORT_TONES[state]}>{state}</ToneBadge>,
            },
            { head: 'Entries', of: ({ total }) => total },
            { head: 'By', of: ({ requestedBy }) => requestedBy },
            { head: 'When', of: ({ createdAt }) => <Instant at={createdAt} withTime /> },
          ]}
        />
      )}
    </PagedList>
  )
}

function Source({ one }: { readonly one: Import }): React.JSX.Element {
  return (
    <>
      <Link to={`/imports/${encodeURIComponent(one.id)}`}>{one.source}</Link>
      <br />
      <span className="small subtle">below {one.domain}</span>
    </>
  )
}
