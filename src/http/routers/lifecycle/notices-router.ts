import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** What the account that asks was told. */
export function noticesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/notices', async (request, response) => {
    const actor = actorOf(response)
    const page = await registry.notices.list(actor, pageQuery.parse(request.query))
    const unread = await registry.notices.unread(actor)
    response.set('Cache-Control', 'no-store')
    sendPage(request, response, page, { unread })
  })

  router.put('/notices/:noticeId/read', async (request, response) => {
    response.json(await registry.notices.markRead(actorOf(response), request.params.noticeId))
  })

  return router
}
