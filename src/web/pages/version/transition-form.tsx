import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { versionPath } from '../../api/names.ts'
import { ApiError } from '../../api/problem.ts'
import { postJson } from '../../api/request.ts'
import type {
  TransitionDecision,
  TransitionPreview,
  TransitionRequest,
  Version,
} from '../../api/schemas.ts'
import { DecisionBadge } from '../../components/badges.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { CopyableCommand } from '../../components/copyable-command.tsx'
import { asksForReason, asksForSunset } from '../../components/gate-asks.ts'
import { StateName } from '../../components/state-badge.tsx'
import { Reasons } from './reasons.tsx'

interface TransitionFormProps {
  readonly version: Version
  readonly preview: TransitionPreview
  /** Called when the transition has happened; the state is another then, and this form no longer fits. */
  readonly onGranted: (decision: TransitionDecision) => void
}

/** Asks for a transition, and explains a refusal. */
export function TransitionForm(props: TransitionFormProps): React.JSX.Element {
  const { version, preview, onGranted } = props
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [sunset, setSunset] = useState('')
  const request = useMutation({
    mutationFn: (body: TransitionRequest) => ask(version, body),
    onSuccess: (decision) => {
      if (decision.allowed) onGranted(decision)
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['service', version.service] }),
        queries.invalidateQueries({ queryKey: ['services'] }),
        queries.invalidateQueries({ queryKey: ['ledger'] }),
      ])
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
        <Textarea
          label="Reason"
          description={
            preview.conditions.some(asksForReason)
              ? 'The gate asks about it; kept with the decision and in the ledger'
              : 'Kept with the decision and in the ledger'
          }
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {preview.conditions.some(asksForSunset) && (
          <TextInput
            type="date"
            label="Sunset"
            description="The day on which the version ends (UTC)"
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
        {request.data?.allowed === false && <Refusal decision={request.data} />}
        {request.isError && (
          <ErrorState title="The transition could not be asked for" error={request.error} />
        )}
      </div>
      <CopyableCommand
        label="The same on the command line"
        command={`concordat promote ${version.service}@${version.version} --to ${preview.to}`}
      />
    </>
  )
}

/** A refusal is an answer too: it carries the decision with its reasons. */
async function ask(version: Version, body: TransitionRequest): Promise<TransitionDecision> {
  try {
    return await postJson<TransitionDecision>(
      `${versionPath(version.service, version.version)}/transitions`,
      body,
    )
  } catch (error) {
    if (error instanceof ApiError && error.problem?.decision) return error.problem.decision
    throw error
  }
}

function Refusal({ decision }: { readonly decision: TransitionDecision }): React.JSX.Element {
  return (
    <div className="gate-decision" role="group" aria-label="The decision">
      <p>
        <DecisionBadge isAllowed={false} /> The refusal is recorded, and the version stays{' '}
        <StateName state={decision.from} />.
      </p>
      <Reasons
        authority={decision.authority}
        conditions={decision.conditions.filter((condition) => condition.holds !== 'yes')}
      />
    </div>
  )
}
