import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { authorityQuery } from '../../../api/governance-queries.ts'
import type { Circle } from '../../../api/schemas.ts'
import { CircleLink, RoleLink } from '../../../components/governance-names.tsx'
import { Panel } from '../../../components/panel.tsx'
import '../governance.css'
import { CircleBreakdown } from './circle-breakdown.tsx'
import { circleOfRole, linksBetween } from './circle-links.ts'
import { RoleLine } from './role-line.tsx'

interface CircleDetailsProps {
  readonly circle: Circle
  /** All of them, at the same moment. */
  readonly circles: readonly Circle[]
}

/** The circle that is looked into: what it is for, its roles and policies, and what can be done about it. */
export function CircleDetails({ circle, circles }: CircleDetailsProps): React.JSX.Element {
  const { id, title, purpose, roles, policies, links = [] } = circle
  const elsewhere = linksBetween(circles).filter(({ from }) => from === id)
  const deciding = useQuery(authorityQuery(`circle:${id}`))
  return (
    <Panel title={title}>
      <p>{purpose}</p>
      {deciding.data && (
        <p className="tiny subtle">
          {deciding.data.whoDecides.people.join(', ')} decides as {deciding.data.whoDecides.title}.
        </p>
      )}
      <ul className="plain-list circle-roles" aria-label={`Roles of ${title}`}>
        {roles.map((role) => (
          <RoleLine key={role.id} role={role} />
        ))}
      </ul>
      {links.length > 0 && (
        <>
          <h3 className="governance-title">Links to other circles: their roles that take part</h3>
          <ul className="plain-list circle-roles" aria-label={`Roles linked into ${title}`}>
            {links.map((role) => (
              <li key={role}>
                <RoleLink role={role} /> of{' '}
                <CircleLink circle={circleOfRole(circles, role)?.id ?? ''} />
              </li>
            ))}
          </ul>
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 className="governance-title">Roles of this circle that take part elsewhere</h3>
          <ul className="plain-list circle-roles" aria-label={`Roles linked from ${title}`}>
            {elsewhere.map(({ role, into }) => (
              <li key={`${role} ${into}`}>
                <RoleLink role={role} /> in <CircleLink circle={into} />
              </li>
            ))}
          </ul>
        </>
      )}
      {policies.length > 0 && (
        <ul aria-label={`Policies of ${title}`}>
          {policies.map(({ id: policy, title: name, text, effect, legacy }) => (
            <li key={policy}>
              <strong>{name}</strong> ({effect === 'limit' ? 'limits' : 'grants'}
              {legacy === true && ', kept from before the constitution'}): {text}
            </li>
          ))}
        </ul>
      )}
      <CircleBreakdown circle={circle} />
      <p className="circle-links">
        <Link to={`/tensions/new?subject=${encodeURIComponent(`circle:${id}`)}`}>
          I sense a tension about {title}
        </Link>
        <Link to={`/proposals/new?circle=${encodeURIComponent(id)}`}>Propose a change</Link>
        <Link to={`/meetings?circle=${encodeURIComponent(id)}`}>Announce a meeting</Link>
        <Link to={`/ledger?subject=${encodeURIComponent(`circle:${id}`)}`}>What made it so</Link>
      </p>
    </Panel>
  )
}
