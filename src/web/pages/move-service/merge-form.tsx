import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mergePlanQuery } from '../../api/service-queries.ts'
import type { Tagged } from '../../api/request.ts'
import type { MergeRequest, Service } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { MergeSteps } from './merge-steps.tsx'
import { renumberingOf } from './renumbering-of.ts'
import { useServiceChange } from './use-service-change.ts'

/** Shows what merging the service into another one would do, and offers it. */
export function MergeForm({ service }: { readonly service: Tagged<Service> }): React.JSX.Element {
  const { id } = service.value
  const [into, setInto] = useState('')
  const [numbers, setNumbers] = useState('')
  const [asked, setAsked] = useState<{ into: string; renumber: string }>()
  const [reason, setReason] = useState('')
  const isAsked = asked?.into === into.trim() && asked.renumber === numbers.trim()
  const plan = useQuery({
    ...mergePlanQuery(id, asked?.into ?? '', asked?.renumber ?? ''),
    enabled: isAsked,
    retry: false,
  })
  const offer = useServiceChange<MergeRequest>(service.value, 'merge', service.tag)
  const possible = isAsked && plan.data?.possible === true ? plan.data : undefined

  function submit(): void {
    const text = reason.trim()
    if (possible === undefined) {
      setAsked({ into: into.trim(), renumber: numbers.trim() })
      return
    }
    offer.mutate({
      into: possible.into,
      renumber: renumberingOf(numbers),
      ...(text !== '' && { reason: text }),
    })
  }

  return (
    <Form
      request={offer}
      problem="The merge is not offered"
      submit={possible !== undefined ? 'Offer the merge' : 'See what would happen'}
      onSubmit={submit}
      isMinor={possible === undefined}
      isDisabled={into.trim() === ''}
    >
      <p className="subtle">
        {id} becomes a part of another service, when whoever decides about that one accepts. Its
        names lead there from then on.
      </p>
      <div className="form-fields">
        <TextInput
          label="Into the service"
          description="The one that stays, as domain/name"
          required
          withAsterisk={false}
          maxLength={300}
          value={into}
          error={mistakeAt(offer.error, '/into')}
          onChange={(event) => setInto(event.currentTarget.value)}
        />
        <TextInput
          label="Other numbers"
          description="Where numbers are taken: 1.0.0=3.0.0, 1.1.0=3.1.0"
          value={numbers}
          error={mistakeAt(offer.error, '/renumber')}
          onChange={(event) => setNumbers(event.currentTarget.value)}
        />
      </div>
      {isAsked && (
        <QueryView query={plan} what="what would happen">
          {(found) => <MergeSteps plan={found} />}
        </QueryView>
      )}
      {possible !== undefined && (
        <WordsField label="Reason for the merge" value={reason} onChange={setReason} />
      )}
    </Form>
  )
}
