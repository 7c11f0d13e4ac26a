import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { servicePath, subscriptionPath } from '../../api/names.ts'
import { dependenciesQuery, subscriptionsQuery } from '../../api/use-queries.ts'
import type { Dependencies, Subscription } from '../../api/schemas.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StateName } from '../../components/state-badge.tsx'

interface ServiceUseProps {
  readonly service: string
  /** A day of the past; now unless given. */
  readonly asOf?: string
}

/** Who uses the service, and what it needs itself. */
export function ServiceUse({ service, asOf = '' }: ServiceUseProps): React.JSX.Element {
  const subscriptions = useQuery(subscriptionsQuery(service, asOf))
  return (
    <>
      <Panel
        title="Consumers"
        aside={
          <span>
            <Link to={`${servicePath(service)}/structures`} className="small">
              Declared and observed
            </Link>
            {' · '}
            <Link to={`${servicePath(service)}/subscribe`} className="small">
              Ask to use it
            </Link>
          </span>
        }
      >
        <QueryView query={subscriptions} what="the consumers">
          {({ items }) => <Consumers subscriptions={items} />}
        </QueryView>
      </Panel>
      <div className="panels">
        <Panel
          title="Needs"
          aside={
            <Link to={`${servicePath(service)}/dependencies`} className="small">
              As a graph, with availability
            </Link>
          }
        >
          <Reached
            asOf={asOf}
            service={service}
            direction="uses"
            nobody="Needs no other service."
          />
        </Panel>
        <Panel title="Is needed by">
          <Reached
            asOf={asOf}
            service={service}
            direction="used-by"
            nobody="No service needs it."
          />
        </Panel>
      </div>
    </>
  )
}

function Consumers(props: { readonly subscriptions: readonly Subscription[] }): React.JSX.Element {
  if (props.subscriptions.length === 0) {
    return (
      <EmptyState title="No consumer is known">
        Whoever uses it asks for a subscription, so that changes can be told in time.
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption="Subscriptions to this service"
      rows={props.subscriptions}
      keyOf={(subscription) => subscription.id}
      columns={[
        {
          head: 'Consumer',
          of: (subscription) => (
            <>
              {subscription.consumerKind === 'service' ? (
                <Link to={servicePath(subscription.consumer)}>{subscription.consumer}</Link>
              ) : (
                <>
                  {subscription.consumer} <span className="tiny subtle">application</span>
                </>
              )}
            </>
          ),
        },
        { head: 'Range', of: (subscription) => <code>{subscription.range}</code> },
        { head: 'Environment', of: (subscription) => subscription.environment },
        {
          head: 'State',
          of: (subscription) => (
            <Link to={subscriptionPath(subscription.id)}>
              <StateName state={subscription.state} of="subscription" />
            </Link>
          ),
        },
        {
          head: 'Operations used',
          of: (subscription) =>
            subscription.operations.length === 0 ? (
              <span className="subtle">Not stated</span>
            ) : (
              subscription.operations.join(', ')
            ),
        },
      ]}
    />
  )
}

interface ReachedProps {
  readonly asOf: string
  readonly service: string
  readonly direction: Dependencies['direction']
  readonly nobody: string
}

/** What is reached through subscriptions and references, nearest first. */
function Reached({ asOf, service, direction, nobody }: ReachedProps): React.JSX.Element {
  const dependencies = useQuery(dependenciesQuery(service, direction, asOf))
  return (
    <QueryView query={dependencies} what="the dependencies">
      {({ items, cycles, truncated }) =>
        items.length === 0 ? (
          <p className="small subtle">{nobody}</p>
        ) : (
          <>
            <ul className="plain-list">
              {items.map((item) => (
                <li key={`${item.service} ${item.via}`} className="service-dependency">
                  {item.kind === 'service' ? (
                    <Link to={servicePath(item.service)}>{item.service}</Link>
                  ) : (
                    item.service
                  )}{' '}
                  <span className="tiny subtle">
                    {item.via}, {item.depth === 1 ? 'directly' : `over ${item.depth} steps`}
                  </span>
                </li>
              ))}
            </ul>
            {cycles.map((cycle) => (
              <p key={cycle.join(' ')} className="small">
                <strong>A circle:</strong> {cycle.join(' → ')}
              </p>
            ))}
            {truncated && <p className="small subtle">There is more than is shown here.</p>}
          </>
        )
      }
    </QueryView>
  )
}
