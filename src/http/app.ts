import type { RequestListener } from 'node:http'
import express, { Router, type Express } from 'express'
import type { AppDependencies } from './app-dependencies.ts'
import { createAuthentication } from './authentication/authentication.ts'
import { createLoginLimiter } from './authentication/login-limiter.ts'
import { API_ROOT, loadApiDescription } from './description/api-description.ts'
import { describedRoutes, undescribedMethods } from './description/described-routes.ts'
import { createRequestValidator } from './description/request-validator.ts'
import { createSchemaCompiler } from './description/schema-compiler.ts'
import { documentationRouter } from './documentation/documentation-router.ts'
import { dutyMetrics } from './metrics/duty-metrics.ts'
import { reEvaluationMetrics } from './metrics/re-evaluation-metrics.ts'
import { sealMetrics } from './metrics/seal-metrics.ts'
import { webhookMetrics } from './metrics/webhook-metrics.ts'
import { requireLoopbackHost } from './loopback-hosts.ts'
import { plainReads } from './plain-reads/plain-reads.ts'
import { notFound, problemHandler } from './problems/problem-handler.ts'
import { operationOf, requestContext } from './requests/request-context.ts'
import { createRequestRecords } from './requests/request-records.ts'
import { archiveRouter } from './routers/operation/archive-router.ts'
import { importsRouter } from './routers/operation/imports-router.ts'
import { auditRouter } from './routers/operation/audit-router.ts'
import { checkRouter } from './routers/judging/check-router.ts'
import { compareRouter } from './routers/judging/compare-router.ts'
import { compatibilityRouter } from './routers/judging/compatibility-router.ts'
import { dependenciesRouter } from './routers/catalogue/dependencies-router.ts'
import { followMoved } from './follow-moved.ts'
import { domainMovesRouter } from './routers/catalogue/domain-moves-router.ts'
import { domainsRouter } from './routers/catalogue/domains-router.ts'
import { erasuresRouter } from './routers/catalogue/erasures-router.ts'
import { dutiesRouter } from './routers/lifecycle/duties-router.ts'
import { endpointsRouter } from './routers/lifecycle/endpoints-router.ts'
import { governanceRouter } from './routers/governance/governance-router.ts'
import { lifecyclesRouter } from './routers/lifecycle/lifecycles-router.ts'
import { maturityRouter } from './routers/judging/maturity-router.ts'
import { meRouter } from './routers/operation/me-router.ts'
import { observationsRouter } from './routers/lifecycle/observations-router.ts'
import { noticesRouter } from './routers/lifecycle/notices-router.ts'
import { operationRouter } from './routers/operation/operation-router.ts'
import { formatsRouter } from './routers/judging/formats-router.ts'
import { policiesRouter } from './routers/judging/policies-router.ts'
import { reportRouter } from './routers/judging/report-router.ts'
import { savedSearchesRouter } from './routers/catalogue/saved-searches-router.ts'
import { readinessRouter } from './routers/lifecycle/readiness-router.ts'
import { searchRouter } from './routers/catalogue/search-router.ts'
import { serviceMovesRouter } from './routers/catalogue/service-moves-router.ts'
import { servicesRouter } from './routers/catalogue/services-router.ts'
import { sessionRouter } from './routers/operation/session-router.ts'
import { subscriptionsRouter } from './routers/catalogue/subscriptions-router.ts'
import { tokensRouter } from './routers/operation/tokens-router.ts'
import { transitionsRouter } from './routers/lifecycle/transitions-router.ts'
import { taxonomiesRouter } from './routers/catalogue/taxonomies-router.ts'
import { versionsRouter } from './routers/catalogue/versions-router.ts'
import { webhooksRouter } from './routers/operation/webhooks-router.ts'
import { waiversRouter } from './routers/judging/waivers-router.ts'
import { securityHeaders } from './security-headers.ts'
import { API_HEADERS, sharedHeaders } from './shared-headers.ts'
import { webApplication } from './web-application.ts'

