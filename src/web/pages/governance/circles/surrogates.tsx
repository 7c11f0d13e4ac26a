import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { deleteResource } from '../../../api/request.ts'
import type { Assignment, Role, SurrogateRequest } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { Panel } from '../../../components/panel.tsx'
import { useGovernanceChange, useGovernancePost } from '../use-governance-change.ts'
import '../governance.css'
import { fillerInWords } from './role-line.tsx'

const NOBODY = { person: '', surrogate: '', until: '', reason: '' }

/** Who acts in the role while somebody is away. */
export function Surrogates({ role }: { readonly role: Role }): React.JSX.Element {
  const surrogates = role.filledBy.filter(({ standsInFor }) => standsInFor !== undefined)
  return (
    <Panel title="While somebody is away">
      <ForSignedIn to="to say who stands in">
        <div className="stack">
          <p className="subtle">
            Whoever is away, or who leads the circle, says who acts in their place and until when.
            The circle is told, and it ends by itself.
          </p>
          {surrogates.map((surrogate) => (
            <IsBack key={surrogate.person} surrogate={surrogate} />
          ))}
          <StandIn role={role} />
        </div>
      </ForSignedIn>
    </Panel>
  )
}

function StandIn({ role }: { readonly role: Role }): React.JSX.Element {
  const [wish, setWish] = useState<SurrogateRequest>(NOBODY)
  const name = useGovernancePost<SurrogateRequest>(
    `/governance/roles/${encodeURIComponent(role.id)}/surrogates`,
    () => setWish(NOBODY),
  )
  const field = (member: keyof SurrogateRequest): React.ComponentProps<typeof TextInput> => ({
    required: true,
    withAsterisk: false,
    autoComplete: 'off',
    maxLength: member === 'reason' ? 2000 : 64,
    value: wish[member],
    error: mistakeAt(name.error, `/${member}`),
    onChange: (event) => setWish({ ...wish, [member]: event.currentTarget.value }),
  })
  return (
    <Form
      request={name}
      problem="Nobody stands in"
      submit="Let them stand in"
      onSubmit={() => name.mutate(wish)}
    >
      <div className="form-fields">
        <TextInput label="Account of who is away" list="accounts" {...field('person')} />
        <TextInput label="Account of who stands in" list="accounts" {...field('surrogate')} />
        <TextInput label="Back on" type="date" {...field('until')} />
        <TextInput label="Why" {...field('reason')} />
      </div>
    </Form>
  )
}

function IsBack({ surrogate }: { readonly surrogate: Assignment }): React.JSX.Element {
  const { role, standsInFor = '' } = surrogate
  const end = useGovernanceChange(() =>
    deleteResource(
      `/governance/roles/${encodeURIComponent(role)}/surrogates/${encodeURIComponent(standsInFor)}`,
    ),
  )
  return (
    <Form
      request={end}
      problem="It does not end"
      submit={`${standsInFor} is back`}
      onSubmit={() => end.mutate(undefined)}
      isMinor
    >
      <p>{fillerInWords(surrogate)}</p>
    </Form>
  )
}
