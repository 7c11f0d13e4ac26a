import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { GOVERNANCE } from '../../api/governance-queries.ts'
import type { MaturityScope } from '../../api/maturity-queries.ts'
import { postJson, withQuery } from '../../api/request.ts'
import type {
  MaturityGap,
  MaturityGapTarget,
  Proposal,
  RoadMapStep,
  Tension,
} from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'

interface TakeUpProps {
  readonly model: string
  readonly scope: MaturityScope
  readonly step: RoadMapStep
  /** Whose target it is to be, and by when. */
  readonly target: { readonly circle: string; readonly by: string }
}

/** One click makes a gap a tension, another one the proposal of a target. */
export function TakeUp({ model, scope, step, target }: TakeUpProps): React.JSX.Element {
  const { fact, question, text } = step
  const queries = useQueryClient()
  const { domain, circle } = scope
  const path = (what: 'tensions' | 'targets'): string =>
    withQuery(`/maturity/models/${encodeURIComponent(model)}/${what}`, { domain, circle })
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey: [GOVERNANCE] })
  const raise = useMutation({
    mutationFn: (gap: MaturityGap) => postJson<Tension>(path('tensions'), gap),
    onSuccess,
  })
  const propose = useMutation({
    mutationFn: (gap: MaturityGapTarget) => postJson<Proposal>(path('targets'), gap),
    onSuccess,
  })
  return (
    <>
      <div className="form-actions">
        {raise.data ? (
          <Link to={`/tensions?role=${encodeURIComponent(raise.data.role)}`} className="small">
            It is a tension of {raise.data.role}
          </Link>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            loading={raise.isPending}
            aria-label={`Make it a tension: ${text}`}
            onClick={() =>
              raise.mutate({
                ...(fact !== undefined && { fact }),
                ...(question !== undefined && { question }),
              })
            }
          >
            Make it a tension
          </Button>
        )}
        {propose.data ? (
          <Link to={`/proposals/${encodeURIComponent(propose.data.id)}`} className="small">
            It is proposed as a target of {propose.data.circle}
          </Link>
        ) : (
          fact !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              loading={propose.isPending}
              aria-label={`Propose it as a target: ${text}`}
              onClick={() => propose.mutate({ fact, ...target })}
            >
              Propose it as a target
            </Button>
          )
        )}
      </div>
      <FormProblem title="It does not become a tension" error={raise.error} />
      <FormProblem title="The target is not proposed" error={propose.error} />
    </>
  )
}
