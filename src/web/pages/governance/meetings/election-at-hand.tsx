import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { electionToQuery } from '../../../api/governance-queries.ts'
import type { AgendaItem, Election, ElectionRequest, Meeting } from '../../../api/schemas.ts'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { spaced } from '../../../components/words.ts'
import { ElectionRecord } from '../elections/election-record.tsx'
import { ElectionSteps } from '../elections/election-steps.tsx'
import { useGovernancePost } from '../use-governance-change.ts'

interface ElectionAtHandProps {
  readonly meeting: Meeting
  readonly item: AgendaItem
  readonly role: string
  readonly isHere: boolean
}

/** The election that the item is about: its rounds as they go on, or the button that calls it. */
export function ElectionAtHand(props: ElectionAtHandProps): React.JSX.Element {
  const { meeting, item, role, isHere } = props
  const newest = useQuery(electionToQuery(role))
  return (
    <QueryView query={newest} what="the election">
      {({ items: [election] }) =>
        election === undefined || isBefore(election, meeting) ? (
          <>
            <p>
              No election to <RoleLink role={role} /> is going on.
            </p>
            {isHere && <CallIt role={role} reason={item.label} />}
          </>
        ) : (
          <>
            <div role="status">
              <p>
                <Link to={`/elections/${encodeURIComponent(election.id)}`}>The election</Link> to{' '}
                {election.description.title} is <strong>{spaced(election.state)}</strong>.{' '}
                {election.outcome?.reason}
              </p>
            </div>
            <ElectionRecord election={election} />
            <ElectionSteps election={election} />
          </>
        )
      }
    </QueryView>
  )
}

/** Whether it was over when the meeting began. */
function isBefore({ participants, updatedAt }: Election, { openedAt = '' }: Meeting): boolean {
  return participants === undefined && updatedAt < openedAt
}

interface CallItProps {
  readonly role: string
  readonly reason: string
}

function CallIt({ role, reason }: CallItProps): React.JSX.Element {
  const call = useGovernancePost<ElectionRequest>('/elections')
  return (
    <>
      <div>
        <Button size="xs" loading={call.isPending} onClick={() => call.mutate({ role, reason })}>
          Call the election
        </Button>
      </div>
      <FormProblem title="The election is not called" error={call.error} />
    </>
  )
}
