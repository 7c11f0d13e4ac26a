import express, { Router, type Request, type RequestHandler } from 'express'
import type { Authentication } from '../authentication/authentication.ts'
import { HttpProblem } from '../problems/http-problem.ts'
import { setOperation } from '../requests/request-context.ts'
import { API_ROOT, type ApiDescription, type ApiOperation } from './api-description.ts'
import type { RequestValidator } from './request-validator.ts'

const JSON_LIMIT = 1_048_576 // bytes; contracts have a limit of their own

/**
 * What happens to every described request before its own router sees it: the operation is found, the
 * credentials are checked, the parameters and a JSON body are held against the description. Requests that
 * the description does not know pass by.
 */
export function describedRoutes(input: {
  readonly description: ApiDescription
  readonly authentication: Authentication
  readonly validator: RequestValidator
}): Router {
  const { description, authentication, validator } = input
  const router = Router()
  const readJson = express.json({ limit: JSON_LIMIT, type: () => true, strict: false })

  for (const operation of description.operations) {
    const steps: RequestHandler[] = [
      (_request, response, next) => {
        setOperation(response, operation)
        next()
      },
    ]
    if (operation.path.startsWith(API_ROOT) || !operation.access.anonymous) {
      steps.push(authentication.for(operation))
    }
    steps.push((request, _response, next) => {
      validator.parameters(operation, request)
      next()
    })
    if (takesJson(operation)) {
      steps.push(requireJson(operation), readJson, (request, _response, next) => {
        validator.body(operation, mediaTypeOf(request), request.body as unknown)
        next()
      })
    }
    router[operation.method](expressPath(operation.path), ...steps)
  }
  return router
}

/** Answers 405 where the address is described and the method is not. */
export function undescribedMethods(description: ApiDescription): Router {
  const router = Router()
  const methods = new Map<string, string[]>()
  for (const { path, method } of description.operations) {
    const known = methods.get(path) ?? []
    methods.set(path, [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])])
  }
  for (const [path, known] of methods) {
    router.all(expressPath(path), (request) => {
      throw new HttpProblem(
        'method-not-allowed',
        `${request.method} is not known here; ${known.join(', ')} is.`,
        { headers: { Allow: known.join(', ') } },
      )
    })
  }
  return router
}

/** `/tokens/{tokenId}` of OpenAPI is `/tokens/:tokenId` of Express. */
function expressPath(path: string): string {
  return path.replaceAll(/\{([^}]+)\}/g, ':$1')
}

function takesJson(operation: ApiOperation): boolean {
  return operation.body !== undefined && !operation.body.has('*/*')
}

function requireJson(operation: ApiOperation): RequestHandler {
  const accepted = [...(operation.body?.keys() ?? [])]
  return (request, _response, next) => {
    if (!accepted.includes(mediaTypeOf(request))) {
      throw new HttpProblem(
        'unsupported-media-type',
        `The body must be ${accepted.join(' or ')}; say so in Content-Type.`,
        { headers: { Accept: accepted.join(', ') } },
      )
    }
    next()
  }
}

/** The media type of the body without its parameters; empty when the request does not say. */
function mediaTypeOf(request: Request): string {
  return (request.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
