import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { electionQuery } from '../../../api/governance-queries.ts'
import { isNotFound } from '../../../api/problem.ts'
import type { Election } from '../../../api/schemas.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { Instant } from '../../../components/instant.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { counted, spaced } from '../../../components/words.ts'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import '../governance.css'
import { ElectionRecord } from './election-record.tsx'
import { ElectionSteps } from './election-steps.tsx'

/** An election with its rounds: who was nominated, who is proposed, and what comes next. */
export function ElectionPage(): React.JSX.Element {
  const { electionId = '' } = useParams()
  const election = useQuery({
    ...electionQuery(electionId),
    // Others take part at the same time.
    refetchInterval: ({ state: { data } }) => (data?.participants === undefined ? false : 3_000),
  })
  if (isNotFound(election.error)) return <NotFoundPage />
  return (
    <Page
      title={election.data?.description.title ?? 'Election'}
      crumbs={[{ label: 'Elections', to: '/elections' }]}
      lead={election.data?.description.purpose ?? ''}
    >
      <QueryView query={election} what="the election">
        {(data) => <Details election={data} />}
      </QueryView>
    </Page>
  )
}

function Details({ election }: { readonly election: Election }): React.JSX.Element {
  const { outcome, roundClosesAt, role, reason, calledBy, term, state } = election
  return (
    <div className="stack">
      <Panel title="Where it stands">
        <div role="status">
          <FactList
            facts={[
              { name: 'State', value: spaced(state) },
              ...(roundClosesAt === undefined
                ? []
                : [{ name: 'This round ends', value: <Instant at={roundClosesAt} withTime /> }]),
              {
                name: 'Role',
                value: <RoleLink role={role} />,
              },
              { name: 'Term', value: counted(term, 'day') },
              {
                name: 'Called by',
                value: `${calledBy === 'system' ? 'the registry' : calledBy}: ${reason}`,
              },
            ]}
          />
          {outcome !== undefined && <p>{outcome.reason}</p>}
        </div>
      </Panel>
      <ElectionSteps election={election} />
      <ElectionRecord election={election} />
    </div>
  )
}
