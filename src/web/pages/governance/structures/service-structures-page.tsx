import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../../api/names.ts'
import { isNotFound } from '../../../api/problem.ts'
import { structuresQuery } from '../../../api/running-queries.ts'
import type { Structures } from '../../../api/schemas.ts'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted, spaced } from '../../../components/words.ts'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import '../governance.css'
import { PeriodFields, usePeriod } from './period-fields.tsx'
import './structures.css'

/** One service in the three structures, side by side, and where they differ. */
export function ServiceStructuresPage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const structures = useQuery(structuresQuery(id, usePeriod()))
  if (isNotFound(structures.error)) return <NotFoundPage />
  return (
    <Page
      title={`Structures of ${id}`}
      crumbs={[
        { label: 'Structures', to: '/structures' },
        { label: id, to: servicePath(id) },
      ]}
      lead="What is declared, what was observed and what is required. Declared and required are as they stood at the end of the period."
    >
      <div className="stack">
        <PeriodFields />
        <QueryView query={structures} what="the structures">
          {(found) => (
            <div className="stack">
              <Differences {...found} />
              <div className="structures">
                <Declared {...found} />
                <Observed {...found} />
                <Required {...found} />
              </div>
            </div>
          )}
        </QueryView>
      </div>
    </Page>
  )
}

function Differences({ differences, service }: Structures): React.JSX.Element {
  return (
    <Panel
      title="Where they differ"
      aside={
        <p className="circle-links">
          <Link to={`/tensions?subject=${encodeURIComponent(`service:${service}`)}`}>
            Tensions about it
          </Link>
          <Link to={`/tensions/new?subject=${encodeURIComponent(`service:${service}`)}`}>
            I sense a tension here
          </Link>
        </p>
      }
    >
      {differences.length === 0 && <p>Nowhere, as far as was reported.</p>}
      <ul>
        {differences.map(({ kind, about, says }) => (
          <li key={`${kind} ${about}`}>
            <ToneBadge tone="warn">{spaced(kind)}</ToneBadge> {says}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Declared({ declared, service }: Structures): React.JSX.Element {
  const { versions, subscriptions, endpoints, owner } = declared
  return (
    <Panel title="Declared">
      <h3 className="governance-title">Consumers</h3>
      {subscriptions.length === 0 && <p className="subtle">No subscription.</p>}
      <ul>
        {subscriptions.map(({ id, consumer, range, environment, state }) => (
          <li key={id}>
            <Link to={`/subscriptions/${encodeURIComponent(id)}`}>{consumer}</Link> {range} in{' '}
            {environment}, {spaced(state)}
          </li>
        ))}
      </ul>
      <h3 className="governance-title">Versions</h3>
      <ul>
        {versions.map(({ version, state, sunsetAt }) => (
          <li key={version}>
            <Link to={`${servicePath(service)}/versions/${version}`}>{version}</Link> {state}
            {sunsetAt !== undefined && (
              <>
                , until <Instant at={sunsetAt} />
              </>
            )}
          </li>
        ))}
      </ul>
      <h3 className="governance-title">Endpoints</h3>
      {endpoints.length === 0 && <p className="subtle">None.</p>}
      <ul>
        {endpoints.map(({ environment, url }) => (
          <li key={`${environment} ${url}`}>
            {environment}: <code className="small">{url}</code>
          </li>
        ))}
      </ul>
      <p className="tiny subtle">Owner: {owner ?? 'not stated'}</p>
    </Panel>
  )
}

function Observed({ observed }: Structures): React.JSX.Element {
  const { calls, errors, consumers, operations, deployments, period } = observed
  return (
    <Panel title="Observed">
      <p>
        {counted(calls, 'call')}, {errors} of them failed, from <Instant at={period.from} /> to{' '}
        <Instant at={period.to} />
      </p>
      <h3 className="governance-title">Consumers</h3>
      <ul>
        {consumers.map((one) => (
          <li key={one.consumer}>
            {one.consumer === '' ? <em>unknown</em> : one.consumer}: {counted(one.calls, 'call')}
          </li>
        ))}
      </ul>
      <h3 className="governance-title">Operations</h3>
      <ul>
        {operations.map(({ operation, isOffered, calls: times }) => (
          <li key={operation}>
            {operation === '' ? <em>not said</em> : <code className="small">{operation}</code>}:{' '}
            {counted(times, 'call')}{' '}
            {isOffered === false && <ToneBadge tone="bad">in no contract</ToneBadge>}
          </li>
        ))}
      </ul>
      {deployments.length > 0 && (
        <>
          <h3 className="governance-title">Deployed</h3>
          <ul>
            {deployments.map(({ version, environment, lastAt }) => (
              <li key={`${version} ${environment}`}>
                {version} in {environment || 'an environment that was not said'},{' '}
                <Instant at={lastAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Required({ required }: Structures): React.JSX.Element {
  const { decides, policies, duties } = required
  return (
    <Panel title="Required">
      <p>
        <RoleLink role={decides.role} /> ({decides.people.join(', ')}) decides.
      </p>
      <h3 className="governance-title">Policies</h3>
      {policies.length === 0 && <p className="subtle">No published version is asked anything.</p>}
      <ul>
        {policies.map(({ id, title, enforcement, notKeptBy }) => (
          <li key={id}>
            {title} ({enforcement}){' '}
            {notKeptBy.length === 0 ? (
              <ToneBadge tone="good">kept</ToneBadge>
            ) : (
              <ToneBadge tone={enforcement === 'advise' ? 'warn' : 'bad'}>
                not kept by {notKeptBy.join(', ')}
              </ToneBadge>
            )}
          </li>
        ))}
      </ul>
      <h3 className="governance-title">Duties</h3>
      {duties.length === 0 && <p className="subtle">Nothing is due.</p>}
      <ul>
        {duties.map(({ title, subject, dueAt, state }) => (
          <li key={`${title} ${subject} ${dueAt}`}>
            {title}: <Instant at={dueAt} />, {state}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
