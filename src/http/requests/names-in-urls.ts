/** `payments~cards` in a URL is the domain `payments/cards`. */
export function domainOf(segment: string): string {
  return segment.replaceAll('~', '/')
}

/** The path of a domain under `/domains`. */
export function domainUrl(path: string): string {
  return path.replaceAll('/', '~')
}

/** The id of a service from the two segments of its URL. */
export function serviceOf(parameters: { readonly domain: string; readonly name: string }): string {
  return `${domainOf(parameters.domain)}/${parameters.name}`
}

/** The two segments of a service's URL from its id. */
export function serviceUrl(service: string): string {
  const slash = service.lastIndexOf('/')
  return `${domainUrl(service.slice(0, slash))}/${service.slice(slash + 1)}`
}
