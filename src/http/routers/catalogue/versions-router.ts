import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { catalogueReads } from '../../answers/catalogue-reads.ts'
import { sendAnswer } from '../../answers/read-answer.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf, serviceUrl } from '../../requests/names-in-urls.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'
import { reportView } from '../../answers/report-view.ts'
import { actorOf } from '../../requests/request-context.ts'
import { rulePagesFor } from '../../answers/rule-pages-for.ts'
import { completed } from '../../uploads/completed.ts'
import { entryOf, readContractUpload, UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const pushQuery = z.object({
  reason: z.string().optional(),
  filename: z.string().optional(),
  entry: z.string().optional(),
})
const contentQuery = z.object({ file: z.string().optional() })

/** Contract versions, their content and their reports. */
export function versionsRouter({
  outline,
  packs,
  reading,
  registry,
  remote,
  rulePages,
}: Pick<
  AppDependencies,
  'outline' | 'packs' | 'reading' | 'registry' | 'remote' | 'rulePages'
>): Router {
  const router = Router()
  const versions = '/services/:domain/:name/versions'
  // Fifty pipelines at once are no attack; what waits is bounded by its bytes as well, see `memory`.
  const pushes = createWorkSlots({ running: 8, waiting: 200 })
  const memory = createUploadMemory(8 * UPLOAD_LIMIT)
  const past = createWorkSlots(PAST_SLOTS)
  const reads = catalogueReads(registry, reading)

  router.get(versions, async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    if (asOf !== undefined) {
      const service = serviceOf(request.params)
      sendAll(response, await past.run(() => registry.past.versions(asOf, service)))
      return
    }
    const page = await registry.versions.list(
      serviceOf(request.params),
      pageQuery.parse(request.query),
    )
    sendPage(request, response, page)
  })

  router.get(`${versions}/:version`, async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    if (asOf !== undefined) {
      const { version } = request.params
      const name = serviceOf(request.params)
      sendView(response, await past.run(() => registry.past.version(asOf, name, version)))
      return
    }
    sendAnswer(response, await reads.version(request.params))
  })

  router.put(`${versions}/:version`, async (request, response) => {
    const { reason, filename, entry } = pushQuery.parse(request.query)
    const service = serviceOf(request.params)
    const read = (hold: (bytes: number) => void) =>
      readContractUpload(request, response, { fileName: filename, entry, hold })
    const { version, outcome, sameAs } = await memory.use(request, read, (upload) =>
      pushes.run(async () =>
        registry.versions.push(actorOf(response), {
          entry: (await entryOf(upload, outline)).name,
          files: await completed(upload.files, remote, outline),
          service,
          version: request.params.version,
          reason,
        }),
      ),
    )
    const isNew = outcome === 'created'
    if (isNew) {
      response.location(
        `${request.baseUrl}/services/${serviceUrl(service)}/versions/${version.version}`,
      )
    }
    // The entity tag is that of the version: what others say is no part of it.
    sendView(response, version, isNew ? 201 : 200, {
      sameAs,
      ...(outcome !== 'unchanged' && {
        resembles: await registry.resemblances.byContract(service),
      }),
    })
  })

  router.delete(`${versions}/:version`, async (request, response) => {
    await registry.versions.discard(
      actorOf(response),
      serviceOf(request.params),
      request.params.version,
      ifMatch(request),
    )
    response.status(204).end()
  })

  router.get(`${versions}/:version/content`, async (request, response) => {
    const { file } = contentQuery.parse(request.query)
    sendAnswer(response, await reads.content(request.params, file))
  })

  router.get(`${versions}/:version/references`, async (request, response) => {
    response.json(await registry.references.of(serviceOf(request.params), request.params.version))
  })

  router.get(`${versions}/:version/report`, async (request, response) => {
    const report = await registry.versions.report(serviceOf(request.params), request.params.version)
    response.json(reportView(report, packs, rulePagesFor(request, rulePages)))
  })

  return router
}
