import { Router } from 'express'
import { z } from 'zod'
import { LEDGER_EXPORT_FORMATS, type LedgerEntry, type LedgerQuery } from '../../../audit/index.ts'
import { addressOf } from '../../address-of.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { ledgerFeed } from '../../feeds/ledger-feed.ts'
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

const feedQuery = z.object({
  subject: z.string().optional(),
  action: z.string().optional(),
  actor: z.string().optional(),
  service: z.string().optional(),
  domain: z.string().optional(),
})

const SHOWN = 50 // entries of a feed
const LOOKED_AT = 1_000 // entries of the ledger, for what happened in one place
const PORTION = 500

const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv' } as const

/** The ledger. */
export function auditRouter({
  ledger,
  registry,
}: Pick<AppDependencies, 'ledger' | 'registry'>): Router {
  const router = Router()
  // Whole ledgers are long, and anybody may ask.
  const exports = createWorkSlots({ running: 2, waiting: 8 })
  const feeds = createWorkSlots({ running: 4, waiting: 32 })

  router.get('/audit', async (request, response) => {
    sendPage(request, response, await ledger.read(auditQuery.parse(request.query)))
  })

  router.get('/audit/feed', async (request, response) => {
    const { service, domain, ...filters } = feedQuery.parse(request.query)
    const isPlaced = service !== undefined || domain !== undefined
    const events = await feeds.run(async () => {
      const entries = await latest(ledger, filters, isPlaced ? LOOKED_AT : SHOWN)
      return registry.places.among(entries, { service, domain })
    })
    const host = addressOf(request) ?? ''
    const about = [service, domain, ...Object.values(filters)].filter((one) => one !== undefined)
    const addresses = { host, self: `${host}${request.originalUrl}` }
    // Sending tags the text by its digest, so that a reader who has it is answered 304.
    response
      .type('application/atom+xml')
      .send(ledgerFeed(events.slice(0, SHOWN), about.join(', ') || undefined, addresses))
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

/** The latest entries, newest first. */
async function latest(
  ledger: AppDependencies['ledger'],
  filters: LedgerQuery,
  most: number,
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(PORTION, most - entries.length)
    const page = await ledger.read({ ...filters, limit, ...(cursor !== undefined && { cursor }) })
    entries.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && entries.length < most)
  return entries
}
