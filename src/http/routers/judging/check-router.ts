import { Router } from 'express'
import { z } from 'zod'
import type { CheckRequest, RulePacks } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { reportView } from '../../answers/report-view.ts'
import { rulePagesFor } from '../../answers/rule-pages-for.ts'
import { completed } from '../../uploads/completed.ts'
import { entryOf, readContractUpload, UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'
import { createWorkSlots } from '../../work-slots.ts'

const checkQuery = z.object({
  policy: z
    .string()
    .transform((ids) => ids.split(','))
    .optional(),
  service: z.string().optional(),
  version: z.string().optional(),
  filename: z.string().optional(),
  entry: z.string().optional(),
})

type CheckDependencies = Pick<
  AppDependencies,
  'lint' | 'outline' | 'packs' | 'registry' | 'remote' | 'rulePages'
>

/** The stateless check of a contract. Anybody may ask, so that it is bounded apart from pushes. */
export function checkRouter(dependencies: CheckDependencies): Router {
  const { lint, outline, packs, remote, rulePages } = dependencies
  const router = Router()
  const checks = createWorkSlots({ running: 4, waiting: 32 })
  const memory = createUploadMemory(4 * UPLOAD_LIMIT)

  router.post('/check', async (request, response) => {
    const query = checkQuery.parse(request.query)
    const { policy: policies, filename, entry, service } = query
    if (service === undefined && query.version !== undefined) throw unasked('version')
    if (service !== undefined && policies !== undefined) throw unasked('policy')
    requireKnown(policies ?? [], packs)
    const read = (hold: (bytes: number) => void) =>
      readContractUpload(request, response, { fileName: filename, entry, hold })
    const result = await memory.use(request, read, (upload) =>
      checks.run(async () => {
        const { name } = await entryOf(upload, outline)
        const pages = rulePagesFor(request, rulePages)
        const files = await completed(upload.files, remote, outline)
        if (service === undefined) return lint(files, name, policies, pages)
        const asked = { files, entry: name, service, version: query.version }
        return inForce(dependencies, asked, pages)
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

/** The report of the policies in force, as JSON in UTF-8. */
async function inForce(
  { registry, packs }: CheckDependencies,
  asked: CheckRequest,
  pages: string | undefined,
): Promise<Uint8Array> {
  const report = await registry.versions.check(asked)
  return Buffer.from(JSON.stringify(reportView(report, packs, pages)))
}

/** A contract is judged by what is in force for a service, or by the packs that are named. */
function unasked(parameter: 'policy' | 'version'): HttpProblem {
  const detail =
    parameter === 'policy'
      ? 'The policies in force for a service decide by which packs it is judged; leave out "policy", or "service".'
      : 'Which version it is meant to be matters to policies in force; name the "service", too, or leave out "version".'
  return new HttpProblem('invalid-request', detail, { errors: [{ parameter, detail }] })
}

function requireKnown(policies: readonly string[], packs: RulePacks): void {
  const unknown = policies.find((id) => packs.find(id) === undefined)
  if (unknown === undefined) return
  throw new HttpProblem(
    'policy-not-found',
    `There is no rule pack ${unknown}; there are ${packs.ids().join(', ')}.`,
  )
}
