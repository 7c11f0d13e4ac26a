import type { OpenAPIV3_1 } from 'openapi-types'

/** Whether the registry is read without credentials, or by those who are signed in or send a token alone. */
export type Reading = 'open' | 'signed-in'

/**
 * Operations that answer everybody, however reading is set: they tell nothing of what is registered, and without them
 * nobody could sign in or find out how.
 */
const OPEN_TO_EVERYBODY: ReadonlySet<string> = new Set([
  'startSession',
  'endSession',
  'getMe',
  'getHealth',
  'getReadiness',
  'getDescription',
  'getDocumentation',
  'getProblem',
])

/**
 * The description as it holds where reading asks for credentials: an operation that was open to everybody needs the
 * document's own credentials. What is enforced is read from it, and so is what clients are told.
 * @param document changed in place
 * @param methods those that operations may have
 */
export function askBeforeReading(
  document: OpenAPIV3_1.Document,
  methods: readonly `${OpenAPIV3_1.HttpMethods}`[],
): void {
  const ways = document.security ?? []
  document.security = ways.filter(asksSomething)
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item?.[method]
      if (operation === undefined) continue
      if (OPEN_TO_EVERYBODY.has(operation.operationId ?? '')) operation.security ??= ways
      else if (operation.security?.every(asksSomething) === false) {
        operation.security = operation.security.filter(asksSomething)
      }
    }
  }
}

function asksSomething(way: OpenAPIV3_1.SecurityRequirementObject): boolean {
  return Object.keys(way).length > 0
}
