import { useParams } from 'react-router'
import { isNotFound } from '../../../api/problem.ts'
import type { Meeting } from '../../../api/schemas.ts'
import { ForSignedIn } from '../../../components/form/for-signed-in.tsx'
import { useTitles } from '../../../components/governance-names.tsx'
import { Page } from '../../../components/page.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import { useSignedIn } from '../../../components/use-signed-in.ts'
import { NotFoundPage } from '../../not-found/not-found-page.tsx'
import '../governance.css'
import { Agenda } from './agenda.tsx'
import { MeetingCourse } from './meeting-course.tsx'
import { CheckIns, Checklist, Metrics, Progress, Reflections } from './meeting-parts.tsx'
import './meeting.css'
import { useLiveMeeting } from './use-meeting.ts'

/** A meeting as it goes on, the same for everybody in it; afterwards its record. */
export function MeetingPage(): React.JSX.Element {
  const { meetingId = '' } = useParams()
  const { query, isLive } = useLiveMeeting(meetingId)
  const titles = useTitles()
  if (isNotFound(query.error)) return <NotFoundPage />
  const meeting = query.data
  return (
    <Page
      title={meeting === undefined ? 'Meeting' : titleOf(meeting, titles)}
      crumbs={[{ label: 'Meetings', to: '/meetings' }]}
      lead={meeting?.intent?.text ?? ''}
    >
      <QueryView query={query} what="the meeting">
        {(data) => <Details meeting={data} isLive={isLive} />}
      </QueryView>
    </Page>
  )
}

function titleOf({ kind, circle, intent }: Meeting, titles: ReturnType<typeof useTitles>): string {
  const of = titles.get(`circle:${circle}`) ?? circle
  return `${intent === undefined ? '' : 'Special '}${kind} meeting of ${of}`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  )
}

interface DetailsProps {
  readonly meeting: Meeting
  readonly isLive: boolean
}

function Details({ meeting, isLive }: DetailsProps): React.JSX.Element {
  const me = useSignedIn()?.actor.id ?? ''
  const part = { meeting, me, isHere: meeting.present.includes(me) }
  const isTactical = meeting.kind === 'tactical'
  // What is at hand stands on top; what was looked at before stays below. By its key the agenda keeps what somebody
  // is writing while it moves.
  const isAgendaFirst = ['agenda', 'closing', 'closed'].includes(meeting.state)
  return (
    <div className="stack">
      <MeetingCourse {...part} isLive={isLive} />
      {me === '' && meeting.state !== 'closed' && (
        <ForSignedIn to="to take part and to see it as it goes on">{undefined}</ForSignedIn>
      )}
      {isAgendaFirst && <Agenda key="agenda" {...part} />}
      <Reflections {...part} />
      <CheckIns {...part} />
      {isTactical && <Checklist {...part} />}
      {isTactical && <Metrics meeting={meeting} />}
      {isTactical && <Progress {...part} />}
      {!isAgendaFirst && <Agenda key="agenda" {...part} />}
    </div>
  )
}
