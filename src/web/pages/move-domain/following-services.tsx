import type { Domain, DomainFollowing } from '../../api/schemas.ts'
import { Instant } from '../../components/instant.tsx'

interface FollowingServicesProps {
  readonly domain: Domain
  readonly following: DomainFollowing
}

/** How far the services of a large domain have followed its move. */
export function FollowingServices({
  domain,
  following,
}: FollowingServicesProps): React.JSX.Element {
  return (
    <div className="form" role="status">
      <p>
        It was moved from <code>{following.from}</code> to <code>{domain.path}</code>,{' '}
        <Instant at={following.since} />. <strong>{following.servicesLeft}</strong>{' '}
        {following.servicesLeft === 1 ? 'service follows' : 'services follow'} in the background.
      </p>
      <p className="subtle">
        Until they are there they have their former names, and nothing is registered in the domain.
      </p>
    </div>
  )
}