/** The HTTP edge: what answers, and the routes that it has. */
export interface App {
  readonly answer: RequestListener
  readonly routes: Express
}

/**
 * The whole HTTP edge over the parts that are handed in. It opens nothing, listens nowhere and starts no
 * timer. Plain reads are answered at once; other requests pass from top to bottom: context, headers, what the
 * interface's description asks of them, their router, the web application, problem details.
 */
export function createApp(dependencies: AppDependencies): App {
  const { accounts, tokens, clock, log, newId, metrics, registry, reading, loopbackOnly } =
    dependencies
  const description = loadApiDescription(reading)
  const authentication = createAuthentication({
    accounts,
    tokens,
    limiter: createLoginLimiter(clock),
  })
  const validator = createRequestValidator(createSchemaCompiler(description.document))
  const records = createRequestRecords(log, metrics)
  dutyMetrics(metrics, registry)
  reEvaluationMetrics(metrics, registry)
  webhookMetrics(metrics, registry)
  sealMetrics(metrics, dependencies.governance)

  const app = express()
  app.set('trust proxy', dependencies.trustedProxies)
  app.disable('x-powered-by')
  const trusts = app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean
  const headers = sharedHeaders(securityHeaders(), (address) => trusts(address, 0))
  app.use(requestContext(records, log, newId))
  app.use((request, response, next) => {
    response.set(headers.of(request))
    next()
  })
  if (loopbackOnly === true) app.use(requireLoopbackHost)
  app.use(API_ROOT, (_request, response, next) => {
    response.set(API_HEADERS)
    next()
  })
  app.use(describedRoutes({ description, authentication, validator }))
  app.use(API_ROOT, apiRouter({ ...dependencies, authentication }))
  app.use(operationRouter(dependencies))
  app.use(documentationRouter(description))
  app.use(undescribedMethods(description))

  app.use(webApplication(dependencies.webRoot))
  app.use(notFound)
  app.use(followMoved)
  app.use(problemHandler)
  const plain = { description, validator, registry, reading, tokens, records, headers, log, newId }
  return {
    answer: plainReads({ ...plain, loopbackOnly: loopbackOnly === true }, app),
    routes: app,
  }
}

function apiRouter(parts: Parameters<typeof sessionRouter>[0] & AppDependencies): Router {
  const router = Router()
  router.use((_request, response, next) => {
    // What the description does not know was not checked for credentials, so that no route may answer it.
    next(operationOf(response) === undefined ? 'router' : undefined)
  })
  router.use(meRouter(parts))
  router.use(sessionRouter(parts))
  router.use(tokensRouter(parts))
  router.use(domainsRouter(parts))
  router.use(domainMovesRouter(parts))
  router.use(servicesRouter(parts))
  router.use(serviceMovesRouter(parts))
  router.use(versionsRouter(parts))
  router.use(taxonomiesRouter(parts))
  router.use(erasuresRouter(parts))
  router.use(compatibilityRouter(parts))
  router.use(transitionsRouter(parts))
  router.use(endpointsRouter(parts))
  router.use(readinessRouter(parts))
  router.use(subscriptionsRouter(parts))
  router.use(dependenciesRouter(parts))
  router.use(searchRouter(parts))
  router.use(savedSearchesRouter(parts))
  router.use(checkRouter(parts))
  router.use(compareRouter(parts))
  router.use(formatsRouter(parts))
  router.use(policiesRouter(parts))
  router.use(waiversRouter(parts))
  router.use(lifecyclesRouter(parts))
  router.use(dutiesRouter(parts))
  router.use(noticesRouter(parts))
  router.use(observationsRouter(parts))
  router.use(governanceRouter(parts))
  router.use(maturityRouter(parts))
  router.use(reportRouter(parts))
  router.use(auditRouter(parts))
  router.use(archiveRouter(parts))
  router.use(importsRouter(parts))
  router.use(webhooksRouter(parts))
  return router
}
