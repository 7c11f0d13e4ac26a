import { z } from 'zod'
import { RegistryError } from './problems.ts'

/** One segment of a domain's path, and the name of a service. At most 63 characters, as in a DNS label. */
const SEGMENT = /^[a-z0-9][a-z0-9-]{0,62}$/
const MAX_DOMAIN_DEPTH = 8
const MAX_DOMAIN_LENGTH = 200 // characters; keeps every identifier within what a store takes as one

const SEGMENT_RULE =
  'lower-case letters, digits and hyphens, beginning with a letter or digit, at most 63 characters'

/**
 * Refuses a path that is no domain path.
 * @param pointer where the input has it
 * @throws RegistryError `invalid-name`
 */
export function requireDomainPath(path: string, pointer = '/path'): void {
  const segments = path.split('/')
  if (path.length > MAX_DOMAIN_LENGTH) {
    throw invalidName(
      pointer,
      `The domain "${shortened(path)}" has ${path.length} characters; at most ${MAX_DOMAIN_LENGTH} are accepted.`,
    )
  }
  if (segments.length > MAX_DOMAIN_DEPTH) {
    throw invalidName(
      pointer,
      `The domain "${shortened(path)}" has ${segments.length} levels; at most ${MAX_DOMAIN_DEPTH} are accepted.`,
    )
  }
  const wrong = segments.find((segment) => !SEGMENT.test(segment))
  if (wrong !== undefined) {
    throw invalidName(
      pointer,
      `The segment "${shortened(wrong)}" of the domain "${shortened(path)}" is not accepted: use ${SEGMENT_RULE}.`,
    )
  }
}

/** Refuses a name that is no service name; `what` is named likewise. @throws RegistryError `invalid-name` */
export function requireServiceName(name: string, what = 'service name'): void {
  if (SEGMENT.test(name)) return
  throw invalidName(
    '/name',
    `The ${what} "${shortened(name)}" is not accepted: use ${SEGMENT_RULE}.`,
  )
}

/** The domain that a domain lies in; undefined for one at the top. */
export function parentDomain(path: string): string | undefined {
  const end = path.lastIndexOf('/')
  return end === -1 ? undefined : path.slice(0, end)
}

/** The domain itself and those it lies in, from the inside out. */
export function domainAndAncestors(path: string): readonly string[] {
  const paths = [path]
  for (let parent = parentDomain(path); parent !== undefined; parent = parentDomain(parent)) {
    paths.push(parent)
  }
  return paths
}

/** The name that a service has now, `domain/name`. */
export function nameOfService({
  domain,
  name,
}: {
  readonly domain: string
  readonly name: string
}): string {
  return `${domain}/${name}`
}

/** The identifier of a contract version: `domain/name@version`. */
export function versionId(service: string, version: string): string {
  return `${service}@${version}`
}

/** Parses what came from outside. @throws RegistryError `invalid-input`, with a pointer for each mistake */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const errors = result.error.issues.map((issue) => ({
    pointer: issue.path.map((step) => `/${escaped(String(step))}`).join(''),
    message: issue.message,
  }))
  const [first] = errors
  throw new RegistryError(
    'invalid-input',
    `${first?.pointer === '' || first === undefined ? 'The input' : first.pointer} is not accepted: ${first?.message ?? 'unknown reason'}.`,
    { errors },
  )
}

function invalidName(pointer: string, message: string): RegistryError {
  return new RegistryError('invalid-name', message, { errors: [{ pointer, message }] })
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`
}

/** RFC 6901, section 3. */
function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
