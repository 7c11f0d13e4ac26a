import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { MaturityScope } from '../../api/maturity-queries.ts'
import { withQuery } from '../../api/request.ts'
import type {
  MaturityGap,
  MaturityGapTarget,
  Proposal,
  RoadMapStep,
  Tension,
} from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { useGovernancePost } from '../governance/use-governance-change.ts'

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
  const { domain, circle } = scope
  const path = (what: 'tensions' | 'targets'): string =>
    withQuery(`/maturity/models/${encodeURIComponent(model)}/${what}`, { domain, circle })
  const raise = useGovernancePost<MaturityGap, Tension>(path('tensions'))
  const propose = useGovernancePost<MaturityGapTarget, Proposal>(path('targets'))
  return (
    <>
      <div className="form-actions">
        {raise.data ? (
          <Link to={`/tensions/${encodeURIComponent(raise.data.id)}`} className="small">
            It is a tension
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
