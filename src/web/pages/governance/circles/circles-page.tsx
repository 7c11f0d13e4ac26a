import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { constitutionQuery, organisationOnQuery } from '../../../api/governance-queries.ts'
import type { Circle } from '../../../api/schemas.ts'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { useAddress } from '../../../components/use-address.ts'
import '../governance.css'
import { GovernanceLinks } from '../governance-links.tsx'
import { CircleDetails } from './circle-details.tsx'
import { CirclePicture } from './circle-picture.tsx'
import { DayField, endOf } from './day-field.tsx'
import { RatifyConstitution } from './ratify-constitution.tsx'
import { RoleLine } from './role-line.tsx'

/** Circles within circles as a picture that one walks into or as a tree, now or on a day of the past. */
export function CirclesPage(): React.JSX.Element {
  const [parameters, change] = useAddress()
  const day = parameters.get('on') ?? ''
  const view = parameters.get('view') === 'tree' ? 'tree' : 'picture'
  const organisation = useQuery(organisationOnQuery(endOf(day)))
  const constitution = useQuery(constitutionQuery)
  return (
    <Page
      title="Circles and roles"
      lead="Who answers for what. Whoever senses that something is missing here opens a tension; a proposal changes it."
    >
      <div className="stack">
        <GovernanceLinks />
        <div className="circle-view">
          <SegmentedControl
            aria-label="How the circles are shown"
            value={view}
            onChange={(value) => change('view', value === 'tree' ? value : '')}
            data={[
              { value: 'picture', label: 'Picture' },
              { value: 'tree', label: 'Tree' },
            ]}
          />
          <DayField day={day} onChange={(value) => change('on', value)} />
        </div>
        <QueryView query={organisation} what="the circles">
          {({ circles, number, since }) => (
            <>
              {day !== '' && (
                <p role="status">
                  Version {number} of the governance, in force from <Instant at={since} withTime />{' '}
                  on.
                </p>
              )}
              {view === 'tree' ? (
                <ul className="plain-list circle-tree" aria-label="Circles">
                  {circles
                    .filter(({ parent }) => parent === undefined)
                    .map((circle) => (
                      <CircleNode key={circle.id} circle={circle} circles={circles} />
                    ))}
                </ul>
              ) : (
                <Picture circles={circles} parameters={parameters} />
              )}
            </>
          )}
        </QueryView>
        <QueryView query={constitution} what="the constitution">
          {({ constitution: text, number, since, by }) => (
            <Panel title={text.title}>
              <p>{text.preamble}</p>
              <p className="tiny subtle">
                Version {number} of the governance, in force since <Instant at={since} withTime />,
                made by {by}.
              </p>
              <p>
                <Link to="/constitution">Read and amend it</Link>
              </p>
              <RatifyConstitution inForce={text} />
            </Panel>
          )}
        </QueryView>
      </div>
    </Page>
  )
}

interface PictureProps {
  readonly circles: readonly Circle[]
  readonly parameters: URLSearchParams
}

function Picture({ circles, parameters }: PictureProps): React.JSX.Element {
  const [anchor] = circles
  const asked = parameters.get('in')
  const looked = circles.find(({ id }) => id === asked) ?? anchor
  if (looked === undefined) return <p>There is no circle.</p>
  const into = (circle: string): string => {
    const next = new URLSearchParams(parameters)
    next.set('in', circle)
    return `/circles?${next.toString()}`
  }
  return (
    <div className="panels">
      <Panel title="Circles">
        <CirclePicture circles={circles} inside={looked.id} into={into} />
      </Panel>
      <CircleDetails circle={looked} circles={circles} />
    </div>
  )
}

interface CircleNodeProps {
  readonly circle: Circle
  readonly circles: readonly Circle[]
}

function CircleNode({ circle, circles }: CircleNodeProps): React.JSX.Element {
  const { links = [] } = circle
  const within = circles.filter(({ parent }) => parent === circle.id)
  return (
    <li>
      <details className="circle-node" open>
        <summary className="governance-title">{circle.title}</summary>
        <p>{circle.purpose}</p>
        <ul className="plain-list circle-roles" aria-label={`Roles of ${circle.title}`}>
          {circle.roles.map((role) => (
            <RoleLine key={role.id} role={role} />
          ))}
        </ul>
        {links.length > 0 && (
          <p className="small">
            Takes part from other circles:{' '}
            {links.map((role, index) => (
              <Fragment key={role}>
                {index > 0 && ', '}
                <RoleLink role={role} />
              </Fragment>
            ))}
          </p>
        )}
        {within.length > 0 && (
          <ul className="plain-list circle-within" aria-label={`Circles in ${circle.title}`}>
            {within.map((inner) => (
              <CircleNode key={inner.id} circle={inner} circles={circles} />
            ))}
          </ul>
        )}
      </details>
    </li>
  )
}
