import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Tagged } from '../../api/request.ts'
import type { Domain, DomainMovePlan, DomainMoveRequest } from '../../api/schemas.ts'
import { domainMovePlanQuery } from '../../api/service-queries.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useDomainMove } from './use-domain-move.ts'
import { counted } from '../../components/words.ts'

/** Shows what moving the domain would do, and moves it or offers to. */
export function MoveDomainForm({ domain }: { readonly domain: Tagged<Domain> }): React.JSX.Element {
  const { path } = domain.value
  const [to, setTo] = useState(path)
  const [asked, setAsked] = useState<string>()
  const [reason, setReason] = useState('')
  const wanted = to.trim()
  const isAsked = asked === wanted
  const plan = useQuery({
    ...domainMovePlanQuery(path, asked ?? ''),
    enabled: isAsked,
    retry: false,
  })
  const move = useDomainMove<DomainMoveRequest>(domain.value, 'move', domain.tag)
  const possible = isAsked && plan.data?.possible === true ? plan.data : undefined

  function submit(): void {
    const text = reason.trim()
    if (possible === undefined) setAsked(wanted)
    else move.mutate({ to: wanted, ...(text !== '' && { reason: text }) })
  }

  return (
    <Form
      request={move}
      problem="The domain is not moved"
      submit={
        possible === undefined
          ? 'See what would happen'
          : possible.enters?.allowed === false
            ? 'Offer the move'
            : 'Move'
      }
      onSubmit={submit}
      isMinor={possible === undefined}
      isDisabled={wanted === '' || wanted === path}
    >
      <div className="form-fields">
        <TextInput
          label="Path"
          description="The domains around it and its name, for instance finance/payments"
          required
          withAsterisk={false}
          maxLength={200}
          value={to}
          error={mistakeAt(move.error, '/to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      {isAsked && (
        <QueryView query={plan} what="what would happen">
          {(found) => <WhatWouldHappen plan={found} />}
        </QueryView>
      )}
      {possible !== undefined && (
        <WordsField label="Reason for the move" value={reason} onChange={setReason} />
      )}
    </Form>
  )
}

function WhatWouldHappen({ plan }: { readonly plan: DomainMovePlan }): React.JSX.Element {
  const { to, domains, services, refusals, leaves, enters } = plan
  const hindrances = [leaves, enters].flatMap((decision) =>
    decision?.allowed === false ? decision.reasons : [],
  )
  return (
    <div role="status">
      <p>
        {domains === 0 ? '' : `${domains === 1 ? '1 sub-domain' : `${domains} sub-domains`} and `}
        {counted(services, 'service')} would get names that begin with <code>{to}</code>.
      </p>
      {refusals.length > 0 && (
        <ul>
          {refusals.map(({ subject, reason }) => (
            <li key={`${subject} ${reason}`}>
              <code>{subject}</code>: {reason}
            </li>
          ))}
        </ul>
      )}
      {hindrances.map((reason) => (
        <p key={reason} className="subtle">
          {reason}
        </p>
      ))}
    </div>
  )
}
