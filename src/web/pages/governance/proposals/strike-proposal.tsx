import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { rulingsInForceQuery } from '../../../api/governance-queries.ts'
import type { Ruling, StrikeRequest } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import '../governance.css'

/** Takes an adopted proposal out of what is in force, as a ruling found that it breaks the constitution. */
export function StrikeProposal({ id }: { readonly id: string }): React.JSX.Element {
  const subject = `proposal:${id}`
  const rulings = useQuery(rulingsInForceQuery(subject))
  return (
    <details>
      <summary>Strike it, since it breaks the constitution</summary>
      <div className="details-form">
        <QueryView query={rulings} what="the rulings about it">
          {({ items }) => {
            const finding = items.filter(({ breaksConstitution }) => breaksConstitution)
            return finding.length === 0 ? (
              <p>
                The secretary strikes what a ruling found to break the constitution, and no ruling
                in force says so of this proposal.{' '}
                <Link to={`/rulings?subject=${encodeURIComponent(subject)}`}>Rule on it first</Link>
                .
              </p>
            ) : (
              <ForSignedIn to="to strike it, as the secretary of the circle">
                <StrikeForm id={id} rulings={finding} />
              </ForSignedIn>
            )
          }}
        </QueryView>
      </div>
    </details>
  )
}

interface StrikeFormProps {
  readonly id: string
  /** Those that find that it breaks the constitution, at least one. */
  readonly rulings: readonly Ruling[]
}

function StrikeForm({ id, rulings }: StrikeFormProps): React.JSX.Element {
  const [ruling, setRuling] = useState(rulings[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const strike = useGovernancePost<StrikeRequest>(`/proposals/${encodeURIComponent(id)}/strike`)
  return (
    <Form
      request={strike}
      problem="It is not struck"
      submit="Strike it"
      onSubmit={() => strike.mutate({ ruling, reason: reason.trim() })}
      isMinor
    >
      <p>
        What it changed is taken out of what is in force, as far as nobody changed it since. Its
        history stays, and those whose roles it touched are told.
      </p>
      <NativeSelect
        label="Ruling"
        value={ruling}
        onChange={(event) => setRuling(event.currentTarget.value)}
        data={rulings.map(({ id: value, question, by }) => ({
          value,
          label: `${question.slice(0, 100)} (${by})`,
        }))}
      />
      <WordsField label="Reason" required value={reason} onChange={setReason} />
    </Form>
  )
}
