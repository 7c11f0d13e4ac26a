import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { organisationOnQuery, roleQuery } from '../../../api/governance-queries.ts'
import { ledgerPath } from '../../../api/names.ts'
import { isNotFound } from '../../../api/problem.ts'
import type { RoleWithHistory } from '../../../api/schemas.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { CircleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import '../governance.css'
import { linksBetween } from './circle-links.ts'
import { DayField, endOf } from './day-field.tsx'
import { RoleFilling } from './role-filling.tsx'
import { fillerInWords, unfilledInWords } from './role-line.tsx'
import { Surrogates } from './surrogates.tsx'

/** A role: what it is for, what it controls, who fills it, and what made it so. */
export function RolePage(): React.JSX.Element {
  const { roleId = '' } = useParams()
  const [parameters, setParameters] = useSearchParams()
  const day = parameters.get('on') ?? ''
  const role = useQuery(roleQuery(roleId, endOf(day)))
  if (isNotFound(role.error)) return <NotFoundPage />
  return (
    <Page
      title={role.data?.role.title ?? roleId}
      crumbs={[{ label: 'Circles', to: '/circles' }]}
      lead={role.data?.role.purpose ?? ''}
    >
      <div className="stack">
        <div className="circle-view">
          <DayField
            day={day}
            onChange={(value) =>
              setParameters(value === '' ? {} : { on: value }, { replace: true })
            }
          />
        </div>
        <QueryView query={role} what="the role">
          {(data) => <RoleDetails {...data} day={day} />}
        </QueryView>
      </div>
    </Page>
  )
}

function RoleDetails({
  role,
  history,
  historyCount,
  day,
}: RoleWithHistory & { readonly day: string }): React.JSX.Element {
  const organisation = useQuery(organisationOnQuery(endOf(day)))
  const into = linksBetween(organisation.data?.circles ?? [])
    .filter((link) => link.role === role.id)
    .map((link) => link.into)
  const domains = role.domains.map((domain) => (domain === '' ? 'the whole registry' : domain))
  return (
    <div className="stack">
      <Panel
        title="What it answers for"
        aside={<Link to={`/tensions?role=${encodeURIComponent(role.id)}`}>Its inbox</Link>}
      >
        <FactList
          facts={[
            { name: 'Circle', value: <CircleLink circle={role.circle} /> },
            ...(into.length === 0
              ? []
              : [
                  {
                    name: 'Takes part in',
                    value: into.map((circle, index) => (
                      <Fragment key={circle}>
                        {index > 0 && ', '}
                        <CircleLink circle={circle} />
                      </Fragment>
                    )),
                  },
                ]),
            { name: 'Domains', value: domains.join(', ') || 'none of its own' },
            {
              name: 'Filled by',
              value:
                role.filledBy.length === 0
                  ? unfilledInWords(role)
                  : role.filledBy
                      .map((one) =>
                        one.focus === undefined
                          ? fillerInWords(one)
                          : `${fillerInWords(one)} (${one.focus.title})`,
                      )
                      .join(', '),
            },
          ]}
        />
        <h3 className="governance-title">Others may expect</h3>
        {role.accountabilities.length === 0 ? (
          <p>Nothing is written down.</p>
        ) : (
          <ul>
            {role.accountabilities.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </Panel>
      {day === '' && <RoleFilling role={role} />}
      {day === '' && <Surrogates role={role} />}
      <Panel title="What made it so">
        {history.length === 0 && <p>It is as the constitution was ratified.</p>}
        <ul>
          {history.map(({ governance, at, by, kind, proposal, reason }) => (
            <li key={governance}>
              <Instant at={at} withTime /> {kind} by {by}
              {reason === undefined ? '' : `: ${reason}`}{' '}
              {proposal !== undefined && (
                <Link to={`/proposals/${encodeURIComponent(proposal)}`}>the proposal</Link>
              )}
            </li>
          ))}
        </ul>
        {historyCount > history.length && (
          <p>
            These are the newest {history.length} of {historyCount};{' '}
            <Link to={ledgerPath(`role:${role.id}`)}>the ledger has all of them</Link>.
          </p>
        )}
      </Panel>
    </div>
  )
}
