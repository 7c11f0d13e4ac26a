import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Tagged } from '../../api/request.ts'
import type { HandoverRequest, Service } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import '../../components/form/form.css'
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

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const text = reason.trim()
    offer.mutate({ to: to.trim(), ...(text !== '' && { reason: text }) })
  }

  return (
    <form className="form" onSubmit={submit}>
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
      <Textarea
        label="Reason for the offer"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem title="The service is not offered" error={offer.error} />
      <div className="form-actions">
        <Button type="submit" loading={offer.isPending}>
          Offer
        </Button>
      </div>
    </form>
  )
}
