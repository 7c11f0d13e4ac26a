import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import type { VersionWithContent } from '../../api/schemas.ts'

interface VersionsWithContentProps {
  readonly versions: readonly (VersionWithContent & { readonly state?: string })[]
}

/** Versions that have, or had, a content, and under which names. */
export function VersionsWithContent({ versions }: VersionsWithContentProps): React.JSX.Element {
  return (
    <ul>
      {versions.map(({ service, version, files, state }) => (
        <li key={`${service}@${version}`}>
          <Link to={`${versionPath(service, version)}/files`}>
            {service}@{version}
          </Link>
          {state !== undefined && ` (${state})`} <span className="subtle">{files.join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
