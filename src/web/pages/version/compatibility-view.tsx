import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { compatibilityQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { QueryView } from '../../components/query-view.tsx'
import { DeploymentAnswer } from '../compatibility/deployment-answer.tsx'
import { ReportPanels } from '../compatibility/report-panels.tsx'

/** How the version follows those before it, whom it breaks, and where it may be deployed. */
export function CompatibilityView({ version }: { readonly version: Version }): React.JSX.Element {
  const report = useQuery(compatibilityQuery(version.service, version.version))
  return (
    <QueryView query={report} what="the compatibility report">
      {(found) => (
        <div className="stack">
          <ReportPanels report={found} version={version} />
          <DeploymentAnswer version={version} />
          <p className="small">
            <Link
              to={`${servicePath(version.service)}/compare?${new URLSearchParams({ to: version.version }).toString()}`}
            >
              Compare with another version
            </Link>
          </p>
        </div>
      )}
    </QueryView>
  )
}
