import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { servicePath, subscriptionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { subscriptionQuery, subscriptionTransitionsQuery } from '../../api/use-queries.ts'
import type { Subscription } from '../../api/schemas.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { Instant } from '../../components/instant.tsx'
import { PageSkeleton } from '../../components/page-skeleton.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { LifecyclePanels } from '../../components/transitions/lifecycle-panels.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'

/** One consumer's use of a service: what was agreed, and how it goes on. */
export function SubscriptionPage(): React.JSX.Element {
  const { subscriptionId = '' } = useParams()
  const subscription = useQuery(subscriptionQuery(subscriptionId))
  if (isNotFound(subscription.error)) return <NotFoundPage />
  if (subscription.isError) {
    return (
      <ErrorState
        title="Could not load the subscription"
        error={subscription.error}
        onRetry={() => void subscription.refetch()}
      />
    )
  }
  if (subscription.data === undefined) return <PageSkeleton />
  const { id, consumer, service, lifecycle } = subscription.data
  return (
    <Page
      title={`${consumer} uses ${service}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: service, to: servicePath(service) },
      ]}
    >
      <div className="stack">
        <SubscriptionFacts subscription={subscription.data} />
        <LifecyclePanels
          lifecycle={lifecycle.id}
          subject={{
            kind: 'subscription',
            words: 'the subscription',
            address: subscriptionPath(id),
            transitions: subscriptionTransitionsQuery(id),
            outdates: [['subscription', id], ['service'], ['services'], ['ledger']],
          }}
        />
      </div>
    </Page>
  )
}

function SubscriptionFacts(props: { readonly subscription: Subscription }): React.JSX.Element {
  const { subscription } = props
  const { operations, objectives } = subscription
  return (
    <Panel title="What is agreed">
      <FactList
        facts={[
          {
            name: 'Consumer',
            value:
              subscription.consumerKind === 'service' ? (
                <Link to={servicePath(subscription.consumer)}>{subscription.consumer}</Link>
              ) : (
                `${subscription.consumer}, an application`
              ),
          },
          { name: 'Versions', value: <code>{subscription.range}</code> },
          { name: 'Environment', value: subscription.environment },
          {
            name: 'Operations',
            value: operations.length === 0 ? undefined : operations.join(', '),
          },
          {
            name: 'Objectives',
            value:
              objectives.length === 0
                ? undefined
                : objectives
                    .map(({ metric, target, unit }) => `${metric}: ${target} ${unit}`)
                    .join(', '),
          },
          { name: 'Requested', value: <Instant at={subscription.createdAt} /> },
          {
            name: 'History',
            value: (
              <Link to={`/ledger?subject=${encodeURIComponent(`subscription:${subscription.id}`)}`}>
                Its entries in the ledger
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  )
}
