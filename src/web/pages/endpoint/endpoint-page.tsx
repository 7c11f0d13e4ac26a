import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { domainFromSegment, endpointPath, servicePath } from '../../api/names.ts'
import {
  endpointChecklistQuery,
  endpointQuery,
  endpointTransitionsQuery,
} from '../../api/service-queries.ts'
import { FactList } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ChecklistPanel } from '../../components/readiness/checklist-panel.tsx'
import { StateName } from '../../components/state-badge.tsx'
import { LifecyclePanels } from '../../components/transitions/lifecycle-panels.tsx'

/** Where one address of a service stands, and how it comes online and goes. */
export function EndpointPage(): React.JSX.Element {
  const { domain = '', name = '', endpoint = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const about = useQuery(endpointQuery(id, endpoint))
  const address = endpointPath(id, endpoint)
  const outdates = ['service', id, 'endpoints']
  return (
    <Page
      title={`Endpoint of ${id}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: id, to: servicePath(id) },
      ]}
      lead="One address in one environment. Consumers call it while it is online; for production that takes a plan."
    >
      <div className="stack">
        <QueryView query={about} what="the endpoint">
          {({ environment, url, state, phase, since, isNamed }) => (
            <div className="stack">
              <Panel title="The address">
                <FactList
                  facts={[
                    { name: 'Environment', value: environment },
                    { name: 'Address', value: <code>{url}</code> },
                    { name: 'State', value: <StateName state={state} of="endpoint" /> },
                    { name: 'Since', value: since && <Instant at={since} withTime /> },
                    {
                      name: 'Named',
                      value: isNamed ? 'by the service' : 'no longer by the service',
                    },
                  ]}
                />
              </Panel>
              <ChecklistPanel
                of={{
                  address,
                  checklist: endpointChecklistQuery(id, endpoint),
                  outdates,
                  isOver: phase === 'retirement',
                  whenLapsed: 'it has left the state since',
                }}
              />
            </div>
          )}
        </QueryView>
        <LifecyclePanels
          lifecycle="endpoint"
          subject={{
            kind: 'endpoint',
            words: 'the endpoint',
            address,
            transitions: endpointTransitionsQuery(id, endpoint),
            outdates: [outdates, ['service', id], ['ledger']],
          }}
        />
      </div>
    </Page>
  )
}
