import { NativeSelect, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  organisationQuery,
  proposalsQuery,
  tensionsQuery,
} from '../../../api/governance-queries.ts'
import { subjectPath } from '../../../api/names.ts'
import type { AgendaItem } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Panel } from '../../../components/panel.tsx'
import { RoleLink } from '../../../components/governance-names.tsx'
import { spaced } from '../../../components/words.ts'
import { officesOf } from '../elections/offices-of.ts'
import { AtHand } from './at-hand.tsx'
import type { MeetingPart } from './meeting-course.tsx'
import { StepButton } from './step-button.tsx'
import { useMeetingStep } from './use-meeting.ts'

/** What people brought, one item at a time, and what came of each. */
export function Agenda(part: MeetingPart): React.JSX.Element {
  const { meeting, isHere } = part
  const { id, items, state, intent } = meeting
  const isOpen = isHere && !['announced', 'closing', 'closed', 'cancelled'].includes(state)
  return (
    <Panel title="Agenda">
      {items.length === 0 ? (
        <EmptyState title="Nothing is on the agenda yet">
          A word or two are enough; what it is about is said when it is taken.
        </EmptyState>
      ) : (
        <ol className="plain-list agenda" aria-label="Agenda">
          {items.map((item) => (
            <Item key={item.id} {...part} item={item} />
          ))}
        </ol>
      )}
      {isOpen && intent === undefined && (
        <AddItem meeting={id} circle={meeting.circle} kind={meeting.kind} />
      )}
    </Panel>
  )
}

function Item(props: MeetingPart & { readonly item: AgendaItem }): React.JSX.Element {
  const { meeting, me, item } = props
  const { id, label, by, state, outcomes, election, tension, proposal } = item
  const isChair = meeting.chair === me
  const isAgenda = meeting.state === 'agenda'
  return (
    <li className="agenda-item" {...(state === 'current' && { 'aria-current': 'true' as const })}>
      <p>
        <strong>{label}</strong>{' '}
        <span className="subtle">
          by {by}, {spaced(state)}
        </span>
        {election !== undefined && (
          <>
            {' '}
            election to <RoleLink role={election} />
          </>
        )}
        {proposal !== undefined && (
          <>
            {' '}
            <Link to={`/proposals/${encodeURIComponent(proposal)}`}>the proposal</Link>
          </>
        )}
        {tension !== undefined && <span className="subtle">, from a tension</span>}
      </p>
      {outcomes.length > 0 && (
        <ul aria-label={`What came of ${label}`}>
          {outcomes.map(({ id: number, kind, text, role, ref, by: recordedBy }) => {
            const page = ref === undefined ? undefined : subjectPath(ref)
            return (
              <li key={number}>
                {page === undefined ? spaced(kind) : <Link to={page}>{spaced(kind)}</Link>}
                {role === undefined ? '' : ` for ${role}`}: {text}{' '}
                <span className="subtle">recorded by {recordedBy}</span>
              </li>
            )
          })}
        </ul>
      )}
      <div className="meeting-controls">
        {isAgenda && isChair && state === 'waiting' && (
          <StepButton
            meeting={meeting.id}
            step={{ kind: 'take', item: id }}
            label={`Take ${label}`}
          />
        )}
        {state === 'current' && by === me && (
          <StepButton
            meeting={meeting.id}
            step={{ kind: 'done', item: id }}
            label="I got what I need"
            isMain
          />
        )}
        {state === 'current' && isChair && (
          <StepButton
            meeting={meeting.id}
            step={{ kind: 'put-aside', item: id }}
            label="Put it aside"
          />
        )}
        {(state === 'waiting' || state === 'current') &&
          (by === me || (isChair && !meeting.present.includes(by))) && (
            <StepButton meeting={meeting.id} step={{ kind: 'drop', item: id }} label="Drop it" />
          )}
      </div>
      {state === 'current' && <AtHand {...props} />}
    </li>
  )
}

interface AddItemProps {
  readonly meeting: string
  readonly circle: string
  readonly kind: 'governance' | 'tactical'
}

function AddItem({ meeting, circle, kind }: AddItemProps): React.JSX.Element {
  const [label, setLabel] = useState('')
  const [about, setAbout] = useState('')
  const isGovernance = kind === 'governance'
  const subjects = useOpenSubjects(circle, isGovernance)
  const add = useMeetingStep(meeting, () => {
    setLabel('')
    setAbout('')
  })
  return (
    <Form
      request={add}
      problem="It is not on the agenda"
      submit="Add to the agenda"
      onSubmit={() => {
        const [what = '', id = ''] = about.split(/:(.*)/s)
        add.mutate({ kind: 'add-item', label: label.trim(), ...(id !== '' && { [what]: id }) })
      }}
      isMinor
    >
      <div className="form-fields">
        <TextInput
          label="Label"
          description="A word or two"
          required
          withAsterisk={false}
          maxLength={120}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NativeSelect
          label={isGovernance ? 'Proposal or election' : 'Tension'}
          description={isGovernance ? 'Elections come first' : 'Where there is one already'}
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value)}
          data={[{ value: '', label: 'none yet' }, ...subjects]}
        />
      </div>
    </Form>
  )
}

interface Subject {
  /** The member of the step that names it, a colon, and its id. */
  readonly value: string
  readonly label: string
}

/** What the circle can take on: open proposals and elections in a governance meeting, tensions in a tactical one. */
function useOpenSubjects(circle: string, isGovernance: boolean): readonly Subject[] {
  const proposals = useInfiniteQuery({ ...proposalsQuery, enabled: isGovernance })
  const organisation = useQuery({ ...organisationQuery, enabled: isGovernance })
  const tensions = useInfiniteQuery({ ...tensionsQuery({}), enabled: !isGovernance })
  if (!isGovernance) {
    return (tensions.data?.pages ?? [])
      .flatMap(({ items }) => items)
      .filter(
        (one) => one.circle === circle && (one.state === 'open' || one.state === 'in-process'),
      )
      .map(({ id, now }) => ({ value: `tension:${id}`, label: now.slice(0, 100) }))
  }
  const circles = (organisation.data?.circles ?? []).filter(({ id }) => id === circle)
  return [
    ...(proposals.data?.pages ?? [])
      .flatMap(({ items }) => items)
      .filter((one) => one.circle === circle && one.participants !== undefined)
      .map(({ id, title }) => ({ value: `proposal:${id}`, label: title })),
    ...officesOf(circles).map(({ id, title }) => ({
      value: `election:${id}`,
      label: `Election: ${title}`,
    })),
  ]
}
