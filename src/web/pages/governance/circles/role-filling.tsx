import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountNamesQuery } from '../../../api/governance-queries.ts'
import { deleteResource } from '../../../api/request.ts'
import type { Assignment, AssignmentRequest, Role } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { mistakeAt } from '../../../components/form/mistakes.ts'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Panel } from '../../../components/panel.tsx'
import { useGovernanceChange, useGovernancePost } from '../use-governance-change.ts'
import '../governance.css'

/** Who fills the role, with the forms of whoever may assign it. */
export function RoleFilling({ role }: { readonly role: Role }): React.JSX.Element {
  return (
    <Panel title="Assign it">
      <ForSignedIn to="to assign the role">
        <div className="stack">
          <p className="subtle">
            The constitution says who assigns a role; everybody else proposes it.
          </p>
          {role.filledBy
            .filter(({ standsInFor }) => standsInFor === undefined)
            .map((assignment) => (
              <Unassign
                key={`${assignment.person} ${assignment.focus?.title ?? ''}`}
                assignment={assignment}
              />
            ))}
          <Assign role={role} />
        </div>
      </ForSignedIn>
    </Panel>
  )
}

function Assign({ role }: { readonly role: Role }): React.JSX.Element {
  const accounts = useQuery(accountNamesQuery)
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const assign = useGovernancePost<AssignmentRequest>(
    `/governance/roles/${encodeURIComponent(role.id)}/assignments`,
    () => {
      setPerson('')
      setReason('')
    },
  )
  return (
    <Form
      request={assign}
      problem="The role is not assigned"
      submit="Assign"
      onSubmit={() => {
        const words = reason.trim()
        assign.mutate({ person: person.trim(), ...(words !== '' && { reason: words }) })
      }}
    >
      <div className="form-fields">
        <TextInput
          label="Account of the person"
          list="accounts"
          required
          withAsterisk={false}
          maxLength={64}
          autoComplete="off"
          value={person}
          error={mistakeAt(assign.error, '/person')}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <TextInput
          label="Reason"
          maxLength={2000}
          value={reason}
          error={mistakeAt(assign.error, '/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <datalist id="accounts">
        {accounts.data?.items.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Form>
  )
}

function Unassign({ assignment }: { readonly assignment: Assignment }): React.JSX.Element {
  const { person, role, focus } = assignment
  const [reason, setReason] = useState('')
  const unassign = useGovernanceChange((because: string) =>
    deleteResource(
      `/governance/roles/${encodeURIComponent(role)}/assignments/${encodeURIComponent(person)}`,
      { reason: because },
    ),
  )
  return (
    <details>
      <summary>
        Take it from {person}
        {focus === undefined ? '' : ` (${focus.title})`}
      </summary>
      <div className="details-form">
        <Form
          request={unassign}
          problem="It is not taken"
          submit={`Take it from ${person}`}
          onSubmit={() => unassign.mutate(reason.trim())}
          isMinor
        >
          <WordsField
            label="Reason"
            description="Kept with the role and in the ledger"
            value={reason}
            onChange={setReason}
          />
        </Form>
      </div>
    </details>
  )
}
