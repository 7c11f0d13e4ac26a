import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIV3_1 } from 'openapi-types'
import { packageRoot } from '../../package-root.ts'
import { askBeforeReading, type Reading } from './reading.ts'

export type ApiDocument = OpenAPIV3_1.Document
export type ApiSchema = OpenAPIV3_1.SchemaObject | OpenAPIV3_1.ReferenceObject

/** Where the operations under the document's own server are served. */
export const API_ROOT = '/api/v1'

export const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const
export type Method = (typeof METHODS)[number]

/** A parameter with its references followed. */
export interface ApiParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: ApiSchema
}

/** An operation of the interface, as requests are matched to it. */
export interface ApiOperation {
  readonly id: string
  readonly method: Method
  /** The path under which it is served, in OpenAPI's notation (`/api/v1/tokens/{tokenId}`). */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly ApiParameter[]
  /** Whether it is open without credentials, and whether a password is accepted for it. */
  readonly access: { readonly anonymous: boolean; readonly password: boolean }
  /** Schemas of the body by media type; undefined when the operation has no body. */
  readonly body: ReadonlyMap<string, ApiSchema | undefined> | undefined
  /** Schemas of the answers by status (or `default`) and media type. */
  readonly responses: ReadonlyMap<string, ReadonlyMap<string, ApiSchema | undefined>>
}

/** The description of the interface, and what routing, validation and documentation read from it. */
export interface ApiDescription {
  readonly document: ApiDocument
  readonly operations: readonly ApiOperation[]
}

/**
 * Reads `specs/concordat.openapi.yaml`; it ships with the package, so a fault in it is a bug.
 * @param reading who may read: the file describes a registry that everybody reads
 */
export function loadApiDescription(reading: Reading = 'open'): ApiDescription {
  const file = join(packageRoot, 'specs', 'concordat.openapi.yaml')
  const document = load(readFileSync(file, 'utf8')) as ApiDocument
  if (reading === 'signed-in') askBeforeReading(document, METHODS)
  return { document, operations: [...operationsOf(document)] }
}

/** Follows references, to the object that they end at. */
export function dereferenced<T extends object>(
  document: ApiDocument,
  value: T | OpenAPIV3_1.ReferenceObject,
): T {
  if (!('$ref' in value)) return value
  const steps = value.$ref.slice('#/'.length).split('/')
  let target: unknown = document
  for (const step of steps) target = (target as Record<string, unknown>)[step]
  if (target === undefined) throw new TypeError(`the description has no ${value.$ref}`)
  return dereferenced(document, target as T | OpenAPIV3_1.ReferenceObject)
}

function* operationsOf(document: ApiDocument): Generator<ApiOperation> {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method]
      if (item === undefined || operation === undefined) continue
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
      const security = operation.security ?? document.security ?? []
      yield {
        id: operation.operationId ?? `${method} ${path}`,
        method,
        path: item.servers === undefined ? `${API_ROOT}${path}` : path,
        tag: operation.tags?.[0] ?? '',
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        parameters: parameters.map((parameter) => parameterOf(document, parameter)),
        access: {
          anonymous: security.some((way) => Object.keys(way).length === 0),
          password: security.some((way) => 'basicPassword' in way),
        },
        body:
          operation.requestBody === undefined
            ? undefined
            : schemasOf(dereferenced(document, operation.requestBody).content),
        responses: new Map(
          Object.entries(operation.responses).map(([status, response]) => [
            status,
            schemasOf(dereferenced(document, response).content),
          ]),
        ),
      }
    }
  }
}

function parameterOf(
  document: ApiDocument,
  parameter: OpenAPIV3_1.ParameterObject | OpenAPIV3_1.ReferenceObject,
): ApiParameter {
  const { name, in: place, required, description, schema } = dereferenced(document, parameter)
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    throw new TypeError(
      `the description has a parameter ${name} in ${place}, which is not supported`,
    )
  }
  return {
    name,
    in: place,
    required: required ?? false,
    description: description ?? '',
    schema: schema ?? {},
  }
}

function schemasOf(
  content: Record<string, OpenAPIV3_1.MediaTypeObject> | undefined,
): ReadonlyMap<string, ApiSchema | undefined> {
  return new Map(Object.entries(content ?? {}).map(([type, media]) => [type, media.schema]))
}
