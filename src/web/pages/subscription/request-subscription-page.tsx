import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { domainFromSegment, servicePath, subscriptionPath } from '../../api/names.ts'
import { isNotFound } from '../../api/problem.ts'
import { serviceQuery } from '../../api/service-queries.ts'
import { postJson } from '../../api/request.ts'
import type { Service, Subscription, SubscriptionRequest } from '../../api/schemas.ts'
import { ForSignedIn } from '../../components/form/for-signed-in.tsx'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'
import { Page } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { NotFoundPage } from '../not-found/not-found-page.tsx'
import { OperationChoice } from './operation-choice.tsx'

/** Asks, for a consumer, to use a service; its provider decides. */
export function RequestSubscriptionPage(): React.JSX.Element {
  const { domain = '', name = '' } = useParams()
  const id = `${domainFromSegment(domain)}/${name}`
  const service = useQuery(serviceQuery(id))
  if (isNotFound(service.error)) return <NotFoundPage />
  const title = service.data?.title ?? name
  return (
    <Page
      title={`Use ${title}`}
      crumbs={[
        { label: 'Catalogue', to: '/' },
        { label: title, to: servicePath(id) },
      ]}
      lead="Who uses what is known before it changes: the provider sees whom a change would break, and tells them in time."
    >
      <ForSignedIn to="to ask for a subscription">
        <QueryView query={service} what="the service">
          {(data) => <RequestForm service={data} />}
        </QueryView>
      </ForSignedIn>
    </Page>
  )
}

function RequestForm({ service }: { readonly service: Service }): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const environments = [...new Set(service.endpoints.map(({ environment }) => environment))]
  const [consumerKind, setConsumerKind] = useState<SubscriptionRequest['consumerKind']>('service')
  const [consumer, setConsumer] = useState('')
  const [range, setRange] = useState(service.latest ? `^${service.latest.version}` : '')
  const [environment, setEnvironment] = useState(environments[0] ?? 'production')
  const [operations, setOperations] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const request = useMutation({
    mutationFn: (body: SubscriptionRequest) => postJson<Subscription>('/subscriptions', body),
    onSuccess: async (subscription) => {
      await queries.invalidateQueries({ queryKey: ['service'] })
      await navigate(subscriptionPath(subscription.id))
    },
  })

  function submit(): void {
    request.mutate({
      consumer: consumer.trim(),
      consumerKind,
      service: service.id,
      range: range.trim(),
      environment: environment.trim(),
      operations,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    })
  }

  return (
    <Form
      request={request}
      problem="The subscription is not requested"
      submit="Ask the provider"
      onSubmit={submit}
      isPanel
    >
      <div className="form-fields">
        <NativeSelect
          label="The consumer is"
          value={consumerKind}
          onChange={(event) =>
            setConsumerKind(event.currentTarget.value as SubscriptionRequest['consumerKind'])
          }
          data={[
            { value: 'service', label: 'a service of this registry' },
            { value: 'application', label: 'an application outside' },
          ]}
        />
        <TextInput
          label="Consumer"
          description={consumerKind === 'service' ? 'As domain/name' : 'Its name'}
          required
          withAsterisk={false}
          maxLength={300}
          value={consumer}
          error={mistakeAt(request.error, '/consumer')}
          onChange={(event) => setConsumer(event.currentTarget.value)}
        />
        <TextInput
          label="Versions"
          description="A range, for instance ^1.2.0"
          required
          withAsterisk={false}
          maxLength={100}
          value={range}
          error={mistakeAt(request.error, '/range')}
          onChange={(event) => setRange(event.currentTarget.value)}
        />
        <TextInput
          label="Environment"
          required
          withAsterisk={false}
          maxLength={100}
          list="environments"
          value={environment}
          error={mistakeAt(request.error, '/environment')}
          onChange={(event) => setEnvironment(event.currentTarget.value)}
        />
        <datalist id="environments">
          {environments.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
      </div>
      {service.latest && (
        <OperationChoice
          service={service.id}
          version={service.latest.version}
          chosen={operations}
          onChange={setOperations}
        />
      )}
      <WordsField
        label="Reason"
        description="What for; the provider reads it"
        value={reason}
        onChange={setReason}
      />
    </Form>
  )
}
