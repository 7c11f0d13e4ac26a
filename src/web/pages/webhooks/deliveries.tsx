import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { postJson } from '../../api/request.ts'
import type { Delivery, DeliveryState } from '../../api/schemas.ts'
import { deliveriesQuery, webhookPath } from '../../api/webhook-queries.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Panel } from '../../components/panel.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { useGovernanceChange } from '../governance/use-governance-change.ts'
import { DELIVERIES } from './webhook-tones.ts'

/** What was sent or tried, newest first, with every attempt. */
export function Deliveries({ id }: { readonly id: string }): React.JSX.Element {
  const [search, setSearch] = useSearchParams()
  const known = Object.keys(DELIVERIES) as DeliveryState[]
  const state = known.find((is) => is === search.get('state')) ?? ''
  const deliveries = useInfiniteQuery(deliveriesQuery(id, state))
  return (
    <Panel
      title="Deliveries"
      aside={
        <NativeSelect
          aria-label="State"
          data={[
            { value: '', label: 'All' },
            ...known.map((is) => ({ value: is, label: DELIVERIES[is].word })),
          ]}
          value={state}
          onChange={({ currentTarget: { value } }) =>
            setSearch(value === '' ? {} : { state: value })
          }
        />
      }
    >
      <PagedList
        query={deliveries}
        what="deliveries"
        one="delivery"
        empty={<EmptyState title="There is no such delivery" />}
      >
        {(items) => (
          <DataTable
            caption="Deliveries, newest first"
            rows={items}
            keyOf={({ sequence }) => sequence}
            columns={[
              { head: 'Entry', isNumber: true, of: ({ sequence }) => sequence },
              { head: 'Event', of: ({ action }) => <code>{action}</code> },
              { head: 'About', of: ({ subject }) => subject },
              {
                head: 'State',
                of: ({ state: is }) => (
                  <ToneBadge tone={DELIVERIES[is].tone}>{DELIVERIES[is].word}</ToneBadge>
                ),
              },
              { head: 'Attempts', of: ({ attempts }) => <Attempts attempts={attempts} /> },
              {
                head: 'Once more',
                isHeadHidden: true,
                of: (delivery) =>
                  delivery.state === 'dead' && <Retry id={id} sequence={delivery.sequence} />,
              },
            ]}
          />
        )}
      </PagedList>
    </Panel>
  )
}

function Attempts({ attempts }: Pick<Delivery, 'attempts'>): React.JSX.Element {
  return (
    <ul className="plain-list">
      {attempts.map(({ at, outcome }) => (
        <li key={at} className="small">
          <Instant at={at} withTime />: {outcome}
        </li>
      ))}
    </ul>
  )
}

interface RetryProps {
  readonly id: string
  readonly sequence: number
}

function Retry({ id, sequence }: RetryProps): React.JSX.Element {
  const retry = useGovernanceChange(() =>
    postJson<Delivery>(`${webhookPath(id)}/deliveries/${sequence}/attempts`, undefined),
  )
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        loading={retry.isPending}
        aria-label={`Send entry ${sequence} once more`}
        onClick={() => retry.mutate(undefined)}
      >
        Send once more
      </Button>
      <FormProblem title="It is not sent again" error={retry.error} />
    </>
  )
}
