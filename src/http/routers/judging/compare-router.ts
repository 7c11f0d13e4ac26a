import { Router } from 'express'
import { z } from 'zod'
import { COMPATIBILITY_LEVELS } from '../../../compatibility/index.ts'
import type { ContractBundle } from '../../../registry/index.ts'
import type { AppDependencies, Outline } from '../../app-dependencies.ts'
import { comparisonJson } from '../../answers/comparison-json.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { entryOf, readContractUpload, UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import type { ContractUpload } from '../../uploads/contract-upload.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'
import { createWorkSlots } from '../../work-slots.ts'

const compareQuery = z.object({ level: z.enum(COMPATIBILITY_LEVELS).optional() })

/** The stateless comparison of two contracts. Anybody may ask, so that it is bounded apart from pushes. */
export function compareRouter({
  compare,
  outline,
  clock,
}: Pick<AppDependencies, 'compare' | 'outline' | 'clock'>): Router {
  const router = Router()
  const comparisons = createWorkSlots({ running: 2, waiting: 16 })
  const memory = createUploadMemory(4 * UPLOAD_LIMIT)

  router.post('/compare', async (request, response) => {
    const { level = 'backward' } = compareQuery.parse(request.query)
    const read = (hold: (bytes: number) => void) =>
      readContractUpload(request, response, { fileName: undefined, entry: undefined, hold })
    const comparison = await memory.use(request, read, (upload) =>
      comparisons.run(async () => {
        const asOf = clock().toISOString().slice(0, 'YYYY-MM-DD'.length)
        const old = await sideOf(upload, 'old', outline)
        return compare(old, await sideOf(upload, 'new', outline), { level, asOf })
      }),
    )
    response.set('Cache-Control', 'no-store').json(comparisonJson(comparison))
  })

  return router
}

/** The files below the folder of one side. */
async function sideOf(
  { files: all }: ContractUpload,
  side: 'old' | 'new',
  outline: Outline,
): Promise<ContractBundle> {
  const folder = `${side}/`
  const files = all
    .filter(({ name }) => name.startsWith(folder))
    .map(({ name, bytes }) => ({ name: name.slice(folder.length), bytes }))
  if (files.length === 0) {
    throw new HttpProblem(
      'bundle-invalid',
      `The bundle has no file below the folder ${side}; send the two contracts below old and new.`,
    )
  }
  const { name: entry } = await entryOf({ files, named: undefined, first: files[0]?.name }, outline)
  return { source: folder + entry, files, entry }
}
