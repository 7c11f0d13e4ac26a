import { Router } from 'express'
import type { ApiDescription } from '../description/api-description.ts'
import { HttpProblem } from '../problems/http-problem.ts'
import { apiPage } from './api-page.ts'
import { loadProblemExplanations, problemPage } from './problem-page.ts'

/** The description of the interface for programs and for people. */
export function documentationRouter(description: ApiDescription): Router {
  const router = Router()
  let pageOfApi: string | undefined
  let explanations: ReturnType<typeof loadProblemExplanations> | undefined

  router.get('/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(description.document)
  })

  router.get('/docs', (_request, response) => {
    pageOfApi ??= apiPage(description)
    response.set('Cache-Control', 'no-cache').type('html').send(pageOfApi)
  })

  router.get('/problems/:code', (request, response) => {
    explanations ??= loadProblemExplanations()
    const explanation = explanations.get(request.params.code)
    if (explanation === undefined) {
      throw new HttpProblem('not-found', `There is no kind of problem ${request.params.code}.`)
    }
    response.set('Cache-Control', 'no-cache').type('html').send(problemPage(explanation))
  })

  return router
}
