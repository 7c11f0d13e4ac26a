import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { domainFromSegment, servicePath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { capacityQuery, chainQuery, dependenciesQuery } from '../../api/use-queries.ts'
import type { Capacity, ChainAvailability, Dependencies } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { AsOfField, AsOfNote, pathAsOf, useAsOf } from '../../components/as-of.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import './dependencies-page.css'
import { DependencyDrawing } from './dependency-drawing.tsx'
import { DependencyTable } from './dependency-table.tsx'

/** What a service needs or who needs it, drawn and as a table, and what follows for availability and capacity. */
export function DependenciesPage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const [parameters, setParameters] = useSearchParams()
  const direction = parameters.get('direction') === 'used-by' ? 'used-by' : 'uses'
  const [asOf, setAsOf] = useAsOf()
  const graph = useQuery(dependenciesQuery(id, direction, asOf))
  const chain = useQuery(chainQuery(id, asOf))
  const capacity = useQuery(capacityQuery(id, asOf))
  if (isNotFound(graph.error)) return <NotFoundPage />
  return (
    <Page
      title={`Dependencies of ${id}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: id, to: servicePath(id) },
      ]}
      lead="Live subscriptions, and contracts that refer to another service's contract, followed to the end."
    >
      <SegmentedControl
        mb="md"
        aria-label="Direction"
        value={direction}
        onChange={(value) =>
          setParameters({ direction: value, ...(asOf !== '' && { asOf }) }, { replace: true })
        }
        data={[
          { value: 'uses', label: 'What it needs' },
          { value: 'used-by', label: 'Who needs it' },
        ]}
      />
      <AsOfField value={asOf} onChange={setAsOf} />
      <AsOfNote asOf={asOf} />
      <QueryView query={graph} what="the dependencies">
        {(found) => <Reached graph={found} />}
      </QueryView>
      <div className="panels">
        <Panel
          title="Availability"
          aside={
            <Link to={pathAsOf('/weak-points', asOf)} className="small">
              Weak points of the registry
            </Link>
          }
        >
          <QueryView query={chain} what="the availability">
            {(found) => <Chain chain={found} />}
          </QueryView>
        </Panel>
        <Panel title="Capacity">
          <QueryView query={capacity} what="the capacity">
            {(found) => <Asked capacity={found} />}
          </QueryView>
        </Panel>
      </div>
    </Page>
  )
}

function Reached({ graph }: { readonly graph: Dependencies }): React.JSX.Element {
  if (graph.total === 0) {
    return (
      <p className="subtle">
        {graph.direction === 'uses' ? 'It needs no other service.' : 'Nobody is known to need it.'}
      </p>
    )
  }
  return (
    <>
      <DependencyDrawing graph={graph} />
      {graph.cycles.map((cycle) => (
        <p key={cycle.join(' ')} className="small">
          <strong>A circle:</strong> {cycle.join(' → ')}
        </p>
      ))}
      <DependencyTable graph={graph} />
    </>
  )
}

function Chain({ chain }: { readonly chain: ChainAvailability }): React.JSX.Element {
  return (
    <>
      <p className="small">{chain.explanation}</p>
      {chain.members.length > 0 && (
        <DataTable
          caption="Availability of the services needed"
          rows={chain.members.slice(0, 20)}
          keyOf={({ service }) => service}
          columns={[
            {
              head: 'Service',
              of: ({ service }) => <Link to={servicePath(service)}>{service}</Link>,
            },
            {
              head: 'Promises',
              of: ({ availability }) =>
                availability === undefined ? 'Not known' : `${availability} %`,
            },
          ]}
        />
      )}
      {chain.total > 20 && <p className="small subtle">The weakest 20 of {chain.total}.</p>}
    </>
  )
}

const FITS = { yes: 'Fits', no: 'Too much', unknown: 'Not known' } as const

function Asked({ capacity }: { readonly capacity: Capacity }): React.JSX.Element {
  return (
    <>
      <p className="small">{capacity.explanation}</p>
      {capacity.environments.length > 0 && (
        <DataTable
          caption="Requests per second asked by environment"
          rows={capacity.environments}
          keyOf={({ environment }) => environment}
          columns={[
            { head: 'Environment', of: ({ environment }) => environment },
            { head: 'Asked a second', of: ({ asked }) => asked },
            {
              head: 'Consumers',
              of: ({ subscriptions, unstated }) =>
                unstated > 0 ? `${subscriptions}, ${unstated} unstated` : subscriptions,
            },
            { head: 'Answer', of: ({ fits }) => FITS[fits] },
          ]}
        />
      )}
    </>
  )
}
