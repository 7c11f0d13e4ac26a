import { NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { organisationQuery } from '../../../api/governance-queries.ts'
import { postJson } from '../../../api/request.ts'
import type { Permission, PermissionRequest } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Page } from '../../../components/page.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { PERMITTED_ACTIONS } from './permitted-actions.ts'

/** Asks the role that decides for a yes, announces an intent, or gives a yes. */
export function RequestPermissionPage(): React.JSX.Element {
  return (
    <Page
      title="Ask for a permission"
      crumbs={[{ label: 'Permissions', to: '/permissions' }]}
      lead="For one action on one thing that another role decides about, once or until a day. The role is told, and the ledger names what it answers."
    >
      <ForSignedIn to="to ask for a permission">
        <RequestForm />
      </ForSignedIn>
    </Page>
  )
}

type Kind = PermissionRequest['kind']

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'ask', label: 'I ask the role that decides for a yes' },
  { value: 'announce', label: 'I announce it, and go on when nobody objects in time' },
  { value: 'give', label: 'I fill the role that decides, and permit it to somebody' },
]

function RequestForm(): React.JSX.Element {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [parameters] = useSearchParams()
  const [kind, setKind] = useState<Kind>('ask')
  const [action, setAction] = useState(parameters.get('action') ?? 'service.update')
  const [subject, setSubject] = useState(parameters.get('subject') ?? '')
  const [reason, setReason] = useState('')
  const [person, setPerson] = useState('')
  const [forRole, setForRole] = useState('')
  const [once, setOnce] = useState(true)
  const me = useSignedIn()
  const { data: organisation } = useQuery(organisationQuery)
  const isGiven = kind === 'give'
  const roles = (organisation?.circles ?? [])
    .flatMap((circle) => circle.roles)
    .filter(({ id }) => isGiven || me?.roles.includes(id) === true)
  const [until, setUntil] = useState('')
  const request = useMutation({
    mutationFn: (body: PermissionRequest) => postJson<Permission>('/permissions', body),
    onSuccess: async () => {
      await queries.invalidateQueries()
      await navigate('/permissions')
    },
  })
  return (
    <Form
      request={request}
      problem="Nothing is asked for"
      submit={kind === 'ask' ? 'Ask for it' : kind === 'announce' ? 'Announce it' : 'Permit it'}
      onSubmit={() =>
        request.mutate({
          kind,
          action: action as PermissionRequest['action'],
          subject: subject.trim(),
          reason: reason.trim(),
          ...(forRole !== '' && { forRole }),
          ...(isGiven && forRole === '' && { person: person.trim() }),
          once,
          ...(until !== '' && { until }),
        })
      }
      isPanel
    >
      <NativeSelect
        label="How"
        value={kind}
        onChange={(event) => {
          setKind(event.currentTarget.value as Kind)
          setForRole('')
        }}
        data={[...KINDS]}
      />
      <NativeSelect
        label="What is to be done"
        value={action}
        onChange={(event) => setAction(event.currentTarget.value)}
        data={Object.entries(PERMITTED_ACTIONS).map(([value, label]) => ({ value, label }))}
      />
      <TextInput
        label="To what"
        description="Such as service:payments/orders or version:payments/orders@1.2.0. A waiver or a subscription that is still to be asked for has no name yet: say what it is for, or whose it will be."
        required
        withAsterisk={false}
        maxLength={400}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
        error={mistakeAt(request.error, '/subject')}
      />
      <NativeSelect
        label="For whom"
        value={forRole}
        onChange={(event) => setForRole(event.currentTarget.value)}
        data={[
          { value: '', label: isGiven ? 'One person' : 'Myself' },
          ...roles.map(({ id, title }) => ({ value: id, label: `Whoever fills ${title} (${id})` })),
        ]}
        error={mistakeAt(request.error, '/forRole')}
      />
      {isGiven && forRole === '' && (
        <TextInput
          label="Who may"
          description="The name of the account."
          required
          withAsterisk={false}
          maxLength={64}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          error={mistakeAt(request.error, '/person')}
        />
      )}
      <WordsField label="Why" required value={reason} onChange={setReason} />
      <NativeSelect
        label="How often"
        value={once ? 'once' : 'until'}
        onChange={(event) => setOnce(event.currentTarget.value === 'once')}
        data={[
          { value: 'once', label: 'Once: what is done by it uses it up' },
          { value: 'until', label: 'Any number of times until its last day' },
        ]}
      />
      <TextInput
        type="date"
        label="The last day"
        description="As long as the constitution lets it be, unless you say a day."
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={mistakeAt(request.error, '/until')}
      />
    </Form>
  )
}
