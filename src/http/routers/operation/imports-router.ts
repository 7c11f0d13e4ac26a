import { Router } from 'express'
import { z } from 'zod'
import { IMPORT_OUTCOMES } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../requests/request-context.ts'
import { UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import { readRawBody } from '../../uploads/read-raw-body.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()
const importQuery = z.object({
  domain: z.string().optional(),
  source: z.string().optional(),
  environment: z.string().optional(),
  allOrNothing: flag,
  start: flag,
  filename: z.string().optional(),
})
const entryQuery = pageQuery.extend({ outcome: z.enum(IMPORT_OUTCOMES).optional() })
const decisionBody = z.object({ decision: z.enum(['start', 'cancel']) })

/** Sources that are imported as a whole, and where services came from. */
export function importsRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const memory = createUploadMemory(2 * UPLOAD_LIMIT)

  router.get('/imports', async (request, response) => {
    sendPage(request, response, await registry.imports.list(pageQuery.parse(request.query)))
  })

  router.post('/imports', async (request, response) => {
    const { filename = 'source', ...said } = importQuery.parse(request.query)
    const begun = await memory.use(
      request,
      () => readRawBody(request, response, UPLOAD_LIMIT),
      (bytes) => {
        if (bytes.length === 0) throw new HttpProblem('bundle-invalid', 'The body is empty.')
        const input = Object.fromEntries(
          Object.entries(said).filter(([, value]) => value !== undefined),
        )
        return registry.imports.request(actorOf(response), input, { fileName: filename, bytes })
      },
    )
    response.status(202).location(`${request.baseUrl}/imports/${begun.id}`).json(begun)
  })

  router.get('/imports/:importId', async (request, response) => {
    response.json(await registry.imports.get(request.params.importId))
  })

  router.get('/imports/:importId/entries', async (request, response) => {
    const query = entryQuery.parse(request.query)
    sendPage(request, response, await registry.imports.entries(request.params.importId, query))
  })

  router.post('/imports/:importId/decision', (request, response) =>
    idempotency.answer(request, response, async () => {
      const { decision } = decisionBody.parse(request.body)
      const { importId } = request.params
      return {
        status: 200,
        headers: {},
        body: await registry.imports.decide(actorOf(response), importId, decision),
      }
    }),
  )

  router.get('/services/:domain/:name/origins', async (request, response) => {
    sendAll(response, await registry.imports.origins(serviceOf(request.params)))
  })

  return router
}
