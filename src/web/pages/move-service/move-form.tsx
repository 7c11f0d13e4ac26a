import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { domainsQuery } from '../../api/service-queries.ts'
import type { Tagged } from '../../api/request.ts'
import type { MoveRequest, Service } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'
import { useServiceChange } from './use-service-change.ts'

/** Where the service is to lie, and what it is to be called. */
export function MoveForm({ service }: { readonly service: Tagged<Service> }): React.JSX.Element {
  const navigate = useNavigate()
  const before = service.value
  const [domain, setDomain] = useState(before.domain)
  const [name, setName] = useState(before.name)
  const [reason, setReason] = useState('')
  const domains = useQuery(domainsQuery)
  const paths = new Set([before.domain, ...(domains.data?.items ?? []).map(({ path }) => path)])
  const move = useServiceChange<MoveRequest>(before, 'move', service.tag, (moved) =>
    navigate(servicePath(moved.id)),
  )

  function submit(): void {
    const text = reason.trim()
    move.mutate({ domain, name: name.trim(), ...(text !== '' && { reason: text }) })
  }

  return (
    <Form
      request={move}
      problem="The service is not moved"
      submit="Move"
      onSubmit={submit}
      isDisabled={domain === before.domain && name.trim() === before.name}
    >
      <p className="subtle">
        {before.id} keeps leading to the service, and no other service is ever given that name.
        Pipelines that push are told the new name and have to be put right.
      </p>
      <div className="form-fields">
        <NativeSelect
          label="Domain"
          description="Its role is asked, too"
          value={domain}
          error={mistakeAt(move.error, '/domain')}
          onChange={(event) => setDomain(event.currentTarget.value)}
          data={[...paths]}
        />
        <TextInput
          label="Name"
          description="In addresses and commands: a-z, 0-9 and -"
          required
          withAsterisk={false}
          pattern="[a-z0-9][a-z0-9\-]*"
          maxLength={63}
          value={name}
          error={mistakeAt(move.error, '/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <WordsField label="Reason for the move" value={reason} onChange={setReason} />
    </Form>
  )
}
