import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import { postJson } from '../../api/request.ts'
import type { Waiver, WaiverDecisionRequest } from '../../api/schemas.ts'
import { FactList } from '../../components/fact-list.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import { useSignedIn } from '../../components/use-signed-in.ts'

/** One waiver with what can be decided about it. */
export function WaiverItem({ waiver }: { readonly waiver: Waiver }): React.JSX.Element {
  const { rule, scope, until, state, reason, owner, requestedBy, requestedAt, decision } = waiver
  const isSignedIn = useSignedIn() !== undefined
  return (
    <article className="panel panel-body" aria-label={`Waiver of ${rule}, ${state}`}>
      <h3>
        <Link to={`/rules/${encodeURIComponent(rule)}`}>{rule}</Link> for{' '}
        {scope.service === undefined ? (
          `the domain ${scope.domain ?? ''}`
        ) : (
          <Link to={servicePath(scope.service)}>
            {scope.service}
            {scope.version === undefined ? '' : `@${scope.version}`}
          </Link>
        )}
        : {state}
      </h3>
      <p>{reason}</p>
      <FactList
        facts={[
          { name: 'Last day', value: <Instant at={until} /> },
          { name: 'Owner', value: owner },
          {
            name: 'Asked for',
            value: (
              <>
                by {requestedBy}, <Instant at={requestedAt} />
              </>
            ),
          },
          {
            name: 'Decided',
            value: decision && (
              <>
                by {decision.by}
                {decision.role === undefined ? '' : ` as ${decision.role}`},{' '}
                <Instant at={decision.at} />
                {decision.reason === undefined ? '' : `: ${decision.reason}`}
              </>
            ),
          },
        ]}
      />
      {isSignedIn && (state === 'requested' || state === 'granted') && (
        <WaiverDecision waiver={waiver} />
      )}
    </article>
  )
}

function WaiverDecision({ waiver }: { readonly waiver: Waiver }): React.JSX.Element {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const decide = useMutation({
    mutationFn: (decision: WaiverDecisionRequest['decision']) =>
      postJson<Waiver>(`/waivers/${encodeURIComponent(waiver.id)}/decision`, {
        decision,
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['waivers'] })
      await queries.invalidateQueries({ queryKey: ['service'] })
    },
  })
  const isAskedFor = waiver.state === 'requested'
  return (
    <div className="form">
      <TextInput
        label="Reason of the decision"
        description="Needed to refuse and to revoke"
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem title="It is not decided" error={decide.error} />
      <div className="form-actions">
        {isAskedFor ? (
          <>
            <Button loading={decide.isPending} onClick={() => decide.mutate('grant')}>
              Grant
            </Button>
            <Button
              variant="default"
              disabled={decide.isPending || reason.trim() === ''}
              onClick={() => decide.mutate('refuse')}
            >
              Refuse
            </Button>
          </>
        ) : (
          <Button
            variant="default"
            disabled={decide.isPending || reason.trim() === ''}
            onClick={() => decide.mutate('revoke')}
          >
            Revoke
          </Button>
        )}
      </div>
    </div>
  )
}
