import type { Response } from 'supertest'
import {
  loadApiDescription,
  type ApiOperation,
  type ApiSchema,
} from '../../../src/http/description/api-description.ts'
import { createSchemaCompiler } from '../../../src/http/description/schema-compiler.ts'

const description = loadApiDescription()
const compiler = createSchemaCompiler(withClosedObjects(description.document))
const compiled = new Map<ApiSchema, ReturnType<typeof compiler.body>>()

/**
 * Holds an answer against the interface's description: status, media type and body. Members that the
 * description does not know are mistakes here, so that nothing is answered that is not described.
 * @throws Error that names the operation and every mistake
 */
export function checkResponse(response: Response): void {
  const { method, path } = response.request as unknown as { method: string; path?: string }
  const url = new URL((response.request as unknown as { url: string }).url)
  const where = `${method} ${path ?? url.pathname} answered ${response.status}`
  const operation = operationFor(method, url.pathname)
  if (operation === undefined) {
    if (![404, 405].includes(response.status)) throw new Error(`${where}, which is not described`)
    return
  }
  const content = operation.responses.get(String(response.status)) ?? failure(operation, response)
  if (content === undefined) throw new Error(`${where}, which ${operation.id} does not describe`)
  if ([204, 304, 308].includes(response.status) || method === 'HEAD') return

  const type = (response.get('Content-Type') ?? '').split(';', 1)[0] ?? ''
  if (!content.has(type))
    throw new Error(`${where} with ${type}, not ${[...content.keys()].join()}`)
  const schema = content.get(type)
  if (schema === undefined || !type.endsWith('json')) return
  const validate = compiled.get(schema) ?? compiler.body(closed(schema) as ApiSchema)
  compiled.set(schema, validate)
  if (!validate(JSON.parse(response.text))) {
    const mistakes = (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `  ${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    )
    throw new Error(`${where} with a body that does not fit:\n${mistakes.join('\n')}`)
  }
}

/** `default` describes failures only. */
function failure(
  operation: ApiOperation,
  response: Response,
): ReturnType<ApiOperation['responses']['get']> {
  return response.status >= 400 ? operation.responses.get('default') : undefined
}

function operationFor(method: string, path: string): ApiOperation | undefined {
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
  return description.operations.find(
    (operation) =>
      operation.method === asked &&
      new RegExp(
        `^${operation.path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`,
      ).test(path),
  )
}

function withClosedObjects<T>(document: T): T {
  return closed(document) as T
}

/** Schemas that list their members are taken to list all of them. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, closed(member)]),
  )
  const isOpenObject =
    members['type'] === 'object' &&
    typeof members['properties'] === 'object' &&
    !('additionalProperties' in members)
  return isOpenObject ? { ...members, additionalProperties: false } : members
}
