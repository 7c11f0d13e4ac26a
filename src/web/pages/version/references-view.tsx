import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import { referencesQuery } from '../../api/version-queries.ts'
import type { ImportedDocument, ReferringContract, Version } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'

/** What the contract is built on, and what is built on it. */
export function ReferencesView({ version }: { readonly version: Version }): React.JSX.Element {
  const references = useQuery(referencesQuery(version.service, version.version))
  return (
    <QueryView query={references} what="the references">
      {({ imports, importsCount, importedBy, importedByCount }) => (
        <div className="stack">
          <Panel title="Contracts that import this one">
            {importedBy.length === 0 ? (
              <EmptyState title="None">
                No contract of the registry is built on this one.
              </EmptyState>
            ) : (
              <>
                <p className="subtle">
                  Whoever replaces this contract by another version leaves these as they are: each
                  of them has to take the new one over by a version of its own.
                </p>
                <Contracts items={importedBy} />
                <More shown={importedBy.length} count={importedByCount} />
              </>
            )}
          </Panel>
          <Panel title="Documents that it imports">
            {imports.length === 0 ? (
              <EmptyState title="None">The contract stands by itself.</EmptyState>
            ) : (
              <ul className="stack">
                {imports.map((document) => (
                  <Imported key={document.file} document={document} />
                ))}
              </ul>
            )}
            <More shown={imports.length} count={importsCount} />
          </Panel>
        </div>
      )}
    </QueryView>
  )
}

function Imported({ document }: { readonly document: ImportedDocument }): React.JSX.Element {
  const { file, contracts, contractsCount, sharedWith, sharedCount } = document
  return (
    <li>
      <strong>{file}</strong>
      {contracts.length === 0 && sharedCount === 0 && (
        <p className="subtle">Nobody else has this document.</p>
      )}
      {contracts.length > 0 && (
        <>
          <p className="subtle">It is the contract of</p>
          <Contracts items={contracts} />
          <More shown={contracts.length} count={contractsCount} />
        </>
      )}
      {sharedCount > 0 && (
        <>
          <p className="subtle">It is imported as well by</p>
          <Contracts items={sharedWith} />
          <More shown={sharedWith.length} count={sharedCount} />
        </>
      )}
    </li>
  )
}

function Contracts({ items }: { readonly items: readonly ReferringContract[] }): React.JSX.Element {
  return (
    <ul>
      {items.map(({ service, version, state, files }) => (
        <li key={`${service}@${version}`}>
          <Link to={versionPath(service, version)}>
            {service}@{version}
          </Link>{' '}
          ({state}){' '}
          <span className="tiny subtle">
            {files.length > 0 && 'as '}
            {files.join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

function More({
  shown,
  count,
}: {
  readonly shown: number
  readonly count: number
}): React.JSX.Element | null {
  if (count <= shown) return null
  return <p className="tiny subtle">and {count - shown} more</p>
}
