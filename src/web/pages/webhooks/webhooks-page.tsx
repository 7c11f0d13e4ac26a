import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { NewWebhook, WebhookRequest } from '../../api/schemas.ts'
import { webhookPath, webhooksQuery } from '../../api/webhook-queries.ts'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { useGovernancePost } from '../governance/use-governance-change.ts'
import { askedFor, NEW_WEBHOOK, requestOf } from './webhook-draft.ts'
import { WebhookFields } from './webhook-fields.tsx'
import { WEBHOOK_TONES } from './webhook-tones.ts'

/** Where events of the ledger are sent to, for those who may change it. */
export function WebhooksPage(): React.JSX.Element {
  return (
    <Page
      title="Webhooks"
      lead="What happens in the registry is sent to addresses outside: to a pipeline, a chat, another catalogue. Each event arrives at least once, in the order of the ledger, signed."
      crumbs={[{ label: 'Ledger', to: '/ledger' }]}
    >
      <ForSignedIn to="to see and make webhooks">
        <div className="stack">
          <PresentWebhooks />
          <MakeWebhook />
        </div>
      </ForSignedIn>
    </Page>
  )
}

function PresentWebhooks(): React.JSX.Element {
  const webhooks = useQuery(webhooksQuery)
  return (
    <Panel title="What is sent where">
      <QueryView query={webhooks} what="the webhooks">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Nothing is sent anywhere" />
          ) : (
            <DataTable
              caption="Webhooks"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  head: 'For',
                  of: ({ id, title }) => <Link to={webhookPath(id)}>{title}</Link>,
                },
                { head: 'Address', of: ({ address }) => <code>{address}</code> },
                { head: 'Sends', of: askedFor },
                {
                  head: 'State',
                  of: ({ state }) => <ToneBadge tone={WEBHOOK_TONES[state]}>{state}</ToneBadge>,
                },
                {
                  head: 'Failed',
                  isNumber: true,
                  of: ({ failures }) => (failures === 0 ? 'never' : failures),
                },
              ]}
            />
          )
        }
      </QueryView>
    </Panel>
  )
}

function MakeWebhook(): React.JSX.Element {
  const [draft, setDraft] = useState(NEW_WEBHOOK)
  const make = useGovernancePost<WebhookRequest, NewWebhook>('/webhooks', () =>
    setDraft(NEW_WEBHOOK),
  )
  return (
    <Panel title="Make a webhook">
      <Form
        request={make}
        problem="No webhook is made"
        submit="Make"
        onSubmit={() => make.mutate(requestOf(draft, true))}
      >
        <WebhookFields
          draft={draft}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
          error={make.error}
        />
      </Form>
      <div role="status">
        {make.data && (
          <CopyableCommand
            label={`The secret of ${make.data.title}, by which the receiver checks signatures: keep it now, it is shown only here`}
            command={make.data.secret}
          />
        )}
      </div>
    </Panel>
  )
}
