import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useParams } from 'react-router'
import { proposalQuery } from '../../../api/governance-queries.ts'
import { isNotFound } from '../../../api/problem.ts'
import type { Proposal } from '../../../api/schemas.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { CircleLink, RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Page } from '../../../components/page.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { spaced } from '../../../components/words.ts'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import { AuthorityEffectPanel } from './authority-effect.tsx'
import { ChangeList } from './changes/change-list.tsx'
import '../governance.css'
import { changesLifecycles, LifecycleEffects } from './lifecycle-effects.tsx'
import { OfTension } from './of-tension.tsx'
import { hasEffect, ProposalEffect } from './proposal-effect.tsx'
import { ProposalSteps } from './proposal-steps.tsx'
import { StrikeProposal } from './strike-proposal.tsx'
import { voteInWords } from './vote-in-words.ts'

const METHOD_WORDS: Readonly<Record<Proposal['method']['kind'], string>> = {
  integrative: 'integrating objections',
  consent: 'consent',
  vote: 'vote',
  approver: 'approval of those who answer for it',
}

/** A proposal with its rounds: what it changes, what was said, and what comes next. */
export function ProposalPage(): React.JSX.Element {
  const { proposalId = '' } = useParams()
  const proposal = useQuery({
    ...proposalQuery(proposalId),
    // Others take part at the same time.
    refetchInterval: ({ state: { data } }) => (data?.participants === undefined ? false : 3_000),
  })
  useOutdatedBy(proposal.data?.state)
  if (isNotFound(proposal.error)) return <NotFoundPage />
  return (
    <Page
      title={proposal.data?.title ?? 'Proposal'}
      crumbs={[{ label: 'Proposals', to: '/proposals' }]}
      lead={proposal.data?.rationale ?? ''}
    >
      <QueryView query={proposal} what="the proposal">
        {(data) => <Details proposal={data} />}
      </QueryView>
    </Page>
  )
}

/** Whoever took the last step: what an adopted proposal changed is asked again by the other pages. */
function useOutdatedBy(state: Proposal['state'] | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (state === 'adopted') void queries.invalidateQueries({ refetchType: 'none' })
  }, [queries, state])
}

function Details({ proposal }: { readonly proposal: Proposal }): React.JSX.Element {
  const { outcome, roundClosesAt, contributions, objections, method } = proposal
  const isOver = proposal.participants === undefined
  const vote = voteInWords(proposal)
  const questions = new Map(
    proposal.objectionRules.criteria.map(({ id, question }) => [id, question]),
  )
  return (
    <div className="stack">
      <Panel title="Where it stands">
        <div role="status">
          <FactList
            facts={[
              { name: 'State', value: spaced(proposal.state) },
              {
                name: 'Decided by',
                value: (
                  <>
                    {METHOD_WORDS[method.kind]}, in the circle{' '}
                    <CircleLink circle={proposal.circle} />
                  </>
                ),
              },
              ...(vote === undefined || isOver ? [] : [{ name: 'What it takes', value: vote }]),
              ...(isOver
                ? []
                : [
                    {
                      name: 'This round ends',
                      value:
                        roundClosesAt === undefined ? (
                          'by a step'
                        ) : (
                          <Instant at={roundClosesAt} withTime />
                        ),
                    },
                  ]),
              {
                name: 'Proposed by',
                value: (
                  <>
                    {proposal.proposer} as <RoleLink role={proposal.asRole} />
                  </>
                ),
              },
              ...(proposal.tension === undefined
                ? []
                : [{ name: 'Answers', value: <OfTension id={proposal.tension} /> }]),
              { name: 'Example', value: proposal.example },
            ]}
          />
          {outcome !== undefined && <p>{outcome.reason}</p>}
        </div>
        {proposal.state === 'adopted' && (
          <>
            <p>
              <InForce changes={proposal.changes} />
            </p>
            <Link to={`/proposals/new?rollback=${encodeURIComponent(proposal.id)}`}>
              Prepare the way back
            </Link>
            <StrikeProposal id={proposal.id} />
          </>
        )}
      </Panel>
      <Panel
        title={
          proposal.textRevision === 1
            ? 'What it changes'
            : `What it changes (text ${proposal.textRevision})`
        }
      >
        <ChangeList changes={proposal.changes} />
      </Panel>
      {hasEffect(proposal) && <ProposalEffect id={proposal.id} />}
      {!isOver && proposal.changes.some(({ kind }) => /^(circle|role)[.]/.test(kind)) && (
        <AuthorityEffectPanel id={proposal.id} />
      )}
      {changesLifecycles(proposal) && <LifecycleEffects id={proposal.id} />}
      <ProposalSteps proposal={proposal} />
      {objections.length > 0 && (
        <Panel title="Objections">
          <ul>
            {objections.map(({ id, by, role, text, state, ruling, integration, answers }) => (
              <li key={id}>
                <strong>
                  {id}. {by} as {role}: {spaced(state)}
                </strong>
                <p>{text}</p>
                <ul>
                  {answers.map(({ criterion, holds, because }) => (
                    <li key={criterion}>
                      {questions.get(criterion) ?? criterion} {holds ? 'Yes' : 'No'}, {because}
                    </li>
                  ))}
                </ul>
                {ruling !== undefined && (
                  <p>
                    Ruled by {ruling.by}: {ruling.because}
                  </p>
                )}
                {integration !== undefined && (
                  <>
                    <p>
                      Amendment offered by {integration.by}: {integration.note} Agreed by{' '}
                      {integration.agreedBy.join(' and ') || 'nobody yet'}.
                    </p>
                    <ChangeList changes={integration.changes} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {contributions.length > 0 && (
        <Panel title="What was said">
          <ul>
            {contributions.map(({ id, kind, by, text, to, choice, at, revision }) => (
              <li key={id}>
                <Instant at={at} withTime /> {by}, {spaced(kind)} {id}
                {to === undefined ? '' : ` to question ${to}`}
                {choice === undefined ? '' : ` (${choice})`}
                {text === undefined ? '' : `: ${text}`}{' '}
                <span className="tiny subtle">about text {revision}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  )
}

/** Where what was adopted shows. */
function InForce({ changes }: Pick<Proposal, 'changes'>): React.JSX.Element {
  return changes.some(({ kind }) => kind.startsWith('policy.')) ? (
    <Link to="/policies">See the policies in force</Link>
  ) : (
    <Link to="/circles">See circles and roles as they are now</Link>
  )
}
