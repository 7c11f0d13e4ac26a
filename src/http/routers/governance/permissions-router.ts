import { Router } from 'express'
import { z } from 'zod'
import {
  PERMISSION_STATES,
  type PermissionInput,
  type PermissionStep,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const permissionQuery = pageQuery.extend({
  state: z.enum(PERMISSION_STATES).optional(),
  subject: z.string().optional(),
  by: z.string().optional(),
  forRole: z.string().optional(),
  role: z.string().optional(),
})

/** What people and roles may do to what another role decides about, once or until a day. */
export function permissionsRouter({
  governance: { permissions },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.get('/permissions', async (request, response) => {
    sendPage(request, response, await permissions.list(permissionQuery.parse(request.query)))
  })

  router.post('/permissions', (request, response) =>
    idempotency.answer(request, response, async () => {
      const permission = await permissions.request(
        actorOf(response),
        request.body as PermissionInput,
      )
      return madeAnswer(
        permission,
        `${request.baseUrl}/permissions/${encodeURIComponent(permission.id)}`,
      )
    }),
  )

  router.get('/permissions/:permissionId', async (request, response) => {
    sendView(response, await permissions.get(request.params.permissionId))
  })

  router.post('/permissions/:permissionId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const permission = await permissions.step(
        actorOf(response),
        request.params.permissionId,
        request.body as PermissionStep,
        ifMatch(request),
      )
      return changedAnswer(permission)
    }),
  )

  return router
}
