import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { accountsRouter } from './accounts-router.ts'
import { circlesRouter } from './circles-router.ts'
import { constitutionRouter } from './constitution-router.ts'
import { electionsRouter } from './elections-router.ts'
import { meetingsRouter } from './meetings-router.ts'
import { emergenciesRouter } from './emergencies-router.ts'
import { permissionsRouter } from './permissions-router.ts'
import { leadTimesRouter } from './lead-times-router.ts'
import { proposalsRouter } from './proposals-router.ts'
import { rulingsRouter } from './rulings-router.ts'
import { tensionsRouter } from './tensions-router.ts'
import { workRouter } from './work-router.ts'

/** Everything that people govern with. */
export function governanceRouter(
  parts: Pick<
    AppDependencies,
    | 'governance'
    | 'policyPreviews'
    | 'lifecyclePreviews'
    | 'idempotency'
    | 'accounts'
    | 'clock'
    | 'log'
  >,
): Router {
  const router = Router()
  router.use(accountsRouter(parts))
  router.use(constitutionRouter(parts))
  router.use(circlesRouter(parts))
  router.use(tensionsRouter(parts))
  router.use(workRouter(parts))
  router.use(leadTimesRouter(parts))
  router.use(proposalsRouter(parts))
  router.use(electionsRouter(parts))
  router.use(meetingsRouter(parts))
  router.use(emergenciesRouter(parts))
  router.use(permissionsRouter(parts))
  router.use(rulingsRouter(parts))
  return router
}
