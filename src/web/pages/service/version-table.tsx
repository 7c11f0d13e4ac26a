import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath, versionPath } from '../../api/names.ts'
import { versionsQuery } from '../../api/version-queries.ts'
import type { Service } from '../../api/schemas.ts'
import { VerdictBadge } from '../../components/badges.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { FORMAT_NAMES } from '../../components/words.ts'

interface VersionTableProps {
  readonly service: Service
  /** A day of the past; now unless given. */
  readonly asOf?: string
}

/** The contract versions of a service, highest first. */
export function VersionTable({ service, asOf }: VersionTableProps): React.JSX.Element {
  const versions = useQuery(versionsQuery(service.id, asOf))
  return (
    <Panel title="Contract versions">
      <QueryView query={versions} what="the versions">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="No contract yet">
              Push the first one with{' '}
              <code>concordat push CONTRACT --service {service.id} --version 1.0.0</code>
            </EmptyState>
          ) : (
            <>
              <div className="table-frame">
                <table className="data-table">
                  <caption className="visually-hidden">Contract versions, highest first</caption>
                  <thead>
                    <tr>
                      <th scope="col">Version</th>
                      <th scope="col">Verdict</th>
                      <th scope="col">State</th>
                      <th scope="col">Format</th>
                      <th scope="col">Pushed</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((version) => (
                      <tr key={version.version}>
                        <th scope="row">
                          <Link to={versionPath(service.id, version.version)}>
                            <strong>{version.version}</strong>
                          </Link>
                        </th>
                        <td>
                          <VerdictBadge verdict={version.verdict} />
                        </td>
                        <td>
                          <StateBadge state={version.state} phase={version.phase} />
                        </td>
                        <td>{FORMAT_NAMES[version.format]}</td>
                        <td>
                          <Instant at={version.createdAt} />{' '}
                          <span className="tiny subtle">{version.author}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {items.length > 1 && (
                <p className="small">
                  <Link to={`${servicePath(service.id)}/compare`}>Compare versions</Link>
                </p>
              )}
            </>
          )
        }
      </QueryView>
    </Panel>
  )
}
