import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AgendaItem } from '../../../api/schemas.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Panel } from '../../../components/panel.tsx'
import { spaced } from '../../../components/words.ts'
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
      {isOpen && intent === undefined && <AddItem meeting={id} kind={meeting.kind} />}
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
        {election !== undefined && <span className="subtle">, election to {election}</span>}
        {proposal !== undefined && (
          <>
            {' '}
            <Link to={`/proposals/${encodeURIComponent(proposal)}`}>the proposal</Link>
          </>
        )}
        {tension !== undefined && (
          <>
            {' '}
            <Link to={`/tensions?about=${encodeURIComponent(tension)}`}>the tension</Link>
          </>
        )}
      </p>
      {outcomes.length > 0 && (
        <ul aria-label={`What came of ${label}`}>
          {outcomes.map(({ id: number, kind, text, role, by: recordedBy }) => (
            <li key={number}>
              {spaced(kind)}
              {role === undefined ? '' : ` for ${role}`}: {text}{' '}
              <span className="subtle">recorded by {recordedBy}</span>
            </li>
          ))}
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
  readonly kind: 'governance' | 'tactical'
}

function AddItem({ meeting, kind }: AddItemProps): React.JSX.Element {
  const [label, setLabel] = useState('')
  const [about, setAbout] = useState('')
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
        const reference = about.trim()
        add.mutate({
          kind: 'add-item',
          label: label.trim(),
          ...(reference !== '' && { [kind === 'governance' ? 'proposal' : 'tension']: reference }),
        })
      }}
      isMinor
    >
      <div className="form-fields">
        <TextInput
          label="Label"
          required
          withAsterisk={false}
          maxLength={120}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          label={kind === 'governance' ? 'Proposal' : 'Tension'}
          description="Its id, where there is one already"
          maxLength={100}
          autoComplete="off"
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
      </div>
    </Form>
  )
}
