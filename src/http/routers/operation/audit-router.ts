import { Router } from 'express'
import { z } from 'zod'
import { LEDGER_EXPORT_FORMATS } from '../../../audit/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { sendStream } from '../../answers/send-stream.ts'
import { createWorkSlots } from '../../work-slots.ts'

const filters = {
  subject: z.string().optional(),
  action: z.string().optional(),
  actor: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
}
const auditQuery = pageQuery.extend(filters)
const exportQuery = z.object({ ...filters, format: z.enum(LEDGER_EXPORT_FORMATS).default('json') })

const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv' } as const

/** The ledger. */
export function auditRouter({ ledger }: Pick<AppDependencies, 'ledger'>): Router {
  const router = Router()
  // Whole ledgers are long, and anybody may ask.
  const exports = createWorkSlots({ running: 2, waiting: 8 })

  router.get('/audit', async (request, response) => {
    sendPage(request, response, await ledger.read(auditQuery.parse(request.query)))
  })

  router.get('/audit/export', async (request, response) => {
    const { format, ...filters } = exportQuery.parse(request.query)
    await exports.run(async () => {
      const pieces = ledger.export(format, filters)[Symbol.asyncIterator]()
      // What is refused is refused before anything is sent.
      const first = await pieces.next()
      response
        .type(MEDIA_TYPES[format])
        .set('Cache-Control', 'no-store')
        .attachment(`ledger.${format}`)
      await sendStream(response, async function* () {
        for (let piece = first; piece.done !== true; piece = await pieces.next()) yield piece.value
      })
    })
  })

  router.get('/audit/verification', async (_request, response) => {
    response.json(await ledger.verify())
  })

  return router
}
