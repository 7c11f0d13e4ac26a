import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { putJson } from '../../api/request.ts'
import type { PasswordChange } from '../../api/schemas.ts'
import { Form } from '../../components/form/form.tsx'
import { Panel } from '../../components/panel.tsx'

/** Changes the password of whoever is signed in; the first one was seen by whoever invited them. */
export function OwnPassword(): React.JSX.Element {
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: (passwords: PasswordChange) => putJson<undefined>('/me/password', passwords),
    onSuccess: () => {
      setPresent('')
      setNext('')
    },
  })
  return (
    <Panel title="Your password">
      <Form
        request={change}
        problem="The password is not changed"
        submit="Change the password"
        onSubmit={() => change.mutate({ present, next })}
      >
        <p className="subtle">
          Whoever invited you has seen the first one. Your tokens, and what you are signed in to
          elsewhere, end with the change.
        </p>
        <div className="form-fields">
          <PasswordInput
            label="Present password"
            required
            withAsterisk={false}
            maxLength={1000}
            autoComplete="current-password"
            value={present}
            onChange={(event) => setPresent(event.currentTarget.value)}
          />
          <PasswordInput
            label="New password"
            description="15 characters at least; several words are easy to keep in mind"
            required
            withAsterisk={false}
            maxLength={1000}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </div>
      </Form>
      <p role="status">{change.isSuccess && 'The new password holds.'}</p>
    </Panel>
  )
}
