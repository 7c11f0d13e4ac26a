import { Router } from 'express'
import { COMPARED_FORMATS } from '../../../compatibility/index.ts'
import { FORMATS } from '../../../contracts/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { sendAll } from '../../requests/paging.ts'

const COMPARED =
  'Two versions are compared: what breaks consumers or providers is told, and gates decide on it.'
const NOT_COMPARED =
  'Two versions are not compared: the verdict is indeterminate, which no gate takes for compatible.'

/** What is done with contracts of each format, so that nobody takes silence for a check. */
export function formatsRouter({ packs }: Pick<AppDependencies, 'packs'>): Router {
  const router = Router()

  router.get('/formats', (_request, response) => {
    const installed = packs.ids().flatMap((id) => packs.find(id) ?? [])
    sendAll(
      response,
      FORMATS.map((format) => ({
        format,
        rulePacks: installed.filter(({ formats }) => formats.includes(format)).map(({ id }) => id),
        isCompared: COMPARED_FORMATS.has(format),
        explanation: COMPARED_FORMATS.has(format) ? COMPARED : NOT_COMPARED,
      })),
    )
  })

  return router
}
