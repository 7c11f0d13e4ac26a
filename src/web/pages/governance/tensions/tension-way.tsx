import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import {
  proposalsOfTensionQuery,
  tensionEventsQuery,
  workOfTensionQuery,
} from '../../../api/governance-queries.ts'
import type { LedgerEntry, Proposal, Tension, WorkItem } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Panel } from '../../../components/panel.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { spaced } from '../../../components/words.ts'
import { eventInWords } from './event-in-words.ts'

/** What came of a tension: proposals and work as they stand now, and each step as the ledger has it. */
export function TensionWay({ tension }: { readonly tension: Tension }): React.JSX.Element {
  const proposals = useQuery(proposalsOfTensionQuery(tension.id))
  const work = useQuery(workOfTensionQuery(tension.id))
  const events = useQuery(tensionEventsQuery(tension.id))
  const made = proposals.data?.items ?? []
  const done = work.data?.items ?? []
  return (
    <Panel title="Its way">
      {made.length + done.length > 0 && (
        <ul aria-label="What came of it">
          {made.map((proposal) => (
            <ProposalLine key={proposal.id} proposal={proposal} />
          ))}
          {done.map((item) => (
            <WorkLine key={item.id} item={item} />
          ))}
        </ul>
      )}
      <QueryView query={events} what="the ledger">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="The ledger says nothing of it" />
          ) : (
            <ol className="tension-way" aria-label="Steps, the first one first">
              {items.toReversed().map((entry) => (
                <EventLine key={entry.id} entry={entry} />
              ))}
            </ol>
          )
        }
      </QueryView>
    </Panel>
  )
}

function ProposalLine({ proposal }: { readonly proposal: Proposal }): React.JSX.Element {
  const { id, title, proposer, state } = proposal
  return (
    <li>
      Proposal <Link to={`/proposals/${encodeURIComponent(id)}`}>{title}</Link>, by {proposer}{' '}
      <ToneBadge tone={state === 'adopted' ? 'good' : 'info'}>{spaced(state)}</ToneBadge>
    </li>
  )
}

function WorkLine({ item }: { readonly item: WorkItem }): React.JSX.Element {
  const { kind, title, role, state, projections } = item
  const expected = projections.at(-1)?.date
  return (
    <li>
      {kind === 'project' ? 'Project' : 'Next action'}{' '}
      <Link to={`/work?role=${encodeURIComponent(role)}`}>{title}</Link> with{' '}
      <RoleLink role={role} />
      {expected !== undefined && (
        <>
          , expected <Instant at={expected} />
        </>
      )}{' '}
      <ToneBadge tone={state === 'done' ? 'good' : 'info'}>{state}</ToneBadge>
    </li>
  )
}

function EventLine({ entry }: { readonly entry: LedgerEntry }): React.JSX.Element {
  const { what, said, role, proposal } = eventInWords(entry)
  return (
    <li>
      <Instant at={entry.at} withTime />{' '}
      <strong>
        {entry.actor.kind === 'system' ? 'The registry' : entry.actor.id} {what}
      </strong>
      {role !== undefined && (
        <>
          {' '}
          (<RoleLink role={role} />)
        </>
      )}
      {said !== undefined && `: ${said}`}{' '}
      {proposal !== undefined && (
        <Link to={`/proposals/${encodeURIComponent(proposal)}`}>the proposal</Link>
      )}
    </li>
  )
}
