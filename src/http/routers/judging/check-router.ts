import { Router } from 'express'
import { z } from 'zod'
import type { RulePacks } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { rulePagesFor } from '../../rule-pages-for.ts'
import { completed } from '../../uploads/completed.ts'
import { entryOf, readContractUpload, UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'
import { createWorkSlots } from '../../work-slots.ts'

const checkQuery = z.object({
  policy: z
    .string()
    .transform((ids) => ids.split(','))
    .optional(),
  filename: z.string().optional(),
  entry: z.string().optional(),
})

/** The stateless check of a contract. Anybody may ask, so that it is bounded apart from pushes. */
export function checkRouter({
  lint,
  outline,
  packs,
  remote,
  rulePages,
}: Pick<AppDependencies, 'lint' | 'outline' | 'packs' | 'remote' | 'rulePages'>): Router {
  const router = Router()
  const checks = createWorkSlots({ running: 4, waiting: 32 })
  const memory = createUploadMemory(4 * UPLOAD_LIMIT)

  router.post('/check', async (request, response) => {
    const { policy: policies, filename, entry } = checkQuery.parse(request.query)
    requireKnown(policies ?? [], packs)
    const read = (hold: (bytes: number) => void) =>
      readContractUpload(request, response, { fileName: filename, entry, hold })
    const result = await memory.use(request, read, (upload) =>
      checks.run(async () => {
        const { name } = await entryOf(upload, outline)
        const pages = rulePagesFor(request, rulePages)
        return lint(await completed(upload.files, remote, outline), name, policies, pages)
      }),
    )
    // Not through `send`, which would make an entity tag of what nobody may store.
    response
      .set({ 'Cache-Control': 'no-store', 'Content-Length': String(result.byteLength) })
      .type('json')
      .end(result)
  })

  return router
}

function requireKnown(policies: readonly string[], packs: RulePacks): void {
  const unknown = policies.find((id) => packs.find(id) === undefined)
  if (unknown === undefined) return
  throw new HttpProblem(
    'policy-not-found',
    `There is no rule pack ${unknown}; there are ${packs.ids().join(', ')}.`,
  )
}
