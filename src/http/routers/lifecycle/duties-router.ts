import { Router } from 'express'
import { z } from 'zod'
import { DUTY_STATES } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'

const dutyQuery = pageQuery.extend({
  state: z.enum(DUTY_STATES).optional(),
  subject: z.string().optional(),
  kind: z.string().optional(),
})

/** What the registry has to do, and when. */
export function dutiesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/duties', async (request, response) => {
    const query = dutyQuery.parse(request.query)
    sendPage(request, response, await registry.duties.list(query))
  })

  return router
}
