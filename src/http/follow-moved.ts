import type { ErrorRequestHandler, Request } from 'express'
import { RegistryError } from '../registry/index.ts'
import { domainUrl, serviceUrl } from './requests/names-in-urls.ts'
import { isUnsafe } from './requests/request-context.ts'

/** The number of a version below a service. */
const VERSION_PATH = /^([^?]*?\/services\/[^/?]+\/[^/?]+\/versions\/)([^/?]+)/
const SERVICE_PATH = /^((?:\/[^/?]+)*?\/services)\/[^/?]+\/[^/?]+/
const DOMAIN_PATH = /^((?:\/[^/?]+)*?\/domains)\/[^/?]+/

/**
 * Reading by a former name leads on to the same place under the present one (308, RFC 9110, section 15.4.9). Whoever
 * writes is told the name instead: a pipeline that pushes to a name of before should be put right.
 */
export const followMoved: ErrorRequestHandler = (error, request, response, next) => {
  const location =
    error instanceof RegistryError && !isUnsafe(request) && !response.headersSent
      ? locationAfter(error, request)
      : undefined
  if (location === undefined) {
    next(error)
    return
  }
  response.status(308).location(location).end()
}

function locationAfter({ code, details }: RegistryError, request: Request): string | undefined {
  const { movedTo, renumbered = {} } = details
  const { originalUrl } = request
  if (movedTo === undefined) return undefined
  if (code === 'domain-moved' && DOMAIN_PATH.test(originalUrl)) {
    return originalUrl.replace(
      DOMAIN_PATH,
      (_path, domains: string) => `${domains}/${domainUrl(movedTo)}`,
    )
  }
  if (code !== 'service-moved' || !SERVICE_PATH.test(originalUrl)) return undefined
  return originalUrl
    .replace(SERVICE_PATH, (_path, services: string) => `${services}/${serviceUrl(movedTo)}`)
    .replace(VERSION_PATH, (_path, before: string, number: string) => {
      const present = Object.hasOwn(renumbered, number) ? (renumbered[number] ?? number) : number
      return `${before}${present}`
    })
}
