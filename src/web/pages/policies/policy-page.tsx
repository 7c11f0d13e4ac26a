import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { authorityQuery } from '../../api/governance-queries.ts'
import { ledgerPath } from '../../api/names.ts'
import { policiesQuery, policyHistoryQuery } from '../../api/policy-queries.ts'
import { isNotFound } from '../../api/problem.ts'
import type { PolicyHistory, PolicyInForce } from '../../api/schemas.ts'
import { EnforcementBadge } from '../../components/badges.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { RoleLink } from '../../components/governance-names.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import '../governance/governance.css'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { DecidedBy, LegacyMark } from './decided-by.tsx'
import { PolicyFigures } from './policy-figures.tsx'

/** A policy: what it asks of whom, who decided that, when and why, and who could change it. */
export function PolicyPage(): React.JSX.Element {
  const { policyId = '' } = useParams()
  const history = useQuery(policyHistoryQuery(policyId))
  if (isNotFound(history.error)) return <NotFoundPage />
  return (
    <QueryView query={history} what="the policy" skeleton={<PageSkeleton />}>
      {({ policy, periods }) => (
        <Page
          title={policy?.title ?? periods[0]?.policy.title ?? policyId}
          crumbs={[{ label: 'Policies & rules', to: '/policies' }]}
        >
          <div className="stack">
            {policy === undefined ? (
              <EmptyState title="It is no longer in force">
                <Link to="/policies">All policies in force</Link>
              </EmptyState>
            ) : (
              <Details policy={policy} />
            )}
            <Periods periods={periods} />
          </div>
        </Page>
      )}
    </QueryView>
  )
}

/** Every decision about it, with what it was from then on. */
function Periods({ periods }: Pick<PolicyHistory, 'periods'>): React.JSX.Element {
  return (
    <Panel title="How it came to be">
      <ol>
        {periods.map(({ policy, from, until }) => (
          <li key={from}>
            <EnforcementBadge enforcement={(policy.grace ?? policy).enforcement} /> from{' '}
            <Instant at={from} withTime />
            {until === undefined ? ' on' : ' until '}
            {until !== undefined && <Instant at={until} withTime />}: <DecidedBy policy={policy} />
            {policy.reason !== undefined && `. ${policy.reason}`}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Details({ policy }: { readonly policy: PolicyInForce }): React.JSX.Element {
  const { id, pack, packVersion, pinned, scope, enforcement, grace, severities } = policy
  const figures = useQuery(policiesQuery).data?.items.find((one) => one.id === id)?.figures
  const weights = Object.entries(severities ?? {})
  return (
    <>
      {policy.legacy === true && <FromBefore id={id} />}
      <Panel title="What it asks" aside={<EnforcementBadge enforcement={enforcement} />}>
        <FactList
          facts={[
            {
              name: 'Rules of',
              value: (
                <>
                  <Link to={`/policies/${encodeURIComponent(pack)}`}>{pack}</Link> {packVersion}
                  {pinned !== undefined && ` (held to ${pinned})`}
                </>
              ),
            },
            {
              name: 'For contracts where',
              value: scope === 'true' ? 'the pack can judge them' : <code>{scope}</code>,
            },
            ...(grace === undefined
              ? []
              : [
                  {
                    name: 'From',
                    value: (
                      <>
                        <Instant at={grace.until} /> on: <EnforcementBadge {...grace} />
                      </>
                    ),
                  },
                ]),
            ...(weights.length === 0
              ? []
              : [
                  {
                    name: 'Rules that count otherwise',
                    value: weights.map(([rule, weight]) => `${rule}: ${weight}`).join(', '),
                  },
                ]),
            { name: 'Contracts', value: <PolicyFigures figures={figures} /> },
          ]}
        />
      </Panel>
      <Decision policy={policy} />
    </>
  )
}

function Decision({ policy }: { readonly policy: PolicyInForce }): React.JSX.Element {
  const { id, reason, since } = policy
  const subject = `policy:${id}`
  const deciding = useQuery(authorityQuery(subject))
  return (
    <Panel title="Who decided it" aside={<LegacyMark policy={policy} />}>
      <FactList
        facts={[
          { name: 'Decided by', value: <DecidedBy policy={policy} /> },
          { name: 'Since', value: <Instant at={since} withTime /> },
          {
            name: 'Why',
            value: reason ?? <span className="subtle">No reason was written down</span>,
          },
          {
            name: 'Who decides about it now',
            value: deciding.data && (
              <>
                <RoleLink role={deciding.data.whoDecides.role} /> (
                {deciding.data.whoDecides.people.join(', ')}), by an adopted proposal
              </>
            ),
          },
        ]}
      />
      <p className="circle-links">
        <Link to={`/proposals/new?policy=${encodeURIComponent(id)}`}>Propose a change</Link>
        <Link to={`/tensions/new?subject=${encodeURIComponent(subject)}`}>
          I sense a tension about it
        </Link>
        <Link to={`/tensions?subject=${encodeURIComponent(subject)}`}>Tensions about it</Link>
        <Link to={ledgerPath(subject)}>Its entries in the ledger</Link>
      </p>
    </Panel>
  )
}

/** What to do about a policy that the constitution in force did not make. */
function FromBefore({ id }: { readonly id: string }): React.JSX.Element {
  const propose = (change: string): string =>
    `/proposals/new?policy=${encodeURIComponent(id)}&change=${change}`
  return (
    <p role="note">
      <strong>From before the constitution in force.</strong> It holds as it was decided then, until
      an adopted proposal decides anew: propose to{' '}
      <Link to={propose('policy.enforcement')}>confirm or change how it is enforced</Link>, or to{' '}
      <Link to={propose('policy.remove')}>repeal it</Link>.
    </p>
  )
}
