import { Router } from 'express'
import { z } from 'zod'
import {
  MEETING_KINDS,
  MEETING_STATES,
  type MeetingInput,
  type MeetingStep,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { entityTag, ifMatch, sendView } from '../../conditional.ts'
import { createLiveFeed } from '../../live/live-feed.ts'
import { pageQuery, sendPage } from '../../paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../request-context.ts'

const meetingQuery = pageQuery.extend({
  circle: z.string().optional(),
  kind: z.enum(MEETING_KINDS).optional(),
  state: z.enum(MEETING_STATES).optional(),
})

/** Meetings of circles, which all who are in one see as they go on. */
export function meetingsRouter({
  governance: { meetings, proposals },
  idempotency,
  log,
}: Pick<AppDependencies, 'governance' | 'idempotency' | 'log'>): Router {
  const router = Router()
  const live = createLiveFeed({ log })

  router.get('/meetings', async (request, response) => {
    sendPage(request, response, await meetings.list(meetingQuery.parse(request.query)))
  })

  router.post('/meetings', (request, response) =>
    idempotency.answer(request, response, async () => {
      const meeting = await meetings.announce(actorOf(response), request.body as MeetingInput)
      const location = `${request.baseUrl}/meetings/${encodeURIComponent(meeting.id)}`
      return {
        status: 201,
        headers: { ETag: entityTag(meeting), Location: location },
        body: meeting,
      }
    }),
  )

  router.get('/meetings/:meetingId', async (request, response) => {
    sendView(response, await meetings.get(request.params.meetingId))
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
      return { status: 200, headers: { ETag: entityTag(meeting) }, body: meeting }
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
        const id = meeting.items.find(({ state }) => state === 'current')?.proposal
        if (id === undefined) return { tag: String(meeting.revision), data: { meeting } }
        // What is decided about in the meeting changes with it.
        const { revision } = await proposals.get(id)
        return {
          tag: `${meeting.revision}.${revision}`,
          data: { meeting, proposal: { id, revision } },
        }
      },
    })
  })

  return router
}
