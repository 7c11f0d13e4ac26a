import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'
import { sendStream } from '../../answers/send-stream.ts'
import { createWorkSlots } from '../../work-slots.ts'

/** Archives of the whole registry. */
export function archiveRouter({ archives }: Pick<AppDependencies, 'archives'>): Router {
  const router = Router()
  const exports = createWorkSlots({ running: 1, waiting: 2 })

  router.get('/archive', async (_request, response) => {
    await exports.run(async () => {
      const archive = await archives.export(actorOf(response))
      response
        .type('application/zip')
        .set('Cache-Control', 'no-store')
        .attachment('concordat-archive.zip')
      if (await sendStream(response, archive.bytes)) await archive.note()
    })
  })

  router.get('/operations', async (_request, response) => {
    sendAll(response, await archives.operations(actorOf(response)))
  })

  return router
}
