import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath, versionPath } from '../../api/names.ts'
import { versionsQuery } from '../../api/version-queries.ts'
import type { Service } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
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
              <DataTable
                caption="Contract versions, highest first"
                rows={items}
                keyOf={(version) => version.version}
                columns={[
                  {
                    head: 'Version',
                    of: (version) => (
                      <Link to={versionPath(service.id, version.version)}>
                        <strong>{version.version}</strong>
                      </Link>
                    ),
                  },
                  { head: 'Verdict', of: (version) => <VerdictBadge verdict={version.verdict} /> },
                  {
                    head: 'State',
                    of: (version) => <StateBadge state={version.state} phase={version.phase} />,
                  },
                  { head: 'Format', of: (version) => FORMAT_NAMES[version.format] },
                  {
                    head: 'Pushed',
                    of: (version) => (
                      <>
                        <Instant at={version.createdAt} />{' '}
                        <span className="tiny subtle">{version.author}</span>
                      </>
                    ),
                  },
                ]}
              />
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
