import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { apiAddress } from '../../../api/request.ts'
import type { Meeting, MeetingState } from '../../../api/schemas.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Instant } from '../../../components/instant.tsx'
import { Panel } from '../../../components/panel.tsx'
import { capitalised, spaced } from '../../../components/words.ts'
import { StepButton } from './step-button.tsx'
import { useMeetingStep } from './use-meeting.ts'
import { WordsStep } from './words-step.tsx'

export interface MeetingPart {
  readonly meeting: Meeting
  /** Whoever is signed in; empty for nobody. */
  readonly me: string
  readonly isHere: boolean
}

const PARTS: Readonly<Record<Meeting['kind'], readonly MeetingState[]>> = {
  governance: ['check-in', 'agenda', 'closing'],
  tactical: ['check-in', 'checklist', 'metrics', 'progress', 'agenda', 'closing'],
}

const ADVICE: Readonly<Record<MeetingState, string>> = {
  announced: 'It has not begun. Join it; whoever facilitates opens it.',
  'check-in': 'Everybody says once what is on their mind. Nobody answers.',
  checklist: 'Done or not done? No discussion: what needs one goes on the agenda.',
  metrics: 'The figures as they stand now. What they raise goes on the agenda.',
  progress: 'What changed since the last meeting, and nothing else.',
  agenda: 'One item at a time, for whoever brought it: what do you need?',
  closing: 'Everybody says once how it was. Nobody answers.',
  closed: 'It is over; this is its record.',
  cancelled: 'It did not take place.',
}

const NOBODY_IN_OFFICE = 'nobody until facilitator, secretary or lead of the circle is there'

/** Where the meeting stands, who is there, and how it goes on. */
export function MeetingCourse(
  props: MeetingPart & { readonly isLive: boolean },
): React.JSX.Element {
  const { meeting, me, isHere, isLive } = props
  const { id, state, kind, present, attended, chair, recorder, endsAt, startsAt, reason } = meeting
  const isOver = state === 'closed' || state === 'cancelled'
  const here = isOver ? attended : present
  return (
    <Panel
      title="Where it stands"
      aside={
        !isOver && (
          <span className="tiny subtle">{isLive ? 'Live' : 'Asked again every 5 seconds'}</span>
        )
      }
    >
      <ol className="meeting-parts plain-list" aria-label="Parts of the meeting">
        {PARTS[kind].map((part) => (
          <li key={part} {...(part === state && { 'aria-current': 'step' as const })}>
            {spaced(part)}
          </li>
        ))}
      </ol>
      <div role="status">
        <p>
          <strong>{capitalised(spaced(state))}.</strong> {ADVICE[state]} {reason}
        </p>
        {meeting.timeOut !== undefined && (
          <p>
            <strong>Time-out</strong> asked for by {meeting.timeOut.by}: {meeting.timeOut.reason}
          </p>
        )}
        {meeting.extension !== undefined && (
          <p>
            {meeting.extension.by} asks to go on until{' '}
            <Instant at={meeting.extension.until} withTime />. Agreed:{' '}
            {meeting.extension.agreedBy.join(', ')}.
          </p>
        )}
        <FactList
          facts={[
            { name: isOver ? 'Were there' : 'There', value: here.join(', ') || 'nobody yet' },
            ...(isOver
              ? []
              : [
                  { name: 'Facilitates', value: chair ?? NOBODY_IN_OFFICE },
                  { name: 'Keeps the record', value: recorder ?? NOBODY_IN_OFFICE },
                ]),
            { name: 'Begins', value: <Instant at={startsAt} withTime /> },
            { name: 'Ends', value: <Instant at={endsAt} withTime /> },
          ]}
        />
        {state === 'announced' && (
          <p>
            <a href={apiAddress(`/meetings/${encodeURIComponent(id)}/calendar`)} download>
              Put it into my calendar
            </a>
          </p>
        )}
      </div>
      {!isOver && me !== '' && <Controls meeting={meeting} me={me} isHere={isHere} key={id} />}
    </Panel>
  )
}

function Controls({ meeting, me, isHere }: MeetingPart): React.JSX.Element {
  const { id, state, members, chair, timeOut, extension } = meeting
  const isChair = chair === me
  const inSession = state !== 'announced'
  if (!members.includes(me)) {
    return <p className="subtle">Members of the circle take part; you may look on.</p>
  }
  const next = PARTS[meeting.kind][PARTS[meeting.kind].indexOf(state) + 1]
  return (
    <>
      <div className="meeting-controls">
        {!isHere && <StepButton meeting={id} step={{ kind: 'join' }} label="Join" isMain />}
        {!inSession && isHere && (
          <StepButton meeting={id} step={{ kind: 'open' }} label="Open the meeting" isMain />
        )}
        {inSession && isChair && timeOut === undefined && next !== undefined && (
          <StepButton
            meeting={id}
            step={{ kind: 'next' }}
            label={`Go on to ${spaced(next)}`}
            isMain
          />
        )}
        {state === 'closing' && isChair && (
          <StepButton meeting={id} step={{ kind: 'close' }} label="Close the meeting" isMain />
        )}
        {timeOut !== undefined && isChair && (
          <StepButton
            meeting={id}
            step={{ kind: 'end-time-out' }}
            label="End the time-out"
            isMain
          />
        )}
        {extension !== undefined && isHere && !extension.agreedBy.includes(me) && (
          <>
            <StepButton
              meeting={id}
              step={{ kind: 'answer-extension', agrees: true }}
              label="Agree to go on"
            />
            <StepButton
              meeting={id}
              step={{ kind: 'answer-extension', agrees: false }}
              label="End as planned"
            />
          </>
        )}
        {isHere && <StepButton meeting={id} step={{ kind: 'leave' }} label="Leave" />}
      </div>
      {inSession && isHere && timeOut === undefined && (
        <details>
          <summary>Time-out, or more time</summary>
          <div className="details-form panels">
            <WordsStep
              meeting={id}
              label="Why a time-out: rules or organisation only"
              submit="Ask for a time-out"
              step={(reason) => ({ kind: 'time-out', reason })}
            />
            <MoreTime meeting={id} />
          </div>
        </details>
      )}
      {!inSession && (
        <details>
          <summary>Cancel it</summary>
          <div className="details-form">
            <WordsStep
              meeting={id}
              label="Why it does not take place"
              submit="Cancel the meeting"
              step={(reason) => ({ kind: 'cancel', reason })}
            />
          </div>
        </details>
      )}
    </>
  )
}

function MoreTime({ meeting }: { readonly meeting: string }): React.JSX.Element {
  const [minutes, setMinutes] = useState('15')
  const ask = useMeetingStep(meeting)
  return (
    <Form
      request={ask}
      problem="It is not asked for"
      submit="Ask for more time"
      onSubmit={() => ask.mutate({ kind: 'ask-extension', minutes: Number(minutes) })}
      isMinor
    >
      <TextInput
        type="number"
        label="More minutes"
        required
        withAsterisk={false}
        min={1}
        max={240}
        value={minutes}
        onChange={(event) => setMinutes(event.currentTarget.value)}
      />
    </Form>
  )
}
