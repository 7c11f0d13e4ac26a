import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../app-dependencies.ts'
import { pageQuery, sendPage } from '../paging.ts'

const auditQuery = pageQuery.extend({
  subject: z.string().optional(),
  action: z.string().optional(),
  actor: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})

/** The ledger. */
export function auditRouter({ ledger }: Pick<AppDependencies, 'ledger'>): Router {
  const router = Router()

  router.get('/audit', async (request, response) => {
    sendPage(request, response, await ledger.read(auditQuery.parse(request.query)))
  })

  router.get('/audit/verification', async (_request, response) => {
    response.json(await ledger.verify())
  })

  return router
}
