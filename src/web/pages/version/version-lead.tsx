import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import { versionsQuery } from '../../api/version-queries.ts'
import type { Version } from '../../api/schemas.ts'
import { VerdictBadge } from '../../components/badges.tsx'
import { Instant } from '../../components/instant.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { FORMAT_NAMES } from '../../components/words.ts'
import { sameContract } from './same-contract.ts'
import './version-page.css'

/** How a version stands, in one line below its heading. */
export function VersionLead({ version }: { readonly version: Version }): React.JSX.Element {
  return (
    <span className="version-lead">
      <VerdictBadge verdict={version.verdict} />
      <StateBadge state={version.state} phase={version.phase} />
      <span>{FORMAT_NAMES[version.format]}</span>
      <span>
        pushed by {version.author}, <Instant at={version.createdAt} />
      </span>
      {version.sunsetAt !== undefined && (
        <span className="version-sunset">
          ends <Instant at={version.sunsetAt} />
        </span>
      )}
      <SameContract version={version} />
    </span>
  )
}

/** Says so when another version of the service holds the same contract. */
function SameContract({ version }: { readonly version: Version }): React.JSX.Element | null {
  const versions = useQuery(versionsQuery(version.service))
  const same = sameContract(version, versions.data?.items ?? [])
  if (same === undefined) return null
  return (
    <span>
      the same contract as{' '}
      <Link to={versionPath(version.service, same.version)}>{same.version}</Link>,{' '}
      {same.identical ? 'byte for byte' : 'in another spelling'}
    </span>
  )
}
