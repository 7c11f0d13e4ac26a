import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../api/request.ts'
import type { Waiver, WaiverRequest } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { mistakeAt } from '../../components/form/mistakes.ts'
import { WordsField } from '../../components/form/words-field.tsx'

/** What a finding says of the waiver that somebody wants; all of it can be changed. */
interface WaiverFormProps {
  readonly rule: string
  readonly service: string
  readonly version: string
  readonly fingerprint: string
}

/** Asks that findings of a rule be accepted; somebody with the authority decides. */
export function WaiverForm(props: WaiverFormProps): React.JSX.Element {
  const queries = useQueryClient()
  const [rule, setRule] = useState(props.rule)
  const [service, setService] = useState(props.service)
  const [version, setVersion] = useState(props.version)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const request = useMutation({
    mutationFn: (body: WaiverRequest) => postJson<Waiver>('/waivers', body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['waivers'] }),
  })

  function submit(): void {
    request.mutate({
      rule: rule.trim(),
      scope: {
        service: service.trim(),
        ...(version.trim() !== '' && { version: version.trim() }),
      },
      ...(props.fingerprint !== '' && { fingerprint: props.fingerprint }),
      until,
      reason: reason.trim(),
    })
  }

  return (
    <Form
      request={request}
      problem="The waiver is not asked for"
      submit="Ask for the waiver"
      onSubmit={submit}
    >
      <div className="form-fields">
        <TextInput
          label="Rule"
          required
          withAsterisk={false}
          maxLength={100}
          value={rule}
          error={mistakeAt(request.error, '/rule')}
          onChange={(event) => setRule(event.currentTarget.value)}
        />
        <TextInput
          label="Service"
          description="As domain/name"
          required
          withAsterisk={false}
          maxLength={300}
          value={service}
          error={mistakeAt(request.error, '/scope/service')}
          onChange={(event) => setService(event.currentTarget.value)}
        />
        <TextInput
          label="Version"
          description="All versions unless given"
          maxLength={100}
          value={version}
          error={mistakeAt(request.error, '/scope/version')}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Last day"
          required
          withAsterisk={false}
          value={until}
          error={mistakeAt(request.error, '/until')}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      {props.fingerprint !== '' && (
        <p className="tiny subtle">Only for the one finding that you came from.</p>
      )}
      <WordsField
        label="Reason"
        description="Whoever decides reads it, and everybody who wonders later"
        required
        value={reason}
        error={mistakeAt(request.error, '/reason')}
        onChange={setReason}
      />
      {request.isSuccess && <p role="status">It is asked for, and stands in the list below.</p>}
    </Form>
  )
}
