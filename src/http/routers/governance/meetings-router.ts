import { Router } from 'express'
import { z } from 'zod'
import {
  MEETING_KINDS,
  MEETING_STATES,
  type Governance,
  type MeetingInput,
  type MeetingStep,
  type MeetingView,
} from '../../../governance/index.ts'
import type { Actor } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { addressOf } from '../../address-of.ts'
import { meetingCalendar } from '../../calendar/meeting-calendar.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { createLiveFeed } from '../../live/live-feed.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../requests/request-context.ts'

const meetingQuery = pageQuery.extend({
  circle: z.string().optional(),
  kind: z.enum(MEETING_KINDS).optional(),
  state: z.enum(MEETING_STATES).optional(),
})

/** Meetings of circles, which all who are in one see as they go on. */
export function meetingsRouter({
  governance,
  idempotency,
  log,
}: Pick<AppDependencies, 'governance' | 'idempotency' | 'log'>): Router {
  const { meetings } = governance
  const router = Router()
  const live = createLiveFeed({ log })

  router.get('/meetings', async (request, response) => {
    sendPage(request, response, await meetings.list(meetingQuery.parse(request.query)))
  })

  router.post('/meetings', (request, response) =>
    idempotency.answer(request, response, async () => {
      const meeting = await meetings.announce(actorOf(response), request.body as MeetingInput)
      return madeAnswer(meeting, `${request.baseUrl}/meetings/${encodeURIComponent(meeting.id)}`)
    }),
  )

  router.get('/meetings/:meetingId', async (request, response) => {
    sendView(response, await meetings.get(request.params.meetingId))
  })

  router.get('/meetings/:meetingId/calendar', async (request, response) => {
    const meeting = await meetings.get(request.params.meetingId)
    const host = addressOf(request)
    const page = host && `${host}/meetings/${encodeURIComponent(meeting.id)}`
    response
      .type('text/calendar; charset=utf-8')
      .attachment(`meeting-${meeting.startsAt.slice(0, 10)}.ics`)
      .send(meetingCalendar(meeting, page))
  })

  router.post('/meetings/:meetingId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const { meetingId } = request.params
      const meeting = await meetings.step(
        actorOf(response),
        meetingId,
        request.body as MeetingStep,
        ifMatch(request),
      )
      live.changed(meetingId)
      return changedAnswer(meeting)
    }),
  )

  router.get('/meetings/:meetingId/events', async (request, response) => {
    // A stream is held open for each listener, which is not done for everybody who passes by.
    if (actorOf(response).kind === 'anonymous') {
      throw new HttpProblem('credentials-required', 'Sign in to see a meeting as it goes on.', {
        headers: { 'WWW-Authenticate': 'Bearer realm="concordat"' },
      })
    }
    const { meetingId } = request.params
    await live.serve(request, response, {
      id: meetingId,
      event: 'meeting',
      look: async () => {
        const meeting = await meetings.get(meetingId)
        const decided = await decidedIn(governance, meeting, actorOf(response))
        if (decided === undefined) return { tag: String(meeting.revision), data: { meeting } }
        const { kind, id, revision } = decided
        const tag = `${meeting.revision}.${revision}`
        return { tag, data: { meeting, [kind]: { id, revision } } }
      },
    })
  })

  return router
}

interface Decided {
  readonly kind: 'proposal' | 'election'
  readonly id: string
  readonly revision: number
}

/** What is decided about in the meeting now, and changes with it. What a ballot says everybody reads for themselves. */
async function decidedIn(
  { proposals, elections }: Governance,
  { items }: MeetingView,
  actor: Actor,
): Promise<Decided | undefined> {
  const { proposal: id, election: role } = items.find(({ state }) => state === 'current') ?? {}
  if (id !== undefined) {
    const { revision } = await proposals.get(id)
    return { kind: 'proposal', id, revision }
  }
  if (role === undefined) return undefined
  const [election] = (await elections.list(actor, { role, limit: 1 })).items
  return election && { kind: 'election', id: election.id, revision: election.revision }
}
