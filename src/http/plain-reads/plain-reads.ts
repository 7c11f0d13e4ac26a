import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Tokens } from '../../governance/index.ts'
import type { Actor, Registry } from '../../registry/index.ts'
import { catalogueReads, type VersionSegments } from '../answers/catalogue-reads.ts'
import type { ReadAnswer } from '../answers/read-answer.ts'
import type { ApiDescription, ApiOperation } from '../description/api-description.ts'
import type { Reading } from '../description/reading.ts'
import type { RequestValidator } from '../description/request-validator.ts'
import { isLocalHost } from '../loopback-hosts.ts'
import { HttpProblem } from '../problems/http-problem.ts'
import { problemOfError } from '../problems/problem-of-error.ts'
import { REQUEST_ID } from '../requests/request-context.ts'
import type { RequestRecords } from '../requests/request-records.ts'
import type { SharedHeaders } from '../shared-headers.ts'
import { overlap, parametersIn, pathPattern, type PathPattern } from './path-pattern.ts'
import { type PlainRequest, readPlainRequest } from './plain-request.ts'

/** An operation whose plain requests are answered here. */
interface PlainRoute {
  readonly operation: ApiOperation
  readonly pattern: PathPattern
  /** Of parameters that fit the description. */
  readonly read: (parameters: VersionSegments) => Promise<ReadAnswer>
}

interface Asked extends PlainRequest {
  readonly route: PlainRoute
  readonly parameters: Readonly<Record<string, string>>
}

export interface PlainReadsInput {
  readonly description: ApiDescription
  readonly validator: RequestValidator
  readonly registry: Pick<Registry, 'services' | 'versions'>
  readonly reading: Reading
  readonly tokens: Pick<Tokens, 'authenticate'>
  readonly records: RequestRecords
  readonly headers: SharedHeaders
  readonly log: Logger
  readonly newId: () => string
  readonly loopbackOnly: boolean
}

/**
 * Answers what programs ask thousands of times a second, a service, a version or a content as it is now, without
 * the way through Express, which takes several times as long as to find the answer (docs/adr/0056).
 *
 * It answers what it can answer with 200, and hands everything else on untouched: other requests, refusals, failures.
 * So every rule about those has one place, and what is answered here is made by the same functions as there.
 * @param otherwise answers the rest
 */
export function plainReads(input: PlainReadsInput, otherwise: RequestListener): RequestListener {
  const { validator, tokens, records, headers, log, newId, loopbackOnly } = input
  const routes = plainRoutes(input)

  async function answer(asked: Asked, request: IncomingMessage, response: ServerResponse) {
    const { route, parameters, secret } = asked
    const { operation } = route
    const id = newId()
    let actor: Actor | undefined
    let isHandedOn = false
    records.follow(response, id, performance.now(), () =>
      isHandedOn
        ? undefined
        : { method: 'GET', path: request.url ?? '', operation: operation.id, actor: actor?.id },
    )
    try {
      const sent = { params: parameters, query: {}, get: () => undefined }
      validator.parameters(operation, sent)
      actor = await whoAsks(tokens, secret, operation)
      const found = await route.read(parameters as unknown as VersionSegments)
      const { body } = found
      const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
      response.writeHead(200, {
        ...headers.ofApi(request),
        [REQUEST_ID]: id,
        ...found.headers,
        'Content-Length': length,
      })
      response.end(body)
    } catch (error) {
      // Asked once more, it is refused or fails there, with everything that is to be said about it. A fault of this way alone
      // would be seen by nobody, as the answer comes all the same.
      if (problemOfError(error).code === 'internal-error') {
        log.error({ err: error, request: id, operation: operation.id }, 'a plain read failed')
      }
      isHandedOn = true
      otherwise(request, response)
    }
  }

  return (request, response) => {
    const asked =
      loopbackOnly && !isLocalHost(request.headers.host) ? undefined : find(routes, request)
    if (asked === undefined) otherwise(request, response)
    else void answer(asked, request, response)
  }
}

/** @throws Error when another operation of the interface could be meant by the same address */
function plainRoutes({ description, registry, reading }: PlainReadsInput): readonly PlainRoute[] {
  const reads = catalogueReads(registry, reading)
  const readOf = new Map<string, PlainRoute['read']>([
    ['getService', (of) => reads.service(of)],
    ['getVersion', (of) => reads.version(of)],
    ['getContent', (of) => reads.content(of)],
  ])
  const gets = description.operations.filter(({ method }) => method === 'get')
  return gets.flatMap((operation) => {
    const read = readOf.get(operation.id)
    if (read === undefined) return []
    const pattern = pathPattern(operation.path)
    const other = gets.find((one) => one !== operation && overlap(pathPattern(one.path), pattern))
    if (other !== undefined)
      throw new Error(`an address may mean ${operation.id} as well as ${other.id}`)
    return { operation, pattern, read }
  })
}

function find(routes: readonly PlainRoute[], request: IncomingMessage): Asked | undefined {
  const plain = readPlainRequest(request)
  if (plain === undefined) return undefined
  for (const route of routes) {
    const parameters = parametersIn(route.pattern, plain.segments)
    if (parameters !== undefined) return { ...plain, route, parameters }
  }
  return undefined
}

/**
 * Whose token it is; undefined for whoever shows none, where none is needed.
 * @throws HttpProblem `credentials-required`, and `credentials-invalid` when the token is nobody's
 */
async function whoAsks(
  tokens: Pick<Tokens, 'authenticate'>,
  secret: string | undefined,
  { access }: ApiOperation,
): Promise<Actor | undefined> {
  if (secret === undefined) {
    if (access.anonymous) return undefined
    throw new HttpProblem('credentials-required', 'Reading needs a token.')
  }
  const actor = await tokens.authenticate(secret)
  if (actor === undefined) throw new HttpProblem('credentials-invalid', 'The token is unknown.')
  return actor
}
