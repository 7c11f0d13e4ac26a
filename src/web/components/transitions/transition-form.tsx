import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../api/problem.ts'
import { postJson } from '../../api/request.ts'
import type { TransitionDecision, TransitionPreview, TransitionRequest } from '../../api/schemas.ts'
import { DecisionBadge } from '../badges.tsx'
import { ErrorState } from '../error-state.tsx'
import { CopyableCommand } from '../copyable-command.tsx'
import { WordsField } from '../form/words-field.tsx'
import { asksForReason, asksForSunset } from './gate-asks.ts'
import { StateName } from '../state-badge.tsx'
import { Reasons } from './reasons.tsx'
import type { TransitionSubject } from './transition-subject.ts'

interface TransitionFormProps {
  readonly subject: TransitionSubject
  readonly preview: TransitionPreview
  /** Called when the transition has happened; the state is another then, and this form no longer fits. */
  readonly onGranted: (decision: TransitionDecision) => void
}

/** Asks for a transition, and explains a refusal. */
export function TransitionForm(props: TransitionFormProps): React.JSX.Element {
  const { subject, preview, onGranted } = props
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [sunset, setSunset] = useState('')
  const request = useMutation({
    mutationFn: (body: TransitionRequest) => ask(subject, body),
    onSuccess: (decision) => {
      if (decision.allowed) onGranted(decision)
      return Promise.all(
        subject.outdates.map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
    },
  })

  function submit(event: React.SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    request.mutate({
      to: preview.to,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
      ...(sunset !== '' && { sunsetAt: `${sunset}T00:00:00.000Z` }),
    })
  }

  return (
    <>
      <form className="gate-form" onSubmit={submit}>
        <WordsField
          label="Reason"
          description={
            preview.conditions.some(asksForReason)
              ? 'The gate asks about it; kept with the decision and in the ledger'
              : 'Kept with the decision and in the ledger'
          }
          value={reason}
          onChange={setReason}
        />
        {preview.conditions.some(asksForSunset) && (
          <TextInput
            type="date"
            label="Sunset"
            description="The day on which it ends (UTC)"
            value={sunset}
            onChange={(event) => setSunset(event.currentTarget.value)}
          />
        )}
        <Button
          type="submit"
          loading={request.isPending}
          variant={preview.wouldBeAllowed ? 'filled' : 'default'}
        >
          Ask for: {preview.title}
        </Button>
      </form>
      <div aria-live="polite">
        {request.data?.allowed === false && <Refusal subject={subject} decision={request.data} />}
        {request.isError && (
          <ErrorState title="The transition could not be asked for" error={request.error} />
        )}
      </div>
      {subject.command && (
        <CopyableCommand
          label="The same on the command line"
          command={subject.command(preview.to)}
        />
      )}
    </>
  )
}

/** A refusal is an answer too: it carries the decision with its reasons. */
async function ask(
  subject: TransitionSubject,
  body: TransitionRequest,
): Promise<TransitionDecision> {
  try {
    return await postJson<TransitionDecision>(`${subject.address}/transitions`, body)
  } catch (error) {
    if (error instanceof ApiError && error.problem?.decision) return error.problem.decision
    throw error
  }
}

interface RefusalProps {
  readonly subject: TransitionSubject
  readonly decision: TransitionDecision
}

function Refusal({ subject, decision }: RefusalProps): React.JSX.Element {
  return (
    <div className="gate-decision" role="group" aria-label="The decision">
      <p>
        <DecisionBadge isAllowed={false} /> The refusal is recorded, and {subject.words} stays{' '}
        <StateName state={decision.from} of={subject.kind} />.
      </p>
      <Reasons
        authority={decision.authority}
        conditions={decision.conditions.filter((condition) => condition.holds !== 'yes')}
      />
    </div>
  )
}
