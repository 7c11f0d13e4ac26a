import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const searchQuery = pageQuery.extend(asOfQuery.shape).extend({
  q: z.string().max(500),
  versions: z.enum(['latest', 'all']).default('latest'),
})

/** Search over the whole catalogue. */
export function searchRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const past = createWorkSlots(PAST_SLOTS)

  router.get('/search', async (request, response) => {
    const { q, limit, versions, cursor, asOf } = searchQuery.parse(request.query)
    if (asOf !== undefined) {
      if (versions === 'all')
        throw refused('versions', 'The past is searched in what was the latest version then.')
      const page = await past.run(() => registry.past.search(asOf, q, { limit, cursor }))
      sendPage(request, response, page, { complete: page.next === undefined })
      return
    }
    if (cursor !== undefined)
      throw refused('cursor', 'Only a search of the past has further pages.')
    const { items, isComplete } = await registry.search.find(q, { limit, versions })
    response.json({ items, next: null, complete: isComplete })
  })

  router.get('/search/facets', async (_request, response) => {
    response.json({ items: await registry.search.facets(), next: null })
  })

  return router
}

function refused(parameter: string, detail: string): HttpProblem {
  return new HttpProblem('invalid-request', detail, {
    errors: [{ in: 'query', parameter, detail }],
  })
}
