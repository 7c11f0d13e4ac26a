import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Tagged } from '../../api/request.ts'
import type { HandoverRequest, Service } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'
import { useServiceChange } from './use-service-change.ts'

/** Offers the service to another role. */
export function HandoverForm({
  service,
}: {
  readonly service: Tagged<Service>
}): React.JSX.Element {
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const offer = useServiceChange<HandoverRequest>(service.value, 'handover', service.tag)

  function submit(): void {
    const text = reason.trim()
    offer.mutate({ to: to.trim(), ...(text !== '' && { reason: text }) })
  }

  return (
    <Form request={offer} problem="The service is not offered" submit="Offer" onSubmit={submit}>
      <p className="subtle">
        {service.value.owner === undefined
          ? 'The role that holds the domain owns it.'
          : `${service.value.owner} owns it.`}{' '}
        That changes when the other role accepts, and not before.
      </p>
      <div className="form-fields">
        <TextInput
          label="Offer it to the role"
          required
          withAsterisk={false}
          maxLength={200}
          value={to}
          error={mistakeAt(offer.error, '/to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <WordsField label="Reason for the offer" value={reason} onChange={setReason} />
    </Form>
  )
}
