import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { isNotFound } from '../../api/problem.ts'
import { deleteResource, postJson, putJson, type Tagged } from '../../api/request.ts'
import type { Webhook, WebhookRequest, WebhookSecret } from '../../api/schemas.ts'
import { webhookPath, webhookQuery } from '../../api/webhook-queries.ts'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { FactList } from '../../components/fact-list.tsx'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { Instant } from '../../components/instant.tsx'
import { Page } from '../../components/page.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ToneBadge } from '../../components/tone-badge.tsx'
import { useGovernanceChange } from '../governance/use-governance-change.ts'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { Deliveries } from './deliveries.tsx'
import { askedFor, draftOf, requestOf } from './webhook-draft.ts'
import { WebhookFields } from './webhook-fields.tsx'
import { WEBHOOK_TONES } from './webhook-tones.ts'

/** One webhook: what it asks for, how far it has come, what was sent, and the ways to change it. */
export function WebhookPage(): React.JSX.Element {
  const { webhookId = '' } = useParams()
  const webhook = useQuery(webhookQuery(webhookId))
  if (isNotFound(webhook.error)) return <NotFoundPage />
  return (
    <Page
      title={webhook.data?.value.title ?? 'Webhook'}
      crumbs={[
        { label: 'Ledger', to: '/ledger' },
        { label: 'Webhooks', to: '/webhooks' },
      ]}
    >
      <ForSignedIn to="to see webhooks">
        <QueryView query={webhook} what="the webhook">
          {(tagged) => (
            <div className="stack">
              <Standing webhook={tagged} />
              <Deliveries id={webhookId} />
              <Change key={tagged.tag} webhook={tagged} />
              <Secret id={webhookId} />
              <Remove id={webhookId} />
            </div>
          )}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}

interface WebhookProps {
  readonly webhook: Tagged<Webhook>
}

function Standing({ webhook: { value, tag } }: WebhookProps): React.JSX.Element {
  const { id, state, stoppedBecause, sequence, failures, nextAttemptAt } = value
  const isActive = state === 'active'
  const toggle = useGovernanceChange((request: WebhookRequest) =>
    putJson<Webhook>(webhookPath(id), request, tag),
  )
  return (
    <Panel title="How it stands" aside={<ToneBadge tone={WEBHOOK_TONES[state]}>{state}</ToneBadge>}>
      {stoppedBecause !== undefined && <p>{stoppedBecause}</p>}
      <FactList
        facts={[
          { name: 'Address', value: <code>{value.address}</code> },
          { name: 'Sends', value: askedFor(value) },
          {
            name: 'Through with',
            value: sequence === undefined ? undefined : `entry ${sequence} of the ledger`,
          },
          {
            name: 'The next one',
            value:
              failures === 0 ? (
                'goes out as soon as it happens'
              ) : (
                <>
                  failed {failures} times
                  {nextAttemptAt !== undefined && (
                    <>
                      , tried again <Instant at={nextAttemptAt} withTime />
                    </>
                  )}
                </>
              ),
          },
          {
            name: 'Made',
            value: (
              <>
                <Instant at={value.createdAt} withTime /> by {value.createdBy}
              </>
            ),
          },
        ]}
      />
      <Form
        request={toggle}
        problem={isActive ? 'It goes on sending' : 'It stays as it is'}
        submit={isActive ? 'Pause it' : 'Enable it'}
        onSubmit={() => toggle.mutate(requestOf(draftOf(value), !isActive))}
        isMinor
      >
        <p className="small subtle">
          {isActive
            ? 'Nothing is sent while it is paused, and nothing is lost: it goes on where it was.'
            : 'It goes on where it was, and what waits is tried at once.'}
        </p>
      </Form>
    </Panel>
  )
}

function Change({ webhook: { value, tag } }: WebhookProps): React.JSX.Element {
  const [draft, setDraft] = useState(draftOf(value))
  const change = useGovernanceChange((request: WebhookRequest) =>
    putJson<Webhook>(webhookPath(value.id), request, tag),
  )
  return (
    <Panel title="Change it">
      <Form
        request={change}
        problem="The webhook is not changed"
        submit="Save"
        onSubmit={() => change.mutate(requestOf(draft, value.state === 'active'))}
        isMinor
      >
        <WebhookFields
          draft={draft}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
          error={change.error}
        />
      </Form>
    </Panel>
  )
}

function Secret({ id }: { readonly id: string }): React.JSX.Element {
  const renew = useGovernanceChange(() =>
    postJson<WebhookSecret>(`${webhookPath(id)}/secrets`, undefined),
  )
  return (
    <Panel title="Secret">
      <Form
        request={renew}
        problem="The secret stays as it is"
        submit="Make another secret"
        onSubmit={() => renew.mutate(undefined)}
        isMinor
      >
        <p className="small subtle">
          Deliveries are signed by both for a day, so that the receiver can change over.
        </p>
      </Form>
      <div role="status">
        {renew.data && (
          <CopyableCommand
            label="The new secret: keep it now, it is shown only here"
            command={renew.data.secret}
          />
        )}
      </div>
    </Panel>
  )
}

function Remove({ id }: { readonly id: string }): React.JSX.Element {
  const navigate = useNavigate()
  const [isAsking, setIsAsking] = useState(false)
  const remove = useGovernanceChange(
    () => deleteResource(webhookPath(id)),
    () => navigate('/webhooks'),
  )
  return (
    <Panel title="Remove it">
      <Form
        request={remove}
        problem="It is not removed"
        submit={isAsking ? 'Remove it for good' : 'Remove it…'}
        onSubmit={() => (isAsking ? remove.mutate(undefined) : setIsAsking(true))}
        isMinor
      >
        <p className="small subtle">
          Nothing is sent any more; its secret and the record of its deliveries are forgotten.
        </p>
      </Form>
    </Panel>
  )
}
