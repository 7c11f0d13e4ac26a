import { useState } from 'react'
import { deleteResource, putJson } from '../../../api/request.ts'
import type { Circle } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { Instant } from '../../../components/instant.tsx'
import { useGovernanceChange } from '../use-governance-change.ts'
import '../governance.css'

/** Whether the circle keeps to its process, and the way to say that it does not or does again. */
export function CircleBreakdown({ circle }: { readonly circle: Circle }): React.JSX.Element {
  const { id, breakdown } = circle
  return (
    <>
      {breakdown !== undefined && (
        <p role="status">
          <strong>Process breakdown</strong> since <Instant at={breakdown.since} withTime />, as{' '}
          {breakdown.by} declared: {breakdown.reason} Whoever facilitates the circle around it
          facilitates this one and keeps its records meanwhile.
        </p>
      )}
      <details>
        <summary>
          {breakdown === undefined
            ? 'It does not keep to the rules: declare a process breakdown'
            : 'It keeps to the rules again: end the process breakdown'}
        </summary>
        <div className="details-form">
          <ForSignedIn to="to say so, as who facilitates this circle or the one around it">
            <BreakdownForm key={id} id={id} isBroken={breakdown !== undefined} />
          </ForSignedIn>
        </div>
      </details>
    </>
  )
}

interface BreakdownFormProps {
  readonly id: string
  readonly isBroken: boolean
}

function BreakdownForm({ id, isBroken }: BreakdownFormProps): React.JSX.Element {
  const [reason, setReason] = useState('')
  const say = useGovernanceChange(
    async (because: string) => {
      const path = `/governance/circles/${encodeURIComponent(id)}/breakdown`
      if (isBroken) await deleteResource(path, { reason: because })
      else await putJson(path, { reason: because })
    },
    () => setReason(''),
  )
  return (
    <Form
      request={say}
      problem={isBroken ? 'The breakdown goes on' : 'No breakdown is declared'}
      submit={isBroken ? 'End the breakdown' : 'Declare the breakdown'}
      onSubmit={() => say.mutate(reason.trim())}
      isMinor
    >
      <p className="subtle">
        {isBroken
          ? 'Whoever facilitates the circle around it ends it; of the anchor circle, its own facilitator.'
          : 'Until it ends, whoever facilitates the circle around it facilitates this one, too. The members are told.'}
      </p>
      <WordsField label="Reason" required value={reason} onChange={setReason} />
    </Form>
  )
}
