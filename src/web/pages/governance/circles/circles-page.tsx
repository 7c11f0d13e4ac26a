import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { constitutionQuery, organisationQuery } from '../../../api/governance-queries.ts'
import type { Circle, Role } from '../../../api/schemas.ts'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { RatifyConstitution } from './ratify-constitution.tsx'

/** Circles within circles, the roles in them, and who fills those. */
export function CirclesPage(): React.JSX.Element {
  const organisation = useQuery(organisationQuery)
  const constitution = useQuery(constitutionQuery)
  return (
    <Page
      title="Circles and roles"
      lead="Who answers for what. Whoever senses that something is missing here opens a tension; a proposal changes it."
    >
      <div className="stack">
        <GovernanceLinks />
        <QueryView query={constitution} what="the constitution">
          {({ constitution: text, number, since, by }) => (
            <Panel title={text.title}>
              <p>{text.preamble}</p>
              <p className="tiny subtle">
                Version {number} of the governance, in force since <Instant at={since} withTime />,
                made by {by}.
              </p>
              <RatifyConstitution inForce={text} />
            </Panel>
          )}
        </QueryView>
        <QueryView query={organisation} what="the circles">
          {({ circles }) => (
            <ul className="plain-list circle-tree" aria-label="Circles">
              {circles
                .filter(({ parent }) => parent === undefined)
                .map((circle) => (
                  <CircleNode key={circle.id} circle={circle} circles={circles} />
                ))}
            </ul>
          )}
        </QueryView>
      </div>
    </Page>
  )
}

interface CircleNodeProps {
  readonly circle: Circle
  readonly circles: readonly Circle[]
}

function CircleNode({ circle, circles }: CircleNodeProps): React.JSX.Element {
  const within = circles.filter(({ parent }) => parent === circle.id)
  return (
    <li className="circle-node">
      <h2 className="governance-title">{circle.title}</h2>
      <p>{circle.purpose}</p>
      <p className="circle-links">
        <Link to={`/tensions/new?subject=${encodeURIComponent(`circle:${circle.id}`)}`}>
          I sense a tension here
        </Link>
        <Link to={`/proposals/new?circle=${encodeURIComponent(circle.id)}`}>Propose a change</Link>
      </p>
      <ul className="plain-list circle-roles" aria-label={`Roles of ${circle.title}`}>
        {circle.roles.map((role) => (
          <RoleLine key={role.id} role={role} />
        ))}
      </ul>
      {circle.policies.length > 0 && (
        <ul aria-label={`Policies of ${circle.title}`}>
          {circle.policies.map(({ id, title, text, effect }) => (
            <li key={id}>
              <strong>{title}</strong> ({effect === 'limit' ? 'limits' : 'grants'}): {text}
            </li>
          ))}
        </ul>
      )}
      {within.length > 0 && (
        <ul className="plain-list circle-within" aria-label={`Circles in ${circle.title}`}>
          {within.map((inner) => (
            <CircleNode key={inner.id} circle={inner} circles={circles} />
          ))}
        </ul>
      )}
    </li>
  )
}

function RoleLine({ role }: { readonly role: Role }): React.JSX.Element {
  const people = [...new Set(role.filledBy.map(({ person }) => person))]
  return (
    <li>
      <Link to={`/roles/${encodeURIComponent(role.id)}`}>{role.title}</Link>
      <span className="subtle">
        {' '}
        {people.length > 0
          ? people.join(', ')
          : role.kind === 'lead'
            ? 'nobody: the circle around it covers'
            : 'nobody: its lead covers'}
      </span>
    </li>
  )
}
