import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { authorityQuery } from '../../../api/governance-queries.ts'
import type { Circle } from '../../../api/schemas.ts'
import { Panel } from '../../../components/panel.tsx'
import '../governance.css'
import { CircleBreakdown } from './circle-breakdown.tsx'
import { RoleLine } from './role-line.tsx'

/** The circle that is looked into: what it is for, its roles and policies, and what can be done about it. */
export function CircleDetails({ circle }: { readonly circle: Circle }): React.JSX.Element {
  const { id, title, purpose, roles, policies, links = [] } = circle
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
          <h3 className="governance-title">Roles of other circles that take part</h3>
          <ul className="plain-list circle-roles" aria-label={`Roles linked into ${title}`}>
            {links.map((role) => (
              <li key={role}>
                <Link to={`/roles/${encodeURIComponent(role)}`}>{role}</Link>
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
