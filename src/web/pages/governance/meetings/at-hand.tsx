import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { organisationQuery, proposalQuery } from '../../../api/governance-queries.ts'
import type { AgendaItem, ProposalStep, TriageKind } from '../../../api/schemas.ts'
import { FormProblem } from '../../../components/form/form-problem.tsx'
import { Form } from '../../../components/form/form.tsx'
import { WordsField } from '../../../components/form/words-field.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { spaced } from '../../../components/words.ts'
import { ChangeList } from '../proposals/changes/change-list.tsx'
import { ProposalSteps } from '../proposals/proposal-steps.tsx'
import { useGovernancePost } from '../use-governance-change.ts'
import { ElectionAtHand } from './election-at-hand.tsx'
import type { MeetingPart } from './meeting-course.tsx'
import { useMeetingStep } from './use-meeting.ts'

type AtHandProps = MeetingPart & { readonly item: AgendaItem }

/** The item that is processed: what is decided about it, and the record of what comes of it. */
export function AtHand(props: AtHandProps): React.JSX.Element {
  const { meeting, me, item, isHere } = props
  const { proposal, election } = item
  const isMine = item.by === me
  return (
    <div className="stack">
      {proposal !== undefined && <ProposalAtHand {...props} proposal={proposal} />}
      {election !== undefined && (
        <ElectionAtHand meeting={meeting} item={item} role={election} isHere={isHere} />
      )}
      {meeting.kind === 'governance' && (proposal ?? election) === undefined && isMine && (
        <p>
          <Link to={`/proposals/new?circle=${encodeURIComponent(meeting.circle)}`}>
            Make a proposal of it
          </Link>
          , and put the proposal on the agenda.
        </p>
      )}
      {(meeting.recorder === me || (isMine && meeting.kind === 'tactical')) && (
        <Record {...props} />
      )}
    </div>
  )
}

function ProposalAtHand(props: AtHandProps & { readonly proposal: string }): React.JSX.Element {
  const { meeting, me, proposal: id } = props
  const proposal = useQuery(proposalQuery(id))
  return (
    <QueryView query={proposal} what="the proposal">
      {(data) => (
        <>
          <div role="status">
            <p>
              The proposal is <strong>{spaced(data.state)}</strong>. {data.outcome?.reason}
            </p>
          </div>
          <ChangeList changes={data.changes} />
          {data.contributions.length > 0 && (
            <ul aria-label="What was said">
              {data.contributions.map(({ id: number, by, kind, text }) => (
                <li key={number}>
                  {by}, {spaced(kind)}
                  {text === undefined ? '' : `: ${text}`}
                </li>
              ))}
            </ul>
          )}
          <ProposalSteps proposal={data} />
          {data.state === 'objecting' && meeting.chair === me && (
            <AllHeard meeting={meeting.id} proposal={id} />
          )}
        </>
      )}
    </QueryView>
  )
}

interface AllHeardProps {
  readonly meeting: string
  readonly proposal: string
}

function AllHeard({ meeting, proposal }: AllHeardProps): React.JSX.Element {
  const hear = useGovernancePost<ProposalStep>(`/proposals/${encodeURIComponent(proposal)}/steps`)
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={hear.isPending}
        onClick={() => hear.mutate({ kind: 'all-heard', meeting })}
      >
        Everybody here has been heard
      </Button>
      <FormProblem title="The round goes on" error={hear.error} />
    </>
  )
}

const TACTICAL: readonly TriageKind[] = ['next-action', 'project', 'information']

function Record({ meeting, me, item }: AtHandProps): React.JSX.Element {
  const organisation = useQuery(organisationQuery)
  const isRecorder = meeting.recorder === me
  const offered: readonly TriageKind[] =
    meeting.kind === 'governance'
      ? item.election === undefined
        ? ['proposal', 'information']
        : ['information']
      : [...(isRecorder ? TACTICAL : []), ...(item.by === me ? (['tension'] as const) : [])]
  const [outcome, setOutcome] = useState<TriageKind>(offered[0] ?? 'information')
  const [text, setText] = useState('')
  const [now, setNow] = useState('')
  const [role, setRole] = useState('')
  const [proposal, setProposal] = useState(item.proposal ?? '')
  const take = useMeetingStep(meeting.id, () => setText(''))
  const isWork = outcome === 'next-action' || outcome === 'project'
  const roles = organisation.data?.circles.find(({ id }) => id === meeting.circle)?.roles ?? []
  return (
    <Form
      request={take}
      problem="It is not recorded"
      submit="Record it"
      onSubmit={() =>
        take.mutate({
          kind: 'record',
          item: item.id,
          outcome,
          text: text.trim(),
          ...(isWork && role !== '' && { role }),
          ...(outcome === 'proposal' && { proposal: proposal.trim() }),
          ...(outcome === 'tension' && { now: now.trim() }),
        })
      }
      isMinor
    >
      <div className="form-fields">
        <NativeSelect
          label="What comes of it"
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as TriageKind)}
          data={offered.map((kind) => ({
            value: kind,
            label: kind === 'tension' ? 'a tension for governance' : spaced(kind),
          }))}
        />
        {isWork && (
          <NativeSelect
            label="Role that takes it on"
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            data={[
              { value: '', label: 'the role whose inbox the tension is in' },
              ...roles.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        )}
        {outcome === 'proposal' && (
          <TextInput
            label="Proposal"
            required
            withAsterisk={false}
            maxLength={100}
            value={proposal}
            onChange={(event) => setProposal(event.currentTarget.value)}
          />
        )}
      </div>
      {outcome === 'tension' && (
        <WordsField label="What is" required value={now} onChange={setNow} />
      )}
      <WordsField
        label={outcome === 'tension' ? 'What could be' : 'In words'}
        required
        value={text}
        onChange={setText}
      />
    </Form>
  )
}
