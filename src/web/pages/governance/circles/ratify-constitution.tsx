import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { constitutionsQuery } from '../../../api/governance-queries.ts'
import type { Constitution, RatificationRequest } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import '../governance.css'

/** Puts another constitution in the place of the one in force. */
export function RatifyConstitution({
  inForce,
}: {
  readonly inForce: Constitution
}): React.JSX.Element {
  const offered = useQuery(constitutionsQuery)
  return (
    <details>
      <summary>Ratify another constitution</summary>
      <div className="details-form">
        <ForSignedIn to="to ratify a constitution">
          <QueryView query={offered} what="the constitutions at hand">
            {({ items }) => {
              const others = items.filter(({ id }) => id !== inForce.id)
              return others.length === 0 ? (
                <EmptyState title="There is no other constitution at hand">
                  The registry reads them from its folder of policies.
                </EmptyState>
              ) : (
                <RatifyForm offered={others} />
              )
            }}
          </QueryView>
        </ForSignedIn>
      </div>
    </details>
  )
}

/** Each once, in the order given. */
function accountsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))]
}

function RatifyForm({ offered }: { readonly offered: readonly Constitution[] }): React.JSX.Element {
  const [id, setId] = useState(offered[0]?.id ?? '')
  const [people, setPeople] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const chosen = offered.find((constitution) => constitution.id === id)
  const roles = chosen?.roles ?? []
  const ratify = useGovernancePost<RatificationRequest>('/governance/ratifications')
  return (
    <Form
      request={ratify}
      problem="It is not ratified"
      submit="Ratify"
      onSubmit={() => {
        const assignments = roles.flatMap((role) =>
          accountsIn(people[role.id] ?? '').map((person) => ({ role: role.id, person })),
        )
        ratify.mutate({ constitution: id, assignments, reason: reason.trim() })
      }}
    >
      <p>
        The first constitution is replaced once. From then on the one in force changes only by its
        own rules, with a proposal.
      </p>
      <NativeSelect
        label="Constitution"
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        data={offered.map(({ id: value, title, version }) => ({
          value,
          label: `${title}, version ${version}`,
        }))}
      />
      {chosen !== undefined && <p className="subtle">{chosen.preamble}</p>}
      <div className="form-fields">
        {roles.map((role) => (
          <TextInput
            key={role.id}
            label={role.title}
            description={
              role.filledBy === 'administrator'
                ? 'One account, or several with commas; you, unless given'
                : 'One account, or several with commas; nobody, unless given'
            }
            maxLength={2_000}
            autoComplete="off"
            value={people[role.id] ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setPeople((present) => ({ ...present, [role.id]: value }))
            }}
          />
        ))}
      </div>
      <WordsField label="Reason" required value={reason} onChange={setReason} />
    </Form>
  )
}
